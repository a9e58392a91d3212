import { lettersOf } from '../../../src/audit/access/glob';
import { contains, Language } from '../../../src/audit/access/language';
import { covers, isBucket, isOpen, objectsOf, objectsRegion, prefixWithin } from '../../../src/audit/access/scope';
import { accessOf, alsoAllow, alsoDeny, list, onBucket, read, rights, template } from '../../support/audited';

const folder = (bucket: string, name: string) => ({ bucket: lettersOf(bucket), folder: lettersOf(name) });
const scope = (...changes: Parameters<typeof template>) => {
  const { roles: [{ scope: found }], court } = accessOf(template(...changes));
  return [...found.folders.map((one) => `${court.letters.show(one.bucket)}/${court.letters.show(one.folder)}`).sort(), ...found.beyond ? ['beyond'] : []];
};
const objects = 'arn:aws:s3:::acme-images/';

test.each<[string, Parameters<typeof template>, string[]]>([
  ['a folder', [], ['acme-images/street/']],
  ['a folder in another', [(t) => void read(t).Resource.push(`${objects}street/2026/*`)], ['acme-images/street/']],
  ['a bucket and its folder', [(t) => void read(t).Resource.push(`${objects}*`)], ['acme-images/']],
  ['folders of two statements', [alsoAllow({ Action: 's3:GetObject', Resource: `${objects}aerial/*` })], ['acme-images/aerial/', 'acme-images/street/']],
  ['everything but what a deny leaves', [(t) => { read(t).Resource = '*'; }, alsoDeny({ Action: 's3:GetObject', Resource: undefined, NotResource: `${objects}street/*` })], ['acme-images/street/']],
  ['a folder without its slash', [(t) => { read(t).Resource = `${objects}street*`; }], ['beyond']],
  ['a folder that a deny takes away', [alsoDeny({ Action: 's3:*', Resource: `${objects}*` })], []],
])('which objects can be read by %s', (_, changes, expected) => {
  expect(scope(...changes)).toEqual(expected);
});

test.each<[string, Parameters<typeof template>, string]>([
  ['a listing without a condition', [], 'BUCKET'],
  ['a listing of the folder', [(t) => { list(t).Condition = { StringLike: { 's3:prefix': 'street/*' } }; }], 'PREFIX'],
  ['a listing of any prefix', [(t) => { list(t).Condition = { StringLike: { 's3:prefix': '*' } }; }], 'BUCKET'],
  ['no listing', [(t) => void rights(t).shift()], 'NONE'],
  ['a listing that the bucket policy denies', [onBucket({ Effect: 'Deny', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::acme-images' })], 'NONE'],
])('which names can be listed: %s', (_, changes, listing) => {
  expect(accessOf(template(...changes)).roles[0].mounts[0].listing).toBe(listing);
});

test('regions are of the folder, the bucket and the names in it', () => {
  const has = ({ constraint: { present } }: ReturnType<typeof isBucket>, text: string) => contains(present as Language, lettersOf(text));
  const [inFolder] = objectsRegion(folder('acme', 'a/')).constraints;
  expect([has(inFolder, 'arn:aws:s3:::acme/a/x'), has(inFolder, 'arn:aws:s3:::acme/ab')]).toEqual([true, false]);
  expect([has(objectsOf(lettersOf('acme')), 'arn:aws:s3:::acme/x'), has(isBucket(lettersOf('acme')), 'arn:aws:s3:::acme/x')]).toEqual([true, false]);
  expect([has(prefixWithin(lettersOf('a/')), 'a/b'), has(prefixWithin(lettersOf('a/')), 'a')]).toEqual([true, false]);
});

test('a folder holds those in it, of the same bucket', () => {
  expect([covers(folder('b', 'a/'), folder('b', 'a/c/')), covers(folder('b', 'a/c/'), folder('b', 'a/')), covers(folder('b', ''), folder('c', 'a/'))]).toEqual([true, false, false]);
  expect([isOpen(lettersOf('acme')), isOpen([0x10000])]).toEqual([false, true]);
});
