import { valueOf } from './template';

const bucket = (BucketName: unknown) => ({ Resources: { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName } } } });

test('a name that is given may have choices and holes', () => {
  expect(valueOf({ 'Fn::GetAtt': ['B', 'Arn'] }, bucket({ 'Fn::Sub': '${AWS::AccountId}-images' }))).toBe('arn:aws:s3:::${AWS::AccountId}-images');
  const sections = { Parameters: { P: { Type: 'String' } }, Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, ''] } } };
  expect(valueOf({ Ref: 'B' }, { ...sections, ...bucket({ 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, { Ref: 'P' }] }) }))
    .toEqual({ either: [['P=', '${B}'], ['!P=', '${P}']] });
});

test('what a custom resource answers is unknown; attributes of other types are names of their own', () => {
  const Resources = { A: { Type: 'Custom::Acme' }, B: { Type: 'AWS::ApiGateway::RestApi' } };
  expect(valueOf([{ Ref: 'A' }, { 'Fn::GetAtt': ['B', 'RootResourceId'] }], { Resources })).toEqual(['<what the custom resource A answers>', '${B.RootResourceId}']);
});
