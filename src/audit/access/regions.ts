import { isAbout } from './actions';
import { compile, Reading } from './compile';
import { Constraint, NumberSet } from './constraint';
import { asConstant } from './external-id-text';
import { Glob, lettersOf, SEGMENT_STAR, STAR } from './glob';
import { EVERYTHING, Language, NOTHING } from './language';
import { constraintOf, opposite } from './operators';
import { Literal, Region } from './problem';
import { Ranges } from './ranges';
import { HastyContract } from '../../contract';
import { concat, literalOf, NameHole, ParameterHole, Part, Text } from '../document/text';
import { Condition, Statement } from '../policy/statement';

/** How statements are turned into sets of requests. */
export interface Lens extends Pick<Reading, 'letters' | 'err' | 'callers' | 'parameters' | 'variable'> {
  /** Keys whose value is one that nobody here knows. */
  readonly hidden: (key: string) => boolean;
  /** Whether keys that the caller picks have one value, so that a request says the same wherever they stand. */
  readonly picks?: boolean;
  /** Of who asks, if it is one identity. */
  readonly account?: Text;
}

/** The requests for an action that a statement is about; undefined: none. */
export function regionOf(statement: Statement, action: string, lens: Lens, within?: Text): Region | undefined {
  const { unknown, when, actions } = statement;
  if (unknown !== undefined) return lens.err === 'over' ? { when, constraints: inResource(within, lens) } : undefined;
  if (!isAbout(actions, action, lens.err)) return undefined;
  const { letters, err, callers, parameters } = lens;
  const alike = letters.once(statement, 'alike', () => isAlikeForAll(statement));
  const constraints = alike ? letters.once(statement, `${err} ${callers} ${parameters}`, () => constraintsOf(statement, lens)) : constraintsOf(statement, lens);
  return constraints && { when, constraints: within ? [...inResource(within, lens), ...constraints] : constraints };
}

/** What a statement asks of a request beside its action; undefined: what none has. */
function constraintsOf(statement: Statement, given: Lens): readonly Literal[] | undefined {
  const keys = given.picks && statement.variables ? pickedKeys(statement, given) : [];
  const lens: Lens = keys.length > 0 ? { ...given, variable: (key) => keys.includes(key.toLowerCase()) ? [PICKED] : given.variable(key) } : given;
  const constraints: Literal[] = keys.map((key) => picked(key));
  const resource = resourceLanguage(statement, lens);
  if (resource.some && resource.globs.length === 0) return undefined;
  if (resource !== EVERYTHING) constraints.push({ variable: 'resource', constraint: { absent: false, present: resource } });
  for (const condition of statement.conditions) {
    const literal = conditionLiteral(statement, condition, lens);
    if (literal) constraints.push(literal);
    else if (lens.err === 'under') return undefined;
  }
  return constraints;
}

/** Whether a statement asks the same of whoever asks. */
function isAlikeForAll({ resources, conditions, variables }: Statement): boolean {
  const texts = [...resources.patterns, ...conditions.flatMap(({ values }) => values)];
  return !(variables && texts.flat().some((part) => typeof part === 'string' && part.includes('$')))
    && !conditions.some(({ key }) => /^(aws:principal(arn|orgid)|s3:dataaccesspoint\w+)$/i.test(key));
}

/** A constraint on the resource. */
export function resourceLiteral(globs: readonly Glob[]): Literal {
  return { variable: 'resource', constraint: { absent: false, present: { globs, some: true } } };
}

/** As the readers call the account and region of a deployment. */
const DEPLOYED_TO = ['AWS::AccountId', 'AWS::Region'].map((id): NameHole => ({ kind: 'name', id, label: `\${${id}}` }));

/** A resource itself, and what is inside it. */
function inResource(within: Text | undefined, lens: Lens): readonly Literal[] {
  if (!within) return [];
  return lens.letters.once(within, `in ${lens.err} ${lens.callers}`, () => {
    const exact = compile(within, { ...lens, wildcards: false, variables: false, parameters: 'named' });
    // what allows may write out the account and region that the documents leave open: it is attached to the resource all the same
    const open = lens.callers === 'over' ? DEPLOYED_TO.map((hole) => lens.letters.of(hole)) : [];
    const glob = exact && { ...exact, tokens: exact.tokens.map((token) => open.includes(token) ? SEGMENT_STAR : token) };
    return glob ? [resourceLiteral([glob, { tokens: [...glob.tokens, ...lettersOf('/'), STAR], fold: false }])] : [];
  });
}

