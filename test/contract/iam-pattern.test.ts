import { runSimulation } from '@cloud-copilot/iam-simulate';
import * as fc from 'fast-check';
import { ObjectPrefix } from '../../src/contract';

const LATIN_1 = [...range(0x20, 0x7e), ...range(0xa0, 0xff)].map((code) => String.fromCharCode(code));

describe('the IAM pattern', () => {
  test.each([
    ['street', 'street/*'],
    ['a*b', 'a${*}b/*'],
    ['a?b', 'a${?}b/*'],
    ['a$b', 'a${$}b/*'],
    ['${aws:username}', '${$}{aws:username}/*'],
    ['${*}', '${$}{${*}}/*'],
    ['"é"', '"é"/*'],
    ['ÿ\u00a0', 'ÿ\u00a0/*'],
  ])('of %j is %j', (value, pattern) => {
    expect(ObjectPrefix.of(value).toIamPattern()).toBe(pattern);
  });

  test.each([
    ['an emoji', '🐕', '🐕'],
    ['right-to-left text', 'photos/תמונות', 'ת'],
    ['a mark that turns the reading direction', '\u202efolder', '\u202e'],
    ['letters of another alphabet', 'データ', 'デ'],
    ['the first character after Latin-1', 'aÿĀ', 'Ā'],
    ['an accent of its own', 'e\u0301', '\u0301'],
  ])('of %s does not exist, since a policy cannot hold it', (_, value, character) => {
    expect(() => ObjectPrefix.of(value).toIamPattern()).toThrow(new Error(
      `prefix '${value}/' holds '${character}', and IAM policies can hold Latin-1 characters only (up to U+00FF); rename the folder or mount a parent folder`));
  });

  test('of one character matches the keys under it and no others, for every character of Latin-1', () => {
    for (const one of LATIN_1.filter((character) => character !== '/')) {
      const pattern = ObjectPrefix.of(one).toIamPattern();
      const matched = LATIN_1.filter((other) => iamMatches(pattern, `${other}/image.png`));
      expect([one, matched]).toEqual([one, [one]]);
    }
  });

  test('matches the keys that literally begin with the prefix and no others', () => {
    let [inside, outside] = [0, 0];
    fc.assert(fc.property(prefixes, fc.array(keyPieces, { maxLength: 8 }), (text, pieces) => {
      const prefix = ObjectPrefix.of(text);
      for (const key of [pieces.map((piece) => piece(prefix.value)).join(''), ...neighbours(prefix.value, pieces.length)]) {
        const expected = key.startsWith(prefix.value);
        if (iamMatches(prefix.toIamPattern(), key) !== expected) throw new Error(`wrong for key ${JSON.stringify(key)}`);
        if (expected) inside += 1; else outside += 1;
      }
    }), { numRuns: 1000 });
    expect(Math.min(inside, outside)).toBeGreaterThan(1000);
  });

  test('is read by this file as an IAM simulator reads it', async () => {
    let [matching, differing] = [0, 0];
    const pieces = fc.constantFrom('*', '?', '${*}', '${?}', '${$}', 'a', 'b', '/', '.', '(', '\\', '{', 'é');
    const texts = fc.string({ unit: fc.constantFrom('*', '?', '$', 'a', 'b', '/', '.', '(', '\\', '{', 'é'), minLength: 1, maxLength: 6 });
    await fc.assert(fc.asyncProperty(fc.array(pieces, { maxLength: 6 }), texts, fc.boolean(), async (parts, random, derive) => {
      const pattern = parts.join('');
      const text = derive ? parts.map((part) => part.length > 1 ? part[2] : part === '*' ? random : part).join('') || random : random;
      const expected = await simulatorMatches(pattern, text);
      expect([pattern, text, iamMatches(pattern, text)]).toEqual([pattern, text, expected]);
      if (expected) matching += 1; else differing += 1;
    }), { numRuns: 300 });
    expect(Math.min(matching, differing)).toBeGreaterThan(30);
  });
});

/** Prefixes that can be written in IAM, rich in what IAM reads in its own way. */
const prefixes = fc.string({ unit: fc.oneof(fc.constantFrom('*', '?', '$', '{', '}', '/'), fc.constantFrom(...LATIN_1)), minLength: 1, maxLength: 12 })
  .filter((text) => text !== '/' && !text.startsWith('//'));

/** Parts of a key: random ones, and ones made from the prefix. */
const keyPieces = fc.oneof(
  fc.constantFrom(...LATIN_1).map((character) => () => character),
  fc.constant((prefix: string) => prefix),
  fc.constant((prefix: string) => prefix.slice(0, -1)),
  fc.constant((prefix: string) => prefix.slice(1)),
);

/** Keys that a careless pattern would take for keys under the prefix, or would miss. */
function neighbours(prefix: string, n: number): string[] {
  const middle = n % prefix.length;
  return [
    prefix,
    `${prefix}image.png`,
    `${prefix}*`,
    prefix.slice(0, -1),
    `${prefix.slice(0, -1)}2/image.png`,
    `${prefix.slice(0, -1)}\\image.png`,
    `/${prefix}image.png`,
    `x${prefix}image.png`,
    `${prefix.slice(0, middle)}${prefix.slice(middle + 1)}image.png`,
    `${prefix.slice(0, middle)}~${prefix.slice(middle)}image.png`,
    `${prefix.replace(/\*/g, 'any/text')}image.png`,
    `${prefix.replace(/\*/g, '')}image.png`,
    `${prefix.replace(/\?/g, 'x')}image.png`,
    `${prefix.replace(/\$/g, '')}image.png`,
    `${prefix.replace(/[*?$]/g, '${$&}')}image.png`,
    `${prefix.toUpperCase()}image.png`,
  ];
}

/**
 * IAM's matching: `*` stands for any text, `?` for one character, `${*}`, `${?}` and `${$}` for the character itself.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
function iamMatches(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const literal = /^\$\{([*?$])\}/.exec(pattern);
  if (literal) return text[0] === literal[1] && iamMatches(pattern.slice(4), text.slice(1));
  if (pattern === '*') return true;
  if (pattern[0] === '*') return iamMatches(pattern.slice(1), text) || (text !== '' && iamMatches(pattern, text.slice(1)));
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && iamMatches(pattern.slice(1), text.slice(1));
}

/** The same by someone else. As the value of a condition, since the simulator takes `*` in a requested ARN for a wildcard. */
async function simulatorMatches(pattern: string, text: string): Promise<boolean> {
  const bucket = 'arn:aws:s3:::acme-images';
  const Condition = { StringLike: { 's3:prefix': pattern } };
  const answer = await runSimulation({
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    request: {
      principal: 'arn:aws:sts::111122223333:assumed-role/Hasty/session',
      action: 's3:ListBucket',
      resource: { resource: bucket, accountId: '111122223333' },
      contextVariables: { 's3:prefix': text },
    },
    identityPolicies: [{
      name: 'one',
      policy: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:ListBucket', Resource: bucket, Condition } },
    }],
  }, {});
  if (answer.resultType !== 'single') throw new Error(`the simulator cannot judge ${pattern}: ${JSON.stringify(answer)}`);
  return answer.overallResult === 'Allowed';
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
