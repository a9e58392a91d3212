import { after, ANY, ANY_KNOWN, expected, Glob, lettersOf, matched, matches, PART, PART_STAR, SEGMENT, SEGMENT_STAR, STAR, step } from '../../../src/audit/access/glob';
import { Letters } from '../../../src/audit/access/letters';
import { glob } from '../../support/patterns';

const NAME = new Letters().of({ kind: 'name', id: 'a', label: '${A}' });
const of = (...tokens: number[]): Glob => ({ tokens, fold: false });

test.each([
  ['', '', true], ['', 'a', false], ['*', '', true], ['a*b', 'ab', true], ['a*b', 'aXbXb', true], ['a*b', 'aXbX', false], ['a?', 'a', false], ['a?', 'ab', true], ['**a**', 'bab', true], ['*?', '', false],
])('%j takes %j: %s', (pattern, text, expectation) => {
  expect(matches(glob(pattern), lettersOf(text))).toBe(expectation);
});

test('patterns are as regular expressions say, for all short strings', () => {
  const words = (length: number): string[] => length === 0 ? [''] : ['',
    ...words(length - 1).flatMap((word) => ['a', 'b'].map((letter) => letter + word))];
  const strings = [...new Set(words(4))];
  for (const pattern of ['a*', '*a', 'a?b', '*a*b*', '?*', 'ab', '*', '??']) {
    const regex = new RegExp(`^${pattern.replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
    const found = strings.filter((text) => matches(glob(pattern), lettersOf(text)));
    expect(found).toEqual(strings.filter((text) => regex.test(text)));
  }
});

test('the classes take what they are for', () => {
  const [slash, colon, a] = lettersOf('/:a');
  const takes = (token: number) => [slash, colon, a, NAME].map((letter) => matches(of(token), [letter]));
  expect([SEGMENT, PART, ANY, ANY_KNOWN].map(takes)).toEqual([
    [false, false, true, true], [true, false, true, true], [true, true, true, true], [true, true, true, false],
  ]);
  expect([SEGMENT_STAR, PART_STAR, STAR].map((token) => matches(of(token), lettersOf('a:/')))).toEqual([false, false, true]);
});

test('a name may be as long as several question marks', () => {
  expect([glob('?'), glob('???'), glob('a???')].map((one) => matches(one, [NAME]))).toEqual([true, true, false]);
});

test('the case of letters matters unless it is said not to', () => {
  expect([matches(glob('Abc'), lettersOf('aBC')), matches(glob('Abc', true), lettersOf('aBC'))]).toEqual([false, true]);
});

test('a match goes on letter by letter, and tells for which letters it waits', () => {
  const pattern = glob('ab*');
  const start = after(pattern, []);
  expect(expected(pattern, start)).toEqual(lettersOf('a'));
  expect(matched(pattern, step(pattern, step(pattern, start, lettersOf('a')[0]), lettersOf('b')[0]))).toBe(true);
  expect(step(pattern, start, lettersOf('x')[0])).toEqual([]);
  expect(after(pattern, lettersOf('ab'))).toEqual(step(pattern, after(pattern, lettersOf('a')), lettersOf('b')[0]));
});
