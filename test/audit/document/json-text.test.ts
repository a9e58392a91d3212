import { parseJsonText } from '../../../src/audit/document/json-text';
import { Place } from '../../../src/audit/document/place';
import { NameHole, Text } from '../../../src/audit/document/text';
import { plain } from '../read-cloudformation/template';

const at: Place = { file: 'a.json', line: 7, column: 3, path: 'Policy' };
const bucket: NameHole = { kind: 'name', id: 'a#Bucket', label: '${Bucket}' };
const other: NameHole = { kind: 'name', id: 'a#Other', label: '${Other}' };
const parse = (...text: Text) => parseJsonText(text, at);

test('reads JSON, with the place of the text and ways into it', () => {
  const node = parse('{"Statement": [{"Effect": "Allow", "Count": 1}]}');
  expect(plain(node)).toEqual({ Statement: [{ Effect: 'Allow', Count: '1' }] });
  const statement = node.kind === 'dict' && node.entries.get('Statement');
  expect(statement && statement.kind === 'list' && statement.items[0].at).toEqual({ ...at, path: 'Policy.Statement[0]' });
});

test('keeps holes inside strings', () => {
  const node = parse('{"Resource": ["arn:aws:s3:::', bucket, '/\\u002a", "', other, '"]}');
  expect(plain(node)).toEqual({ Resource: ['arn:aws:s3:::${Bucket}/*', '${Other}'] });
  const resource = node.kind === 'dict' && node.entries.get('Resource');
  expect(resource && resource.kind === 'list' && resource.items[1]).toMatchObject({ kind: 'text', text: [other] });
});

test('a hole that is a value makes that unknown', () => {
  expect(plain(parse('{"Statement": [', bucket, ', {"Resource": "', other, '"}]}'))).toEqual({ Statement: ['<${Bucket}>', { Resource: '${Other}' }] });
});

test('a hole in a key makes the object unknown', () => {
  expect(plain(parse('{"a": {"', bucket, '": 1, "', other, '": 2}}'))).toEqual({ a: '<${Bucket}>' });
});

test('a hole that hides the form makes everything unknown', () => {
  expect(plain(parse('{', bucket, '}'))).toBe('<${Bucket}>');
  expect(plain(parse(bucket))).toBe('<${Bucket}>');
});

test('text with the characters that stand for holes stays as it is', () => {
  expect(plain(parse('["\ue000\\ue001', bucket, '"]'))).toEqual(['\ue000\ue001${Bucket}']);
  const all = Array.from({ length: 64 }, (_, index) => String.fromCharCode(0xe000 + index)).join('');
  expect(plain(parse(`["${all}`, bucket, '"]'))).toBe('<${Bucket}>');
  expect(plain(parse(`["${all}"]`))).toEqual([all]);
});

test('a null is unknown', () => {
  expect(plain(parse('{"Condition": null}'))).toEqual({ Condition: '<a null in JSON text>' });
});

test.each([
  ['{"a": 1,\n}', 'a.json:7:3: expected this text to be JSON; in its line 2, column 1: expected a key in double quotes, got `}`'],
  ['{"a": 1, "a": 2}', 'a.json:7:3: expected this text to be JSON; in its line 1, column 10: expected each key once, got "a" again; remove one of the two'],
  ['', 'a.json:7:3: expected this text to be JSON; in its line 1, column 1: expected a value, got the end of the text; is it complete?'],
])('refuses %j', (text, message) => {
  expect(() => parse(text)).toThrow(message);
});
