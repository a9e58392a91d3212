import * as fc from 'fast-check';
import { MountEntry } from '../../src/audit/manifest';
import { difference } from '../../src/audit/manifest-diff';
import { manifestOf } from '../support/audit-report';

function lines(agreed: Partial<MountEntry>, actual: Partial<MountEntry>): string[] {
  return difference(manifestOf(agreed), manifestOf(actual)).map(({ line }) => line);
}

test('what is the same has no changes, in whatever order', () => {
  const one = { prefixes: ['a/', 'b/'], actions: ['s3:GetObject', 's3:ListBucket'] };
  expect(lines(one, { prefixes: ['b/', 'a/'], actions: ['s3:ListBucket', 's3:GetObject'] })).toEqual([]);
  expect(difference(manifestOf({ bucket: 'a' }, { bucket: 'b' }), manifestOf({ bucket: 'b' }, { bucket: 'a' }))).toEqual([]);
});

test('widening is shown first, with the folder as in a diff and a sentence', () => {
  expect(difference(manifestOf({ prefixes: ['street/2026/'] }), manifestOf({ prefixes: ['street/2027/'] }))).toEqual([
    expect.objectContaining({
      widens: true, line: '+ street/2027/', sentence: 'arn:aws:iam::111122223333:role/HastyImages can read street/2027/ of acme-images, which was not agreed',
    }),
    expect.objectContaining({ widens: false, line: '- street/2026/' }),
  ]);
});

test.each<[string, Partial<MountEntry>, Partial<MountEntry>, string[]]>([
  ['a folder inside one that was agreed is less', { prefixes: ['a/'] }, { prefixes: ['a/b/'] }, ['- a/']],
  ['a folder around one that was agreed is more', { prefixes: ['a/b/'] }, { prefixes: ['a/'] }, ['+ a/']],
  ['the whole bucket is more than any folder', { prefixes: ['a/'] }, { prefixes: [''] }, ['+ the whole bucket']],
  ['an action', {}, { actions: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket', 's3:PutObject'] }, ['+ s3:PutObject']],
  ['listing the whole bucket', { listing: 'PREFIX' }, { listing: 'BUCKET' }, ['+ what can be listed: key names of the whole bucket']],
  ['listing the folders only', { listing: 'BUCKET' }, { listing: 'PREFIX' }, ['- what can be listed: key names in the folders']],
  ['a longer session', {}, { sessionSeconds: 43_200 }, ['+ the longest session: 43200 s']],
  ['a shorter session', {}, { sessionSeconds: 3600 }, ['- the longest session: 3600 s']],
  ['no end', { until: '2026-12-01T00:00:00Z' }, {}, ['+ the end: none']],
  ['a later end', { until: '2026-12-01T00:00:00Z' }, { until: '2027-12-01T00:00:00Z' }, ['+ the end: 2027-12-01T00:00:00Z']],
  ['an earlier end', { until: '2026-12-01T00:00:00Z' }, { until: '2026-11-01T00:00:00Z' }, ['- the end: 2026-11-01T00:00:00Z']],
  ['an end that whoever deploys gives', { until: '2026-12-01T00:00:00Z' }, { until: '${Until}' }, ['+ the end: ${Until}']],
  ['another workspace', {}, { externalId: '00000000-1111-4222-8333-444455556666' }, ['+ the ExternalId: 00000000-1111-4222-8333-444455556666']],
  ['no ExternalId', {}, { externalId: undefined }, ['+ the ExternalId: absent']],
  ['another principal', {}, { principal: '*' }, ['+ the principal: *']],
  ['an origin', {}, { corsOrigins: ['*', 'https://app.hasty.ai'] }, ['+ *']],
  ['no CORS', {}, { corsOrigins: undefined }, ['- https://app.hasty.ai']],
  ['advice on how to revoke is no access', {}, { revoke: 'otherwise' }, []],
  ['another bucket', {}, { bucket: 'acme-other' }, ['+ acme-other', '- acme-images']],
])('%s', (_, agreed, actual, expected) => {
  expect(lines(agreed, actual)).toEqual(expected);
});

test('of several mounts of one bucket under one role, each is compared with its own', () => {
  const both = [{ externalId: 'one-1' }, { externalId: 'two-2' }];
  expect(difference(manifestOf(...both), manifestOf(...[...both].reverse()))).toEqual([]);
});

test('folders widen exactly when a key can be read that could not be before', () => {
  const folders = fc.array(fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }).map((names) => names.map((name) => `${name}/`).join('')), { minLength: 1, maxLength: 4 });
  const keys = ['x', ...['a/', 'b/'].flatMap((one) => [one, ...['a/', 'b/'].flatMap((two) => [one + two, `${one + two}a/`, `${one + two}b/`])])].map((folder) => `${folder}x`);
  const readable = (prefixes: string[]) => keys.filter((key) => prefixes.some((prefix) => key.startsWith(prefix)));
  fc.assert(fc.property(folders, folders, (agreed, actual) => {
    const widens = readable(actual).some((key) => !readable(agreed).includes(key));
    expect(difference(manifestOf({ prefixes: agreed }), manifestOf({ prefixes: actual })).some((change) => change.widens)).toBe(widens);
  }));
});
