import { parseJson } from '../../../../src/audit/document/strict-json';
import { blocksOf } from '../../../../src/audit/read-terraform/configuration/blocks';

const blocks = (content: unknown) => blocksOf([{ file: 'x.tf.json', raw: parseJson({ name: 'x.tf.json', text: JSON.stringify(content) }) }]);

test('blocks are objects or lists of objects, at every level', () => {
  expect([...blocks({ resource: [{ aws_s3_bucket: { a: [{ bucket: 'x' }] } }, { aws_s3_bucket: [{ b: {} }] }] }).keys()]).toEqual(['aws_s3_bucket.a', 'aws_s3_bucket.b']);
});

test('each kind of block has an address', () => {
  const found = blocks({ data: { aws_region: { a: {} } }, variable: { b: {} }, locals: { c: 1 }, output: { d: {} }, module: { e: {} }, provider: { aws: [{}, { alias: 'x' }] } });
  expect([...found.keys()]).toEqual(['data.aws_region.a', 'var.b', 'local.c', 'output.d', 'module.e', 'provider.aws']);
});

test('comments and nulls are nothing', () => {
  const block = blocks({ '//': 'x', 'resource': { aws_s3_bucket: { '//': {}, 'a': { '//': { metadata: { path: 'app/a' } }, 'bucket': null } } } }).get('aws_s3_bucket.a');
  expect(block).toMatchObject({ type: 'aws_s3_bucket', name: 'a', constructPath: 'app/a', body: new Map() });
});

test.each([
  [{}, 'got nothing'],
  [[], 'got an array'],
  [{ Resources: {} }, 'got `Resources`'],
])('%j is no configuration', (content, message) => {
  expect(() => blocks(content)).toThrow(message);
});
