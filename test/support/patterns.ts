import { ANY, Glob, lettersOf, STAR } from '../../src/audit/access/glob';
import { Language } from '../../src/audit/access/language';

/** A pattern with `*` and `?`. */
export const glob = (text: string, fold = false): Glob =>
  ({ tokens: lettersOf(text).map((letter) => letter === 42 ? STAR : letter === 63 ? ANY : letter), fold });
/** The strings that match one of the patterns. */
export const oneOf = (...patterns: string[]): Language => ({ globs: patterns.map((pattern) => glob(pattern)), some: true });
/** The strings that match none of them. */
export const noneOf = (...patterns: string[]): Language => ({ globs: patterns.map((pattern) => glob(pattern)), some: false });
