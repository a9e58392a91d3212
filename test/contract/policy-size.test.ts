import { policySizeErrors } from '../../src/contract/policy-size';
import { accessPolicy } from '../../src/contract/s3-access';
import { BUCKET_ARN, mountOf } from '../support/s3-mount';

const known = { isToken: (value: string) => value.startsWith('TOKEN'), literalArns: new Map<string, string>() };
const folders = (count: number) => Array.from({ length: count }, (_, n) => `folder${String(n).padStart(4, '0')}/*`);
const fits = (patterns: string[], bucketArn = BUCKET_ARN, more = {}) =>
  policySizeErrors([mountOf({ patterns, bucketArn })], true, { ...known, ...more }).length === 0;

/** The most folders beside a last one that fit. */
function most(last: string, bucketArn?: string, more = {}): number {
  return Array.from({ length: 300 }, (_, n) => n).find((count) => !fits([...folders(count + 1), last], bucketArn, more))!;
}

test('a policy of 10,240 characters fits, and no longer one', () => {
  const patterns = folders(most('x/*'));
  const size = JSON.stringify(accessPolicy([mountOf({ patterns })], true)).length;
  expect(10_240 - size).toBeLessThan(200);
  expect(policySizeErrors([mountOf({ patterns: folders(150) })], true, known)).toEqual([
    expect.stringMatching(/^the policy of a role must have at most 10240 characters, got \d+ for 150 prefixes; \d+ of them fit with the fence and 150 without; mount a common parent folder, or spread the prefixes over several roles$/),
  ]);
});

test('a value that is not known counts as long as it may be', () => {
  expect(most('TOKEN*')).toBe(most(`${'x'.repeat(64)}*`));
  expect(most('TOKEN*', BUCKET_ARN, { maxLengthOf: () => 1000 })).toBe(most(`${'x'.repeat(1000)}*`));
  expect(most('x/*', 'TOKEN')).toBe(most('x/*', `arn:aws:s3:::${'a'.repeat(63)}`));
  expect(most('x/*', 'TOKEN', { literalArns: new Map([['TOKEN', BUCKET_ARN]]) })).toBe(most('x/*'));
});
