import { guard, grant, partsOf, TRUST } from '../template';

test('a role has its trust, rights, session, tags and what is attached by ARN', () => {
  const { roles, attachments } = partsOf({
    R: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: TRUST,
        Policies: [{ PolicyName: 'p', PolicyDocument: grant('a') }],
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/X'],
        PermissionsBoundary: 'arn:aws:iam::aws:policy/Y',
        MaxSessionDuration: 43200,
        Tags: [{ Key: 'team', Value: 'images' }],
      },
    },
  });
  expect(roles).toMatchObject([{ trust: [{ principals: { items: [{ type: 'AWS' }] } }], policies: [{}], maxSessionDuration: [{ seconds: ['43200'], when: [] }] }]);
  expect([...roles[0].tags]).toEqual([['team', ['images']]]);
  expect(attachments.map(({ as, policyArn, to }) => [as, policyArn, to === roles[0].arn])).toEqual([
    ['policy', ['arn:aws:iam::aws:policy/X'], true], ['boundary', ['arn:aws:iam::aws:policy/Y'], true],
  ]);
});

test('a session that depends on a choice has alternatives', () => {
  const sections = { Parameters: { P: { Type: 'String' } }, Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } } };
  const { roles } = partsOf({ R: { Type: 'AWS::IAM::Role', Properties: { MaxSessionDuration: { 'Fn::If': ['C', 21600, { Ref: 'AWS::NoValue' }] } } } }, sections);
  expect(roles[0].maxSessionDuration.map(({ when, seconds }) => [guard(when), seconds])).toEqual([['P=x', ['21600']], ['!P=x', undefined]]);
});

test('a list of policies that is not known makes an unknown statement', () => {
  const { roles } = partsOf({ R: { Type: 'AWS::IAM::Role', Properties: { Policies: { 'Fn::ImportValue': 'x' } } } });
  expect(roles[0].policies).toMatchObject([{ unknown: 'the import of x' }]);
});
