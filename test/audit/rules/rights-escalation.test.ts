import { alsoAllow, Change, resource, sub, template, Template, told, witnesses } from '../../support/audited';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/images';
const throughS3 = { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } };
/** Another role, which can do nothing, and whom it trusts. */
const another = (Principal: Template): Change => resource('Next', 'AWS::IAM::Role', {
  RoleName: 'Next', AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }] },
});
const ACCOUNT = { AWS: sub('arn:aws:iam::${AWS::AccountId}:root') };

describe('ways to more rights', () => {
  test.each<[string, Change[]]>([
    ['none', []],
    ['a key, through S3 alone', [alsoAllow({ Action: 'kms:Decrypt', Resource: KEY, Condition: throughS3 })]],
    ['a key, through S3 of any region', [alsoAllow({ Action: 'kms:Decrypt', Resource: KEY, Condition: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } } })]],
    ['another role that trusts the account, which gives the role no right to assume it', [another(ACCOUNT)]],
    ['another role that trusts somebody else', [another({ AWS: 'arn:aws:iam::111122223333:role/Other' })]],
    ['another role that trusts a service', [another({ Service: 'lambda.amazonaws.com' })]],
  ])('passes: %s', (_, changes) => {
    expect(told('rights-escalation', template(...changes))).toEqual([]);
  });

  test.each([['iam:PassRole'], ['iam:PutRolePolicy'], ['sts:AssumeRole'], ['kms:CreateGrant'], ['kms:Decrypt'], ['kms:GenerateDataKey']])('fails: %s on everything', (Action) => {
    const content = template(alsoAllow({ Action }));
    expect(told('rights-escalation', content)).toEqual([`error at More: HastyImages can get at more rights, or at keys beside S3: ${Action}`]);
    expect(witnesses('rights-escalation', content)).toEqual([expect.objectContaining({ action: Action, answer: 'allowed' })]);
  });

  test.each<[string, Change[], RegExp]>([
    ['every right', [alsoAllow({ Action: '*' })], /^error at More: .*sts:AssumeRole, .* more actions$/],
    ['every right over keys', [alsoAllow({ Action: 'kms:*', Resource: KEY })], /^error at More: .* more actions$/],
    ['a key beside S3', [alsoAllow({ Action: 'kms:Decrypt', Resource: KEY })], /^error at More: .*kms:Decrypt$/],
    ['a key through another service', [alsoAllow({ Action: 'kms:Decrypt', Resource: KEY, Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com' } } })],
      /^error at More: .*kms:Decrypt$/],
    ['another role that trusts this one', [another({ AWS: { 'Fn::GetAtt': ['Hasty', 'Arn'] } })], /^error at Next: sessions of HastyImages can go on to the role Next$/],
  ])('fails: %s', (_, changes, expected) => {
    expect(told('rights-escalation', template(...changes))).toContainEqual(expect.stringMatching(expected));
  });

  test('a right to assume another role, which trusts the account, is told at both ends', () => {
    expect(told('rights-escalation', template(another(ACCOUNT), alsoAllow({ Action: 'sts:AssumeRole', Resource: { 'Fn::GetAtt': ['Next', 'Arn'] } })))).toEqual([
      expect.stringContaining('HastyImages can get at more rights'), expect.stringContaining('can go on to the role Next'),
    ]);
  });
});
