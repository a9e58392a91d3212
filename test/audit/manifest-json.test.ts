import Ajv2020 from 'ajv/dist/2020';
import { DocumentError } from '../../src/audit/document/document-error';
import { formatManifest, parseManifest } from '../../src/audit/manifest-json';
import { manifestOf, MOUNT } from '../support/audit-report';
import { read } from '../support/source';

const parse = (text: string) => parseManifest({ name: 'hasty-access.json', text });
const wrong = (change: object) => JSON.stringify({ version: 1, mounts: [{ ...MOUNT, ...change }] });

test('what is written is read as it was, and is what the schema says', () => {
  const manifest = manifestOf({}, { bucket: 'b', prefixes: [''], externalId: undefined, until: '2026-12-01T00:00:00Z' }, { bucket: 'c', until: '${Until}', prefixes: ['${Folder}'] });
  const text = formatManifest(manifest);
  expect(formatManifest(parse(text))).toBe(text);
  const validate = new Ajv2020({ strict: true }).compile(JSON.parse(read('schema/hasty-access.schema.json')));
  expect([validate(JSON.parse(text)), validate.errors]).toEqual([true, null]);
  expect(validate({ version: 1, mounts: [{ ...MOUNT, prefix: 'a/' }] })).toBe(false);
});

test('the same access is the same text, whatever its order', () => {
  const { cloud, ...rest } = MOUNT;
  const one = formatManifest(manifestOf({ bucket: 'a', actions: ['x:B', 'x:A'] }, { bucket: 'b' }));
  const other = formatManifest({ version: 1, mounts: [{ ...rest, cloud, bucket: 'b' }, { ...rest, cloud, bucket: 'a', actions: ['x:A', 'x:B'] }] });
  expect(other).toBe(one);
  expect(one.endsWith('}\n')).toBe(true);
  expect(one.split('\n')[2]).toBe('  "version": 1,');
});

test.each([
  ['an unknown field', wrong({ prefix: 'street/' }), /:1:\d+: expected the fields cloud, .*, got "prefix"; remove it/],
  ['a missing field', '{\n "version": 1 }', /^hasty-access.json:1:1: expected the field "mounts", got none/],
  ['another version', '{ "version": 2, "mounts": [] }', /:1:14: expected version 1 of the manifest, got 2/],
  ['a version that is text', '{ "version": "1", "mounts": [] }', /expected version 1 of the manifest, got "1"/],
  ['a folder that ends without a slash', wrong({ prefixes: ['street'] }), /expected a folder that ends in \/, .* got "street"/],
  ['another cloud', wrong({ cloud: 'S3' }), /expected one of "s3", "gcs", "azure", got "S3"/],
  ['a list that is text', wrong({ actions: 's3:GetObject' }), /expected a list, got "s3:GetObject"/],
  ['an empty name', wrong({ bucket: '' }), /expected a string that is not empty, got ""/],
  ['a session that is no number', wrong({ sessionSeconds: -1 }), /expected a number of seconds, got -1/],
  ['a date without a time', wrong({ until: '2026-12-01' }), /expected a time in UTC/],
  ['a list instead of an object', '[]', /expected an object, got an array/],
  ['null', 'null', /expected an object, got null/],
  ['a field given twice', '{ "version": 1, "version": 1, "mounts": [] }', /"version" again/],
  ['text that is cut off', '{ "version": 1', /hasty-access.json:1:/],
  ['a key of the prototype', '{ "version": 1, "mounts": [], "__proto__": {} }', /got "__proto__"/],
])('refused: %s', (_, text, message) => {
  expect(() => parse(text)).toThrow(DocumentError);
  expect(() => parse(text)).toThrow(message);
});
