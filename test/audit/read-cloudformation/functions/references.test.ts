import { readCloudFormation } from '../../../../src/audit/read-cloudformation';
import { plain, template, valueOf } from '../template';

test('an attribute is named by a list or by a string', () => {
  const Resources = { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'acme-images' } } };
  expect(valueOf([{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, { 'Fn::GetAtt': 'Bucket.Arn' }, { Ref: 'Bucket' }], { Resources }))
    .toEqual(['arn:aws:s3:::acme-images', 'arn:aws:s3:::acme-images', 'acme-images']);
});

test('refuses names that are not there', () => {
  expect(() => valueOf({ Ref: 'Nope' })).toThrow('expected the name of a parameter or resource of this template, got "Nope"');
  expect(() => valueOf({ 'Fn::GetAtt': ['Nope', 'Arn'] })).toThrow('got "Nope"');
  expect(valueOf({ Ref: ['x'] })).toBe('<a Ref to a name that is not written out>');
});

test('an output of a nested stack is what its template says', () => {
  const parent = template({
    Resources: {
      Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './nested.json', Parameters: { Name: 'acme' } } },
      Probe: { Type: 'Acme::Test::Probe', Properties: { value: { 'Fn::GetAtt': ['Nested', 'Outputs.Bucket'] } } },
    },
  }, 'a/stack.json');
  const nested = template({
    Parameters: { Name: { Type: 'String' } },
    Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': '${Name}-images' } } } },
    Outputs: { Bucket: { Value: { Ref: 'Bucket' } } },
  }, 'a/nested.json');
  const { resources } = readCloudFormation([parent, nested], {});
  expect(plain(resources.find(({ id }) => id === 'a/stack.json#Probe')!.properties)).toEqual({ value: 'acme-images' });
});
