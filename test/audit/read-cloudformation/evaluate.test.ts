import { partsOf, valueOf } from './template';

test('AWS::NoValue deletes what holds it', () => {
  expect(valueOf({ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 'x'] })).toEqual({ b: ['x'] });
});

test('a macro in an object makes all of it unknown, wherever it stands', () => {
  expect(valueOf({ 'a': 1, 'Fn::Transform': { Name: 'AWS::Include' } })).toBe('<what Fn::Transform makes>');
  expect(valueOf({ 'Fn::Transform': { Name: 'AWS::Include' } })).toBe('<what the macro AWS::Include makes>');
  expect(valueOf({ 'Fn::ForEach::Buckets': ['x', ['a'], {}] })).toBe('<what Fn::ForEach::Buckets makes>');
  expect(valueOf({ 'Fn::Base64': 'x' })).toBe('<what Fn::Base64 makes>');
  expect(valueOf({ 'Fn::constructor': 'x' })).toBe('<what Fn::constructor makes>');
});

test('numbers and booleans are as they stand there, a null is unknown', () => {
  expect(valueOf([1, true, null, ''])).toEqual(['1', 'true', '<a null, which CloudFormation refuses>', '']);
});

test('a chain of references is followed for some hundred steps, and then unknown', () => {
  const buckets = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) =>
    [`B${index}`, { Type: 'AWS::S3::Bucket', Properties: { BucketName: index === count - 1 ? 'acme' : { Ref: `B${index + 1}` } } }]));
  expect(valueOf({ Ref: 'B0' }, { Resources: buckets(100) })).toBe('acme');
  expect(partsOf(buckets(3000)).buckets).toHaveLength(3000);
});

test('a name that depends on itself is a name of its own', () => {
  const Resources = { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'B' } } }, B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'A' } } } };
  expect(valueOf([{ Ref: 'A' }, { Ref: 'B' }], { Resources })).toEqual(['${B}', '${B}']);
});
