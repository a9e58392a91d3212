import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { TerraformStack } from 'cdktf';
import * as fc from 'fast-check';
import { ImportMode, ListingScope } from '../../src/contract';
import { BucketMount } from '../../src/gcp';
import { GcsAsked, gcsPolicy } from '../support/gcs-policy';
import { newTerraformStack, synthesized } from '../support/terraform-stack';

const SEED = Number(process.env.HASTY_SEED ?? 41_172_026);
const BUCKET = 'acme-images';
const UNTIL = '2030-06-01T12:00:00Z';
const TIMES = ['2030-06-01T11:59:59Z', UNTIL, '2030-06-01T12:00:01Z'];
const [BEFORE, AT] = TIMES;

interface Agreed {
  /** Undefined: the whole bucket. */
  readonly prefixes?: string[];
  readonly listing?: 'BUCKET' | 'PREFIX';
  readonly until?: string;
  readonly metadata?: boolean;
}

/** The Terraform JSON of a mount. */
function mounted({ prefixes, listing = 'BUCKET', until, metadata = true }: Agreed): any {
  const stack: TerraformStack = newTerraformStack();
  new GoogleProvider(stack, 'Google', { project: 'acme-data' });
  new BucketMount(stack, 'Images', {
    bucketName: BUCKET,
    uniformAccess: true,
    ...(prefixes ? { prefixes } : { wholeBucket: true }),
    listing: ListingScope[listing],
    importMode: until === undefined ? ImportMode.LINK : ImportMode.COPY,
    accessUntil: until,
    bucketMetadata: metadata,
  });
  return synthesized(stack);
}

