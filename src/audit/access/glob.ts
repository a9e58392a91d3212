import { isName, Letter } from './letters';

/** A pattern over letters: letters, and these classes as negative numbers. */
export type Token = number;

/** `?`: any letter. */
export const ANY: Token = -1;
/** `*`: any letters. */
export const STAR: Token = -2;
/** A letter but `/` and `:`, and letters of that kind. */
export const SEGMENT: Token = -3;
export const SEGMENT_STAR: Token = -4;
/** Letters but `:`, as `*` is in one part of an ARN. */
export const PART: Token = -5;
export const PART_STAR: Token = -6;
/** Any letter that is no name: `?`, where it is not to match more than it surely does. */
export const ANY_KNOWN: Token = -7;

/** One pattern. */
export interface Glob {
  readonly tokens: readonly Token[];
  /** Whether the case of letters does not matter. */
  readonly fold: boolean;
}

/** Positions in the tokens that may come next. The end of the tokens is a position too. */
export type Positions = readonly number[];

/** Where a match stands after one more letter. */
export function step(glob: Glob, positions: Positions, letter: Letter): Positions {
  if (positions.length === 0) return positions;
  const next: number[] = [];
  for (const position of positions) {
    const token = glob.tokens[position];
    if (token === undefined || !accepts(token, letter, glob.fold)) continue;
    next.push(isStar(token) ? position : position + 1);
    // a name may be as long as several `?`
    if (isName(letter)) for (let more = position + 1; token === ANY && glob.tokens[more] === ANY; more++) next.push(more + 1);
  }
  return closure(glob, next);
}

/** Whether what was read so far matches. */
export function matched(glob: Glob, positions: Positions): boolean {
  return positions.at(-1) === glob.tokens.length;
}

/** The letters that a match may treat unlike all others at these positions. */
export function expected(glob: Glob, positions: Positions): Letter[] {
  return positions.flatMap((position) => {
    const token = glob.tokens[position];
    if (token === undefined || token === ANY || token === ANY_KNOWN || token === STAR) return [];
    if (token === SEGMENT || token === SEGMENT_STAR) return [SLASH, COLON];
    if (token === PART || token === PART_STAR) return [COLON];
    return glob.fold ? bothCases(token) : [token];
  });
}

/** Where a match stands after some letters. Most patterns begin with letters of their own, for which one comparison each is enough. */
export function after(glob: Glob, letters: readonly Letter[]): Positions {
  const { tokens, fold } = glob;
  let read = 0;
  while (!fold && read < letters.length && tokens[read] === letters[read]) read++;
  let positions = closure(glob, [read]);
  for (; read < letters.length && positions.length > 0; read++) positions = step(glob, positions, letters[read]);
  return positions;
}

/** Whether a string matches. */
export function matches(glob: Glob, letters: readonly Letter[]): boolean {
  return matched(glob, after(glob, letters));
}

/** The pattern that a text with `*` and `?` is. */
export function wildcards(text: string, fold = false): Glob {
  return { tokens: lettersOf(text).map((letter) => letter === ASTERISK ? STAR : letter === QUESTION_MARK ? ANY : letter), fold };
}

/** The letters of a literal string. */
export function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  for (let index = 0; index < text.length; index++) letters.push(text.charCodeAt(index));
  return letters;
}

const [SLASH, COLON, ASTERISK, QUESTION_MARK] = lettersOf('/:*?');

function isStar(token: Token): boolean {
  return token === STAR || token === SEGMENT_STAR || token === PART_STAR;
}

function accepts(token: Token, letter: Letter, fold: boolean): boolean {
  switch (token) {
    case ANY: case STAR: return true;
    case ANY_KNOWN: return !isName(letter);
    case SEGMENT: case SEGMENT_STAR: return letter !== SLASH && letter !== COLON;
    case PART: case PART_STAR: return letter !== COLON;
    default: return token === letter || (fold && !isName(letter) && bothCases(token).includes(letter));
  }
}

function bothCases(letter: Letter): Letter[] {
  if (isName(letter)) return [letter];
  const text = String.fromCharCode(letter);
  return [...new Set([letter, ...lettersOf(text.toLowerCase()).slice(0, 1), ...lettersOf(text.toUpperCase()).slice(0, 1)])];
}

/** Stars may match nothing. Positions are sorted and without repetition. */
function closure(glob: Glob, positions: readonly number[]): Positions {
  if (positions.length === 1 && !isStar(glob.tokens[positions[0]])) return positions;
  const all: number[] = [];
  let last = -1;
  for (const position of inOrder(positions)) {
    if (position <= last) continue; // reached over stars already
    all.push(last = position);
    while (last < glob.tokens.length && isStar(glob.tokens[last])) all.push(++last);
  }
  return all;
}

function inOrder(positions: readonly number[]): readonly number[] {
  const sorted = positions.every((position, index) => index === 0 || positions[index - 1] <= position);
  return sorted ? positions : [...positions].sort((one, other) => one - other);
}
