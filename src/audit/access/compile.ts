import { ANY, ANY_KNOWN, Glob, lettersOf, PART_STAR, STAR, Token } from './glob';
import { Letters } from './letters';
import { factsOf } from './parameter-pattern';
import { literalOf, ParameterHole, Part, Text } from '../document/text';

/** How a string of a policy is to be read. */
export interface Reading {
  readonly letters: Letters;
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  /** Whether `${...}` is a policy variable or an escape. */
  readonly variables: boolean;
  /** Whether the case of letters does not matter. */
  readonly fold?: boolean;
  /** Whether a `*` stays inside one part of an ARN: in a condition always, in a resource unless it ends the part. */
  readonly arn?: 'condition' | 'resource';
  /** Which way to err: match at least what the string may mean, or at most. */
  readonly err: 'over' | 'under';
  /** The same for policy variables whose value the caller picks. */
  readonly callers: 'over' | 'under';
  /** What a policy variable stands for. */
  readonly variable: (key: string) => VariableValue;
  /** What a parameter may hold that whoever deploys may give any value: judged by its name alone, or as `*`. */
  readonly parameters: 'named' | 'star' | 'either';
}

/** A variable's value: known, any that the caller likes, or none, which voids the statement. */
export type VariableValue = Text | 'any' | 'none';

/** The pattern; undefined: no string matches. */
export function compile(text: Text, reading: Reading): Glob | undefined {
  const { letters, wildcards, variables, err, fold } = reading;
  if (wildcards || variables) return compiled(text, reading);
  return letters.once(text, `as it is, ${err} ${fold}`, () => compiled(text, reading));
}

function compiled(text: Text, reading: Reading): Glob | undefined {
  const tokens: Token[] = [];
  for (const stretch of withVariables(text, reading)) {
    if (stretch === undefined) return undefined;
    const more = stretch === CALLERS ? [STAR] : tokensOf(stretch, reading);
    if (!more) return undefined;
    tokens.push(...more);
  }
  return { tokens: reading.arn ? insideParts(tokens, reading.arn) : tokens, fold: reading.fold ?? false };
}

/** A text as it stands, without wildcards and variables; undefined: no string matches. */
export function exactly(text: Text, letters: Letters): Glob | undefined {
  return compile(text, { letters, wildcards: false, variables: false, err: 'over', callers: 'over', variable: () => 'any', parameters: 'named' });
}

/** A text without holes and wildcards, which is the usual one, as it will be compared. */
export function plainText(text: Text): string | undefined {
  const literal = literalOf(text);
  return literal !== undefined && !/[*?$]/.test(literal) ? literal : undefined;
}

/** A stretch of text: to be read for wildcards, or taken as it is. */
interface Stretch {
  readonly part: Part;
  readonly raw: boolean;
}

const VARIABLE = /\$\{([^}]*)\}/g;
/** A variable whose name goes on in a hole: what it is, only the deployment says. */
const UNENDED = /\$\{[^}]*$/;

/** Splits literals at their policy variables. undefined: the statement is void. */
function withVariables(text: Text, reading: Reading): (Stretch | undefined)[] {
  if (!reading.variables) return text.map((part) => ({ part, raw: false }));
  const open = text.slice(0, -1).findIndex((part) => typeof part === 'string' && UNENDED.test(part));
  if (open >= 0) return [...withVariables([...text.slice(0, open), String(text[open]).replace(UNENDED, '')], reading), unreadable(reading)];
  return text.flatMap((part): (Stretch | undefined)[] => {
    if (typeof part !== 'string') return [{ part, raw: false }];
    const stretches: (Stretch | undefined)[] = [];
    let end = 0;
    for (const found of part.matchAll(VARIABLE)) {
      stretches.push({ part: part.slice(end, found.index), raw: false }, ...variable(found[1], reading));
      end = found.index + found[0].length;
    }
    return [...stretches, { part: part.slice(end), raw: false }];
  });
}

function variable(expression: string, reading: Reading): (Stretch | undefined)[] {
  if (['*', '?', '$'].includes(expression)) return [{ part: expression, raw: true }];
  const [, key, fallback] = /^\s*([^,\s]+?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(expression) ?? [];
  if (key === undefined) return [unreadable(reading)];
  const value = reading.variable(key);
  if (value === 'none') return [fallback === undefined ? undefined : { part: fallback, raw: true }];
  if (value !== 'any') return value.map((part) => ({ part, raw: true }));
  return reading.callers === 'over' ? [CALLERS] : [undefined];
}

/** Whatever the caller likes. */
const CALLERS: Stretch = { part: '*', raw: false };

/** What is no variable that could be looked up. */
function unreadable({ err }: Reading): Stretch | undefined {
  return err === 'over' ? CALLERS : undefined;
}

function tokensOf({ part, raw }: Stretch, { letters, wildcards, err, parameters }: Reading): Token[] | undefined {
  if (typeof part === 'string') {
    const tokens: Token[] = lettersOf(part);
    if (raw || !wildcards || !/[*?]/.test(part)) return tokens;
    return tokens.map((token) => token === ASTERISK ? STAR : token !== QUESTION_MARK ? token : err === 'over' ? ANY : ANY_KNOWN);
  }
  if (part.kind === 'unknown') return err === 'over' ? [STAR] : undefined;
  if (part.kind === 'name' || raw || !wildcards) return [letters.of(part)];
  return parameterTokens(part, letters, parameters, err);
}

function parameterTokens(part: ParameterHole, letters: Letters, parameters: Reading['parameters'], err: Reading['err']): Token[] | undefined {
  const { plain, folder } = factsOf(part.pattern);
  if (plain || parameters === 'named') return [letters.of(part), ...folder ? [SLASH] : []];
  if (parameters === 'star') return [STAR];
  return err === 'over' ? [STAR] : undefined;
}

const [SLASH, COLON, ASTERISK, QUESTION_MARK] = lettersOf('/:*?');

/**
 * Wildcards of the first five parts of an ARN.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function insideParts(tokens: Token[], where: 'condition' | 'resource'): Token[] {
  let colons = 0;
  return tokens.map((token, index) => {
    if (token === COLON) colons++;
    const endsPart = tokens[index + 1] === COLON || index === tokens.length - 1;
    return token === STAR && colons < 5 && !(endsPart && (where === 'resource' || tokens.length === 1)) ? PART_STAR : token;
  });
}
