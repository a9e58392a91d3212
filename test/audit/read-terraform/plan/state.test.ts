import { show } from '../../../../src/audit/document/text';
import { read } from '../fixture';

test('values of a state are literal, whatever they look like', () => {
  const resources = [{ address: 'aws_s3_bucket.x', mode: 'managed', type: 'aws_s3_bucket', name: 'x', values: { bucket: '${a}' } }];
  expect(read({ format_version: '1.0', values: { root_module: { resources } } }).buckets[0].name).toEqual(['${a}']);
});

test('outputs of both forms are shown', () => {
  const outputs = { key: { value: 'AKIA', sensitive: false }, other: { value: 'x', sensitive: true } };
  for (const content of [{ format_version: '1.0', values: { outputs } }, { version: 4, lineage: 'x', outputs }]) {
    expect(read(content).texts.map(({ where, text, sensitive }) => [where, show(text), sensitive])).toEqual([['output key', 'AKIA', false], ['output other', 'x', true]]);
  }
});

test('an empty state has nothing', () => {
  expect(read({ format_version: '1.0' }).resources).toEqual([]);
});
