import { after, expected, Glob, matched, matches, Positions, step } from './glob';
import { Letter, lettersPreferred } from './letters';

/** A set of strings: those that match one of the globs (`some`), or none of them. */
export interface Language {
  readonly globs: readonly Glob[];
  readonly some: boolean;
}

export const EVERYTHING: Language = { globs: [], some: false };
export const NOTHING: Language = { globs: [], some: true };

export function complement({ globs, some }: Language): Language {
  return { globs, some: !some };
}

/** Thrown when a search takes more states than it may; the audit then cannot tell. */
export class BudgetExceeded extends Error {}

const MAX_STATES = 20_000;

/**
 * A string that is in all the languages, and a short one; undefined: there is none. The same questions come up again and again, for one statement after
 * another, so answers are kept.
 */
export function member(languages: readonly Language[]): readonly Letter[] | undefined {
  const asked: string[] = [];
  for (const { globs, some } of languages) {
    if (some && globs.length === 0) return undefined;
    const key = globs.length === 1 ? nameOf(globs[0]) : globs.map(nameOf).sort().join();
    if (asked.includes(some ? `!${key}` : key)) return undefined;
    const signed = some ? key : `!${key}`;
    if (key !== '' && !asked.includes(signed)) asked.push(signed);
  }
  const question = asked.sort().join(' ');
  if (answers.has(question)) return answers.get(question);
  if (answers.size > MAX_ANSWERS) {
    answers.clear();
    names.clear();
  }
  const fromList = listed(languages);
  const answer = fromList === undefined ? search(languages) : fromList ?? undefined;
  answers.set(question, answer);
  return answer;
}

const MAX_ANSWERS = 50_000;
const answers = new Map<string, readonly Letter[] | undefined>();
const names = new Map<string, string>();
const named = new WeakMap<Glob, string>();
let count = 0;

/** A short name, which equal patterns share. */
function nameOf(glob: Glob): string {
  const known = named.get(glob);
  if (known !== undefined) return known;
  let written = glob.fold ? '\0' : ''; // tokens are written as 1 and above
  for (const token of glob.tokens) written += String.fromCodePoint(token + 8);
  const name = names.get(written) ?? `${++count}`;
  names.set(written, name);
  named.set(glob, name);
  return name;
}

/** The answer where one language is a list of strings: one of them, `null` for none; undefined: there is no such language. */
function listed(languages: readonly Language[]): readonly Letter[] | null | undefined {
  const list = languages.find(({ globs, some }) => some && globs.every(({ tokens, fold }) => !fold && tokens.every((token) => token >= 0)));
  return list && (list.globs.map(({ tokens }) => tokens).find((letters) => languages.every((language) => contains(language, letters))) ?? null);
}

/** Whether a string is in a language. */
export function contains({ globs, some }: Language, letters: readonly Letter[]): boolean {
  return globs.some((glob) => matches(glob, letters)) === some;
}

interface State {
  readonly at: readonly (readonly Positions[])[];
  readonly letter: Letter;
  readonly from?: State;
}

/**
 * Goes through the positions that the patterns are at: in each state only the letters that a pattern waits for make a difference, and all
 * others are alike, so one stands for them.
 *
 * @throws {BudgetExceeded} when it takes more states than it may
 */
function search(languages: readonly Language[]): readonly Letter[] | undefined {
  const accepting = (at: State['at']) => languages.every(({ globs, some }, i) => globs.some((glob, k) => matched(glob, at[i][k])) === some);
  // a language of `some` whose patterns are all lost can never be reached again
  const lost = (at: State['at']) => languages.some(({ some }, i) => some && at[i].every((positions) => positions.length === 0));
  const beginning = commonBeginning(languages);
  const first: State = { at: languages.map(({ globs }) => globs.map((glob) => after(glob, beginning))), letter: -1 };
  if (accepting(first.at)) return beginning;
  if (lost(first.at)) return undefined;
  const seen = new Set([first.at.join('|')]);
  let wave: State[] = [first];
  while (wave.length > 0) {
    const next: State[] = [];
    for (const state of wave) {
      const special = languages.flatMap(({ globs }, i) => globs.flatMap((glob, k) => expected(glob, state.at[i][k])));
      for (const letter of lettersPreferred(special)) {
        const at = languages.map(({ globs }, i) => globs.map((glob, k) => step(glob, state.at[i][k], letter)));
        if (lost(at)) continue;
        const key = at.map((positions) => positions.join(';')).join('|');
        if (seen.has(key)) continue;
        const reached: State = { at, letter, from: state };
        if (accepting(at)) return [...beginning, ...read(reached)];
        seen.add(key);
        if (seen.size > MAX_STATES) throw new BudgetExceeded('a search through patterns');
        next.push(reached);
      }
    }
    wave = next;
  }
  return undefined;
}

/** The letters that every member begins with, as far as one language alone says it. */
function commonBeginning(languages: readonly Language[]): readonly Letter[] {
  const beginnings = languages.filter(({ some }) => some).map(({ globs }) => globs.map(literalBeginning).reduce((one, other) => {
    const end = one.findIndex((letter, index) => letter !== other[index]);
    return end < 0 ? one : one.slice(0, end);
  }));
  return beginnings.reduce<readonly Letter[]>((one, other) => other.length > one.length ? other : one, []);
}

function literalBeginning({ tokens, fold }: Glob): readonly Letter[] {
  const end = fold ? 0 : tokens.findIndex((token) => token < 0);
  return end < 0 ? tokens : tokens.slice(0, end);
}

function read(end: State): Letter[] {
  const letters: Letter[] = [];
  for (let state: State | undefined = end; state?.from; state = state.from) letters.push(state.letter);
  return letters.reverse();
}
