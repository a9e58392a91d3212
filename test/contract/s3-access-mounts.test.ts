import * as fc from 'fast-check';
import { ListingScope } from '../../src/contract';
import { accessPolicy, lastDate, S3Mount, Statement } from '../../src/contract/s3-access';
import { BUCKET_ARN as BUCKET, mountOf } from '../support/s3-mount';

const OTHER = 'arn:aws:s3:::acme-aerial';
const [SOON, LATER] = ['2029-06-01T00:00:00Z', '2030-01-01T00:00:00Z'];

const allows = (mounts: S3Mount[]) => accessPolicy(mounts, false).Statement;
const denies = (mounts: S3Mount[]) => accessPolicy(mounts, true).Statement.slice(allows(mounts).length);
const named = (statements: Statement[], sid: string) => statements.filter(({ Sid }) => new RegExp(`^${sid}\\d*$`).test(Sid as string));

describe('the access policy of several mounts', () => {
  test('has one list statement a bucket, and names every bucket and folder once', () => {
    const Effect = 'Allow';
    expect(allows([mountOf(), mountOf({ bucketArn: OTHER, patterns: ['*'] }), mountOf({ patterns: ['drone/*', 'street/*'] })])).toEqual([
      { Sid: 'HastyLocate', Effect, Action: 's3:GetBucketLocation', Resource: [BUCKET, OTHER] },
      { Sid: 'HastyList', Effect, Action: 's3:ListBucket', Resource: [BUCKET] },
      { Sid: 'HastyList2', Effect, Action: 's3:ListBucket', Resource: [OTHER] },
      { Sid: 'HastyRead', Effect, Action: 's3:GetObject', Resource: [`${BUCKET}/street/*`, `${OTHER}/*`, `${BUCKET}/drone/*`] },
    ]);
  });

  test.each([
    [['a/*', 'a/b/*'], ['a/*']],
    [['a/b/*', 'a/*', 'a/b/c/*'], ['a/*']],
    [['a/*', 'ab/*'], ['a/*', 'ab/*']],
    [['b/*', 'a/*', 'b/*'], ['b/*', 'a/*']],
    [['a/*', '*', 'b/*'], ['*']],
    [['${*}/*', '${*}/${$}/*', 'a/*'], ['${*}/*', 'a/*']],
    [['a/*', 'a!/*', 'a/b/*', 'a/a!/*'], ['a/*', 'a!/*']], // `!` sorts before `/`
  ])('of the folders %j names %j: what a wider one covers is left out', (patterns, widest) => {
    const mounts = [mountOf({ patterns, listing: ListingScope.PREFIX })];
    expect(named(allows(mounts), 'HastyRead')[0].Resource).toEqual(widest.map((pattern) => `${BUCKET}/${pattern}`));
    expect(named(denies(mounts), 'HastyFenceObjects')[0].NotResource).toEqual([BUCKET, ...widest.map((pattern) => `${BUCKET}/${pattern}`)]);
    expect(named(allows(mounts), 'HastyList')[0].Condition).toEqual(widest.includes('*') ? undefined : { StringLike: { 's3:prefix': widest } });
  });

  test('does not take a folder of one bucket for covered by another bucket', () => {
    const read = named(allows([mountOf({ patterns: ['*'] }), mountOf({ bucketArn: OTHER })]), 'HastyRead');
    expect(read[0].Resource).toEqual([`${BUCKET}/*`, `${OTHER}/street/*`]);
  });

  test('lists a whole bucket when one of its mounts does', () => {
    const both = [mountOf({ listing: ListingScope.PREFIX }), mountOf({ patterns: ['drone/*'] })];
    expect(named(allows(both), 'HastyList')).toEqual([{ Sid: 'HastyList', Effect: 'Allow', Action: 's3:ListBucket', Resource: [BUCKET] }]);
    expect(named(denies(both), 'HastyFenceListing')).toEqual([]);
  });

  test('that end at different times has grants for each, and a fence that closes around what is left', () => {
    const mounts = [
      mountOf({ patterns: ['never/*'] }),
      mountOf({ patterns: ['later/*'], accessUntil: LATER }),
      mountOf({ bucketArn: OTHER, patterns: ['soon/*'], accessUntil: SOON }),
    ];
    const before = (date: string) => ({ DateLessThan: { 'aws:CurrentTime': date } });
    const since = (date: string) => ({ DateGreaterThanEquals: { 'aws:CurrentTime': date } });
    const [never, later, soon] = [`${BUCKET}/never/*`, `${BUCKET}/later/*`, `${OTHER}/soon/*`];
    expect(named(allows(mounts), 'HastyRead').map(({ Resource, Condition }) => [Resource, Condition])).toEqual([
      [[never], undefined], [[later], before(LATER)], [[soon], before(SOON)],
    ]);
    expect(named(denies(mounts), 'HastyFenceObjects').map(({ NotResource, Condition }) => [NotResource, Condition])).toEqual([
      [[BUCKET, OTHER, never, later, soon], undefined],
      [[BUCKET, never, later], since(SOON)],
      [[BUCKET, never], since(LATER)],
    ]);
  });

  test('keeps a narrower folder whose date is another one', () => {
    const read = named(allows([mountOf({ patterns: ['a/*'], accessUntil: SOON }), mountOf({ patterns: ['a/b/*'] })]), 'HastyRead');
    expect(read.map(({ Resource }) => Resource)).toEqual([[`${BUCKET}/a/*`], [`${BUCKET}/a/b/*`]]);
  });

  test('narrows the fence of listings when a mount that lists all ends', () => {
    const mounts = [mountOf({ listing: ListingScope.PREFIX }), mountOf({ patterns: ['drone/*'], accessUntil: SOON })];
    expect(named(denies(mounts), 'HastyFenceListing').map(({ Condition }) => Condition)).toEqual([
      { StringNotLike: { 's3:prefix': ['street/*'] }, DateGreaterThanEquals: { 'aws:CurrentTime': SOON } },
    ]);
  });
});

