import { Text } from '../document/text';
import { Statement } from '../policy/statement';
import { isAbout } from './actions';
import { compile, Reading } from './compile';
import { Constraint, NumberSet } from './constraint';
import { Glob, lettersOf, STAR } from './glob';
import { EVERYTHING, Language, NOTHING } from './language';
import { constraintOf, opposite } from './operators';
import { Literal, Region } from './problem';
import { Ranges } from './ranges';

/** How statements are turned into sets of requests. */
export interface Lens extends Pick<Reading, 'letters' | 'err' | 'callers' | 'parameters' | 'variable'> {
  /** Keys whose value is one that nobody here knows. */
  readonly hidden: (key: string) => boolean;
}

/** The requests for an action that a statement is about; undefined: none. */
export function regionOf(statement: Statement, action: string, lens: Lens, within?: Text): Region | undefined {
  if (statement.unknown !== undefined) return lens.err === 'over' ? { when: statement.when, constraints: inResource(within, lens) } : undefined;
  if (!isAbout(statement.actions, action, lens.err)) return undefined;
  const constraints: Literal[] = [...inResource(within, lens)];
  const resource = resourceLanguage(statement, lens);
  if (resource.some && resource.globs.length === 0) return undefined;
  if (resource !== EVERYTHING) constraints.push({ variable: 'resource', constraint: { absent: false, present: resource } });
  for (const condition of statement.conditions) {
    const literal = conditionLiteral(statement, condition, lens);
    if (literal) constraints.push(literal);
    else if (lens.err === 'under') return undefined;
  }
  return { when: statement.when, constraints };
}

/** A constraint on the resource. */
export function resourceLiteral(globs: readonly Glob[]): Literal {
  return { variable: 'resource', constraint: { absent: false, present: { globs, some: true } } };
}

/** A resource itself, and what is inside it. */
function inResource(within: Text | undefined, lens: Lens): Literal[] {
  if (!within) return [];
  const glob = compile(within, { ...lens, wildcards: false, variables: false, parameters: 'named' });
  return glob ? [resourceLiteral([glob, { tokens: [...glob.tokens, ...lettersOf('/'), STAR], fold: false }])] : [];
}

function resourceLanguage({ resources: { not, patterns }, variables }: Statement, lens: Lens): Language {
  const [err, callers] = not ? [opposite(lens.err), opposite(lens.callers)] : [lens.err, lens.callers];
  const globs = patterns.map((pattern) => compile(pattern, {
    ...lens, err, callers, wildcards: true, variables, ...(err === 'under' && { arn: 'resource' as const }),
  })).filter((glob): glob is Glob => glob !== undefined);
  if (globs.some(({ tokens }) => tokens.length === 1 && tokens[0] === STAR)) return not ? NOTHING : EVERYTHING;
  return { globs, some: !not };
}


/** Keys that have several values at once: what one value says of them, the others may deny. */
const SEVERAL = ['aws:tagkeys', 'aws:calledvia', 'aws:principalorgpaths', 'aws:resourceorgpaths', 'aws:sourceorgpaths', 'aws:principalservicenameslist', 'aws:vpceorgpaths'];

function conditionLiteral(statement: Statement, condition: Statement['conditions'][number], lens: Lens): Literal | undefined {
  const key = condition.key.toLowerCase();
  if (SEVERAL.includes(key) || lens.hidden(key)) return undefined;
  const constraint = constraintOf(condition, { ...lens, variables: statement.variables });
  if (!constraint) return undefined;
  return key === 'aws:epochtime' ? { variable: 'aws:currenttime', constraint: inMilliseconds(constraint) } : { variable: key, constraint };
}

function inMilliseconds(constraint: Constraint): Constraint {
  if (!('ranges' in constraint.present) || constraint.present.kind === 'date') return constraint;
  const scaled = (bound?: { value: number | bigint; included: boolean }) => bound && { ...bound, value: Number(bound.value) * 1000 };
  const ranges: Ranges = constraint.present.ranges.map(({ low, high }) => ({ ...low && { low: scaled(low) }, ...high && { high: scaled(high) } }));
  const present: NumberSet = { kind: 'date', ranges };
  return { ...constraint, present };
}
