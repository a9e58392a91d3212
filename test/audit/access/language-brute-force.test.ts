import fc from 'fast-check';
import { ANY, ANY_KNOWN, Glob, PART, PART_STAR, SEGMENT, SEGMENT_STAR, STAR, Token } from '../../../src/audit/access/glob';
import { BudgetExceeded, complement, contains, EVERYTHING, Language, member } from '../../../src/audit/access/language';
import { Letter, Letters } from '../../../src/audit/access/letters';
import { name } from '../../support/holes';
import { glob, noneOf, oneOf } from '../../support/patterns';

const [A, BIG_A, SLASH, COLON, OTHER] = [...'aA/:z'].map((letter) => letter.charCodeAt(0));
const NAME = new Letters().of(name('Images'));

/** What patterns mean, said in another way: letter by letter, without sets of positions. */
function fits({ tokens, fold }: Glob, letters: readonly Letter[]): boolean {
  if (tokens.length === 0) return letters.length === 0;
  const [[token, ...rest], [letter, ...others]] = [tokens, letters];
  const star = [STAR, SEGMENT_STAR, PART_STAR].includes(token);
  const here = letters.length > 0 && accepts(token, letter, fold) && fits({ tokens: star ? tokens : rest, fold }, others);
  return here || (star && fits({ tokens: rest, fold }, letters));
}

function accepts(token: Token, letter: Letter, fold: boolean): boolean {
  if (token === ANY || token === STAR || token === ANY_KNOWN) return true;
  if (token === SEGMENT || token === SEGMENT_STAR) return letter !== SLASH && letter !== COLON;
  if (token === PART || token === PART_STAR) return letter !== COLON;
  return token === letter || (fold && [A, BIG_A].includes(token) && [A, BIG_A].includes(letter));
}

const within = ({ globs, some }: Language, letters: readonly Letter[]) => globs.some((one) => fits(one, letters)) === some;

/** All strings of at most four letters. */
function strings(alphabet: readonly Letter[]): Letter[][] {
  let longest: Letter[][] = [[]];
  const all = [...longest];
  for (let length = 1; length <= 4; length++) {
    longest = longest.flatMap((one) => alphabet.map((letter) => [...one, letter]));
    all.push(...longest);
  }
  return all;
}

function languages(tokens: readonly Token[]): fc.Arbitrary<Language[]> {
  const one: fc.Arbitrary<Glob> = fc.record({ tokens: fc.array(fc.constantFrom(...tokens), { maxLength: 3 }), fold: fc.boolean() });
  return fc.array(fc.record({ globs: fc.array(one, { maxLength: 2 }), some: fc.boolean() }), { minLength: 1, maxLength: 4 });
}

describe.each<[string, Token[], Letter[]]>([
  ['letters and wildcards', [A, BIG_A, SLASH, COLON, ANY, ANY_KNOWN, STAR, SEGMENT, SEGMENT_STAR, PART, PART_STAR], [A, BIG_A, SLASH, COLON, OTHER]],
  ['names', [A, SLASH, COLON, NAME, STAR, SEGMENT, SEGMENT_STAR, PART, PART_STAR], [A, BIG_A, SLASH, COLON, OTHER, NAME]],
])('sets of strings of %s', (_, tokens, alphabet) => {
  const all = strings(alphabet);

  test('have a member in common when trying all short strings finds one, and it is in all of them', () => {
    fc.assert(fc.property(languages(tokens), (asked) => {
      const found = member(asked);
      if (found) expect(asked.filter((language) => !within(language, found))).toEqual([]);
      else expect(all.find((letters) => asked.every((language) => within(language, letters)))).toBeUndefined();
    }), { numRuns: 500 });
  });

  test('contain what their patterns match', () => {
    fc.assert(fc.property(languages(tokens), fc.constantFrom(...all), (asked, letters) => {
      expect(asked.map((language) => contains(language, letters))).toEqual(asked.map((language) => within(language, letters)));
      expect(asked.map((language) => contains(complement(language), letters))).toEqual(asked.map((language) => !within(language, letters)));
    }), { numRuns: 500 });
  });
});

describe('a member', () => {
  test('is found by the same answer when equal sets are asked for again', () => {
    expect(member([oneOf('a*', 'b'), noneOf('a')])).toBe(member([noneOf('a'), oneOf('b', 'a*'), EVERYTHING]));
  });

  test('is different where only case matters', () => {
    const folded: Language = { some: true, globs: [glob('Q', true)] };
    expect(member([folded, noneOf('q')])).toEqual([81]);
    expect(member([folded, noneOf('q', 'Q')])).toBeUndefined();
  });

  test('is not looked for without end', () => {
    const hard = [oneOf(`*a${'?'.repeat(16)}`), noneOf(`*b${'?'.repeat(15)}`, `*a${'?'.repeat(14)}`), oneOf(`*c${'?'.repeat(40)}`)];
    expect(() => member(hard)).toThrow(BudgetExceeded);
  });
});
