import * as fc from 'fast-check';
import { lettersOf } from '../../../src/audit/access/glob';
import { complement, contains, EVERYTHING, Language, member, NOTHING } from '../../../src/audit/access/language';
import { noneOf, oneOf } from '../../support/patterns';

const words = (length: number): string[] => length === 0 ? [''] : ['',
  ...words(length - 1).flatMap((word) => ['a', 'b', 'c'].map((letter) => letter + word))];
/** All strings of two letters, and one that stands for all others, up to the length that patterns of three tokens can tell apart. */
const STRINGS = [...new Set(words(5))].map(lettersOf);

const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 3 }).map((letters) => letters.join(''));
const language = fc.tuple(fc.array(pattern, { maxLength: 2 }), fc.boolean())
  .map(([patterns, some]): Language => some ? oneOf(...patterns) : noneOf(...patterns));

test('a string that is in all languages is found exactly when there is one, as trying all strings says', () => {
  fc.assert(fc.property(fc.array(language, { maxLength: 3 }), (languages) => {
    const found = member(languages);
    const exists = STRINGS.some((letters) => languages.every((one) => contains(one, letters)));
    expect(found !== undefined).toBe(exists);
    if (found) expect(languages.every((one) => contains(one, found))).toBe(true);
  }), { numRuns: 400 });
});

test('a shortest one is found', () => {
  expect(member([oneOf('a*'), noneOf('a', 'a?')])).toHaveLength(3);
  expect(member([oneOf('abc*', 'b*'), noneOf('a*')])).toEqual(lettersOf('b'));
});

test('everything, nothing and what is neither', () => {
  expect([member([EVERYTHING]), member([NOTHING]), member([])]).toEqual([[], undefined, []]);
  expect(complement(complement(oneOf('a')))).toEqual(oneOf('a'));
  expect(contains(complement(oneOf('a*')), lettersOf('b'))).toBe(true);
});

test('a pattern that begins with the letter v is not taken for one without regard to case', () => {
  const glob = (text: string, fold: boolean) => ({ globs: [{ tokens: lettersOf(text), fold }], some: true });
  expect(member([glob('vtrue', false), glob('vtrue', false)])).toBeDefined();
  expect(member([glob('true', true), glob('vtrue', false)])).toBeUndefined();
});