/** What was agreed, said once more and without CEL: the code under test is not asked. */
function agrees({ prefixes, listing = 'BUCKET', until, metadata = true }: Agreed, { permission, object = '', listPrefix, time }: GcsAsked): boolean {
  if (until !== undefined && Date.parse(time!) >= Date.parse(until)) return false;
  const folders = prefixes?.map((prefix) => [...prefix.replace(/^\//, '').split(/\/$/)[0], '/'].join(''));
  const within = (text: string) => folders === undefined || folders.some((folder) => text.indexOf(folder) === 0);
  switch (permission) {
    case 'storage.objects.get': return within(object);
    case 'storage.objects.list': return folders === undefined || listing === 'BUCKET' || (listPrefix !== undefined && within(listPrefix));
    case 'storage.buckets.get': return metadata;
    default: return false;
  }
}

/** Requests in, beside and around folders. */
function questions(names: string[], time: string): GcsAsked[] {
  const objects = names.flatMap((name) => {
    const folder = name.replace(/^\//, '').replace(/\/$/, '');
    return [`${folder}/a.jpg`, `${folder}/`, folder, `${folder}2/a.jpg`, `${folder}a.jpg`, `x/${folder}/a.jpg`, `${folder}/b/c.png`, folder.slice(0, -1), `/${folder}/a`, `${folder.toUpperCase()}/a`];
  }).filter((name) => name !== '');
  const asked = { bucket: BUCKET, time };
  return [
    ...[...objects, 'elsewhere/a.jpg'].flatMap((object): GcsAsked[] => [
      { ...asked, permission: 'storage.objects.get', object },
      { ...asked, permission: 'storage.objects.delete', object },
      { ...asked, permission: 'storage.objects.list', listPrefix: object },
      { ...asked, permission: 'storage.objects.get', object, bucket: 'acme-others' },
    ]),
    { ...asked, permission: 'storage.objects.list' },
    { ...asked, permission: 'storage.objects.list', listPrefix: '' },
    { ...asked, permission: 'storage.buckets.get' },
  ];
}

/** The requests that are answered otherwise than was agreed. Of many folders, some are asked for: each grant's first and last among them. */
function wrong(agreed: Agreed, terraform = mounted(agreed)): GcsAsked[] {
  const allows = gcsPolicy(terraform);
  const names = (agreed.prefixes ?? ['street/']).filter((_, index, all) => all.length < 15 || [0, 5, 6, 11, 12, 13].includes(index) || index > 38);
  return TIMES.flatMap((time) => questions(names, time))
    .filter((asked) => allows(asked) !== (asked.bucket === BUCKET && agrees(agreed, asked)));
}

const LISTINGS = ['BUCKET', 'PREFIX'] as const;
const folders = (count: number) => Array.from({ length: count }, (_, index) => `camera${index}/`);

describe('a mount of the folder street/, which ends', () => {
  const allows = gcsPolicy(mounted({ prefixes: ['street/'], until: UNTIL }));
  const strict = gcsPolicy(mounted({ prefixes: ['street/'], until: UNTIL, listing: 'PREFIX' }));

  test.each<[string, Partial<GcsAsked>, boolean, boolean]>([
    ['reads an image in the folder', { object: 'street/a.jpg' }, true, true],
    ['reads the folder\'s own entry', { object: 'street/' }, true, true],
    ['does not read a sibling whose name begins alike', { object: 'street2/a.jpg' }, false, false],
    ['does not read outside', { object: 'faces/a.jpg' }, false, false],
    ['does not read at the end of access', { object: 'street/a.jpg', time: AT }, false, false],
    ['does not delete', { permission: 'storage.objects.delete', object: 'street/a.jpg' }, false, false],
    ['lists the folder', { permission: 'storage.objects.list', listPrefix: 'street/' }, true, true],
    ['lists a part of the folder', { permission: 'storage.objects.list', listPrefix: 'street/2026/' }, true, true],
    ['lists the sibling with ListingScope.BUCKET alone', { permission: 'storage.objects.list', listPrefix: 'street2/' }, true, false],
    ['lists without a prefix with ListingScope.BUCKET alone', { permission: 'storage.objects.list' }, true, false],
    ['does not list at the end of access', { permission: 'storage.objects.list', listPrefix: 'street/', time: AT }, false, false],
    ['sees the bucket\'s settings', { permission: 'storage.buckets.get' }, true, true],
    ['does not see the settings at the end of access', { permission: 'storage.buckets.get', time: AT }, false, false],
  ])('%s', (_, asked, whole, narrow) => {
    const request: GcsAsked = { permission: 'storage.objects.get', bucket: BUCKET, time: BEFORE, ...asked };
    expect(allows(request)).toBe(whole);
    expect(strict(request)).toBe(narrow);
  });
});

describe.each(LISTINGS)('with ListingScope.%s, no request is answered otherwise than was agreed', (listing) => {
  test.each<[string, Agreed]>([
    ['one folder', { prefixes: ['street'] }],
    ['folders that overlap, in any order', { prefixes: ['a/b/', '/a/', 'a/b/c', 'ab'] }],
    ['the whole bucket', {}],
    ['the whole bucket until a time', { until: UNTIL }],
    ['no metadata', { prefixes: ['street'], metadata: false }],
    ['the whole bucket without metadata', { metadata: false }],
    ['as many folders as one condition holds, with the end', { prefixes: folders(12), until: UNTIL }],
    ['more folders than one condition holds, with the end', { prefixes: folders(41), until: UNTIL }],
    ['more folders than one condition holds', { prefixes: folders(41) }],
    ['letters that CEL and Terraform give a meaning', { prefixes: ['it\'s "x"', 'a\\', '\\"', '${file("/etc/passwd")}', '%{ if true }', '$${x}', '%%{x}', 'a$', '\\u0041', '\\\\n', '{', '$', '`'], until: UNTIL }],
    ['a prefix that would close the string and open all', { prefixes: ['") || true || resource.name.startsWith("'] }],
    ['letters of every script', { prefixes: ['straße', '写真/東京', '📷', 'é', 'e\u0301', '\u2028', '\ufeff', '*', '?', '[a-z]'] }],
  ])('%s', (_, agreed) => {
    expect(wrong({ ...agreed, listing })).toEqual([]);
  });

  test('random folders', () => {
    const letters = fc.constantFrom(...'ab/".\\${}%\'`*?', ' ', 'é', '東', '📷');
    const prefix = fc.string({ unit: letters, minLength: 1, maxLength: 5 }).filter((name) => !/^\/?$|^\/\//.test(name));
    const agreed = fc.record({
      prefixes: fc.array(prefix, { minLength: 1, maxLength: 15 }),
      until: fc.option(fc.constant(UNTIL), { nil: undefined }),
      metadata: fc.boolean(),
    });
    fc.assert(fc.property(agreed, (options) => expect(wrong({ ...options, listing })).toEqual([])), { numRuns: 40, seed: SEED });
  });
});

describe('a condition that is broken is noticed: what breaks it, and what is answered wrongly then', () => {
  const agreed: Agreed = { prefixes: ['street/', 'aerial/'], until: UNTIL, listing: 'PREFIX' };
  const changed = (change: (expression: string) => string) => {
    const terraform = mounted(agreed);
    const read = Object.values<any>(terraform.resource.google_storage_bucket_iam_member).find(({ role }) => role === 'roles/storage.objectViewer');
    read.condition.expression = change(read.condition.expression);
    return wrong(agreed, terraform).map(({ permission, object, listPrefix = object, time }) => `${permission} ${listPrefix} ${time}`);
  };

  test.each<[string, (expression: string) => string, string]>([
    ['no parentheses', (text) => text.replace(/^\(|\)(?= && )/g, ''), `storage.objects.get street/a.jpg ${AT}`],
    ['no slash at the end', (text) => text.replace('objects/street/', 'objects/street'), `storage.objects.get street2/a.jpg ${BEFORE}`],
    ['no slash at the end of what may be listed', (text) => text.replace('"aerial/"', '"aerial"'), `storage.objects.list aerial2/a.jpg ${BEFORE}`],
    ['no end', (text) => text.replace(/ && request.*/, ''), `storage.objects.get aerial/ ${AT}`],
    ['an end that is let in', (text) => text.replace('time <', 'time <='), `storage.objects.get aerial/ ${AT}`],
    ['another bucket', (text) => text.replace('acme-images', 'acme-others'), `storage.objects.get street/ ${BEFORE}`],
    ['no clause for listing', (text) => text.replace(/ \|\| api\.getAttribute\("[^"]*", ""\)\.startsWith\("aerial\/"\)/, ''), `storage.objects.list aerial/ ${BEFORE}`],
    ['a prefix to fall back on', (text) => text.replace('objectListPrefix", ""', 'objectListPrefix", "street/"'), `storage.objects.list undefined ${BEFORE}`],
  ])('%s', (_, change, example) => {
    expect(changed((text) => text)).toEqual([]);
    expect(changed(change)).toContain(example);
  });
});