function resourceLanguage({ resources: { not, patterns }, variables }: Statement, lens: Lens): Language {
  const [err, callers] = not ? [opposite(lens.err), opposite(lens.callers)] : [lens.err, lens.callers];
  const globs = patterns.map((pattern) => compile(pattern, {
    ...lens, err, callers, wildcards: true, variables, ...(err === 'under' && { arn: 'resource' as const }),
  })).filter((glob): glob is Glob => glob !== undefined);
  // a variable without a value voids a statement with NotResource, or only its own pattern
  if (not && lens.err === 'under' && globs.length < patterns.length) return NOTHING;
  if (globs.some(({ tokens }) => tokens.length === 1 && tokens[0] === STAR)) return not ? NOTHING : EVERYTHING;
  return { globs, some: !not };
}

/** Keys that have several values at once: what one value says of them, the others may deny. */
const SEVERAL = ['aws:tagkeys', 'aws:calledvia', 'aws:principalorgpaths', 'aws:resourceorgpaths', 'aws:sourceorgpaths', 'aws:principalservicenameslist', 'aws:vpceorgpaths'];

function conditionLiteral(statement: Statement, condition: Statement['conditions'][number], lens: Lens): Literal | undefined {
  const key = condition.key.toLowerCase();
  if (SEVERAL.includes(key) || lens.hidden(key)) return undefined;
  const constraint = constraintOf(asJudged(condition, key, lens), { ...lens, variables: statement.variables });
  if (!constraint) return undefined;
  return key === 'aws:epochtime' ? { variable: 'aws:currenttime', constraint: inMilliseconds(constraint) } : { variable: key, constraint };
}

const PICKED = 'x';

function picked(key: string): Literal {
  return { variable: key, constraint: { absent: false, present: { some: true, globs: [{ tokens: lettersOf(PICKED), fold: false }] } } };
}

/** The keys that a statement has as policy variables, and whose values the caller picks. */
function pickedKeys({ resources, conditions }: Statement, { variable }: Lens): string[] {
  const literals = [...resources.patterns, ...conditions.flatMap(({ values }) => values)].flat().filter((part) => typeof part === 'string');
  const keys = literals.flatMap((part) => [...part.matchAll(/\$\{\s*([^},\s]+)[^}]*\}/g)].map(([, key]) => key));
  return [...new Set(keys.filter((key) => !/^[*?$]$/.test(key) && variable(key) === 'any').map((key) => key.toLowerCase()))];
}

function asJudged(condition: Condition, key: string, lens: Lens): Condition {
  if (key === 'aws:principalarn') return inOwnAccount(openParameters(condition, lens), lens);
  if (key === 'sts:externalid') return /equals/i.test(condition.operator) ? { ...condition, values: condition.values.map(asConstant) } : condition;
  return key === 's3:prefix' ? condition : openParameters(condition, lens);
}

/** A parameter may hold just what a key has, or what another statement says: where all that is possible counts, it is any value. */
function openParameters(condition: Condition, { parameters }: Lens): Condition {
  if (parameters !== 'either' || !condition.values.some((value) => value.some(isParameter))) return condition;
  const open = (part: Part): Part => isParameter(part) ? { kind: 'unknown', why: `the parameter ${part.label}` } : part;
  return { ...condition, values: condition.values.map((value) => value.map(open)) };
}

function isParameter(part: Part): part is ParameterHole {
  return typeof part !== 'string' && part.kind === 'parameter';
}

/** An account that is written out may be the one that is deployed to, where that is left open. */
function inOwnAccount(condition: Condition, { err, account }: Lens): Condition {
  if (!account || literalOf(account) !== undefined || (err === 'over') === /not/i.test(condition.operator)) return condition;
  const open = condition.values.flatMap((value): Text[] => {
    const [, before, number, after] = /^(arn:aws:\w+::)(\d{12})(:.*)$/.exec(literalOf(value) ?? '') ?? [];
    return number === undefined || number === HastyContract.ACCOUNT_ID ? [] : [concat([before], account, [after])];
  });
  return { ...condition, values: [...condition.values, ...open] };
}

function inMilliseconds(constraint: Constraint): Constraint {
  if (!('ranges' in constraint.present) || constraint.present.kind === 'date') return constraint;
  const scaled = (bound?: { value: number | bigint; included: boolean }) => bound && { ...bound, value: Number(bound.value) * 1000 };
  const ranges: Ranges = constraint.present.ranges.map(({ low, high }) => ({ ...low && { low: scaled(low) }, ...high && { high: scaled(high) } }));
  const present: NumberSet = { kind: 'date', ranges };
  return { ...constraint, present };
}
