import { valueOf } from '../template';

const Resources = { Bucket: { Type: 'AWS::S3::Bucket' } };

test('fills in parameters, resources, attributes and its own variables', () => {
  expect(valueOf({ 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Bucket}/*' }, { Resources })).toBe('arn:aws:s3:::${Bucket}/*');
  expect(valueOf({ 'Fn::Sub': ['${Bucket.Arn}/${x}', { x: 'y' }] }, { Resources })).toBe('arn:aws:s3:::${Bucket}/y');
  expect(valueOf({ 'Fn::Sub': ['${Bucket}', { Bucket: 'mine' }] }, { Resources })).toBe('mine');
});

test('keeps what is marked as literal: a policy variable', () => {
  expect(valueOf({ 'Fn::Sub': 'home/${!aws:username}/*' })).toBe('home/${aws:username}/*');
});

test('refuses names that the template does not have, unless a macro may make them', () => {
  expect(() => valueOf({ 'Fn::Sub': '${aws:username}' })).toThrow('expected the name of a parameter or resource of this template, got "aws:username"');
  expect(valueOf({ 'Fn::Sub': '${FunctionRole}' }, { Transform: 'AWS::Serverless-2016-10-31' })).toBe('<FunctionRole, which a macro may make>');
  expect(() => valueOf({ 'Fn::Sub': { Ref: 'x' } })).toThrow('expected the text of Fn::Sub to be a string');
});
