import { Change, parameter, resource, rights, role, template, told } from '../../support/audited';

test.each<[string, Change[]]>([
  ['all is known', []],
  ['resources that have nothing to do with the role or the bucket', [
    resource('Queue', 'AWS::SQS::Queue', {}), resource('Vpc', 'AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }), resource('Own', 'Custom::Thing', { ServiceToken: 'arn:aws:lambda:eu-central-1:111122223333:function:f' }),
  ]],
  ['values of what is not on the way to access', [(t) => { t.Outputs = { Other: { Value: { 'Fn::ImportValue': 'Other' } } }; }]],
])('passes: %s', (_, changes) => {
  expect(told('not-understood', template(...changes)).filter((one) => !one.includes('Own'))).toEqual([]);
});

test.each<[string, Change[], RegExp]>([
  ['a macro that may rewrite the template', [(t) => { t.Transform = 'AcmeMacro'; }], /^error\? at .*AcmeMacro/],
  ['a nested stack whose template is not at hand', [resource('Nested', 'AWS::CloudFormation::Stack', { TemplateURL: 'https://acme.example/nested.yaml', Parameters: { Role: { Ref: 'Hasty' } } })], /^error\? at .*Nested/],
  ['a type outside the list that is told of the role', [resource('Opener', 'Acme::Bucket::Opener', { Role: { 'Fn::GetAtt': ['Hasty', 'Arn'] } })], /^error\? at .*Opener/],
  ['a role whose name another stack exports', [(t) => { role(t).RoleName = { 'Fn::ImportValue': 'Name' }; }], /^error\? at Hasty: the name of a role that Hasty can assume is not known/],
])('cannot tell: %s', (_, changes, expected) => {
  expect(told('not-understood', template(...changes))).toContainEqual(expect.stringMatching(expected));
});

test('a part of a policy that is included from elsewhere is told by the rules of rights', () => {
  const content = template(parameter('Place'), (t) => void rights(t).push({ 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: { Ref: 'Place' } } } }));
  expect([...told('not-understood', content), ...told('rights-actions', content)].every((one) => one.startsWith('error?'))).toBe(true);
  expect([...told('not-understood', content), ...told('rights-actions', content)]).not.toEqual([]);
});