describe('whatever is mounted', () => {
  const folders = fc.array(fc.constantFrom('a', 'b', '${*}'), { maxLength: 3 }).map((parts) => `${parts.map((part) => `${part}/`).join('')}*`);
  const anyMount: fc.Arbitrary<S3Mount> = fc.record({
    bucketArn: fc.constantFrom(BUCKET, OTHER),
    patterns: fc.array(folders, { minLength: 1, maxLength: 4 }),
    listing: fc.constantFrom(ListingScope.BUCKET, ListingScope.PREFIX),
    accessUntil: fc.constantFrom(undefined, SOON, LATER),
    keys: fc.array(fc.constantFrom({ arn: 'arn:key/k1', region: 'eu-central-1' }, { arn: 'arn:key/k2', region: 'us-east-1' }), { maxLength: 2 }),
  });
  const anyMounts = fc.array(anyMount, { minLength: 1, maxLength: 6 });

  test('the statements\' Sids are unique, of letters and digits, as IAM wants them', () => {
    fc.assert(fc.property(anyMounts, fc.boolean(), (mounts, fence) => {
      const sids = accessPolicy(mounts, fence).Statement.map(({ Sid }) => Sid as string);
      expect(new Set(sids).size).toBe(sids.length);
      expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
    }));
  });

  test('mounting the same twice changes nothing', () => {
    fc.assert(fc.property(anyMounts, fc.boolean(), (mounts, fence) => {
      expect(accessPolicy([...mounts, ...mounts], fence)).toEqual(accessPolicy(mounts, fence));
      expect(lastDate([...mounts, ...mounts])).toBe(lastDate(mounts));
    }));
  });

  test('the mounts are not changed', () => {
    fc.assert(fc.property(anyMounts, fc.boolean(), (mounts, fence) => {
      const before = structuredClone(mounts);
      accessPolicy(mounts, fence);
      lastDate(mounts);
      expect(mounts).toEqual(before);
    }));
  });

  test('with the fence the grants are the same as without', () => {
    fc.assert(fc.property(anyMounts, (mounts) => {
      const fenced = accessPolicy(mounts, true).Statement;
      expect(fenced.filter(({ Effect }) => Effect === 'Allow')).toEqual(allows(mounts));
      expect(fenced.filter(({ Effect }) => Effect === 'Deny')).toEqual(denies(mounts));
    }));
  });
});
