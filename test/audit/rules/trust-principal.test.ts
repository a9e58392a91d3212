import { Change, HASTY, parameter, role, sub, template, told, trust, witnesses } from '../../support/audited';

const who = (Principal: unknown): Change => (t) => { trust(t).Principal = Principal; };
const aws = (AWS: unknown) => who({ AWS });
const alsoTrust = (statement: object): Change => (t) => void role(t).AssumeRolePolicyDocument.Statement.push({ Sid: 'Second', Effect: 'Allow', Action: 'sts:AssumeRole', ...statement });

describe('who may assume the role', () => {
  test.each<[string, Change[]]>([
    ['the root of Hasty\'s account', []],
    ['Hasty\'s account by its number', [aws('718860067770')]],
    ['a list with one principal', [aws([HASTY])]],
    ['one user of Hasty', [aws('arn:aws:iam::718860067770:user/reader')]],
    ['an ARN that is put together', [aws({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::718860067770:root']] })]],
    ['an account out of a mapping', [(t) => { t.Mappings = { Vendors: { Hasty: { Account: '718860067770' } } }; }, aws({ 'Fn::FindInMap': ['Vendors', 'Hasty', 'Account'] })]],
    ['a parameter that can only be Hasty\'s account', [parameter('Account', { AllowedValues: ['718860067770'] }), aws({ Ref: 'Account' })]],
    ['everybody, if they are of Hasty\'s account', [who('*'), (t) => { trust(t).Condition.StringEquals['aws:PrincipalAccount'] = '718860067770'; }]],
    ['everybody, if they are called as Hasty\'s principals are', [who('*'), (t) => { trust(t).Condition.ArnLike = { 'aws:PrincipalArn': 'arn:aws:iam::718860067770:*' }; }]],
    ['a deny for somebody else', [alsoTrust({ Effect: 'Deny', Principal: { AWS: '111122223333' } })]],
  ])('passes: %s', (_, changes) => {
    expect(told('trust-principal', template(...changes))).toEqual([]);
  });

  const EVERYBODY = 'error at HastyAssume: everybody can assume HastyImages, beside Hasty';

  test.each<[string, Change[], string, string]>([
    ['everybody', [who('*')], EVERYBODY, '*'],
    ['everybody, in the long form', [aws('*')], EVERYBODY, '*'],
    ['everybody but somebody', [(t) => { delete trust(t).Principal; trust(t).NotPrincipal = { AWS: '111122223333' }; }], EVERYBODY, '*'],
    ['another account in the list', [aws([HASTY, 'arn:aws:iam::444455556666:root'])], 'error at HastyAssume: arn:aws:iam::444455556666:root can assume HastyImages, beside Hasty', 'arn:aws:iam::444455556666:root'],
    ['the own account', [alsoTrust({ Principal: { AWS: sub('arn:aws:iam::${AWS::AccountId}:root') } })],
      'error at Second: arn:aws:iam::${AWS::AccountId}:root can assume HastyImages, beside Hasty', 'arn:aws:iam::${AWS::AccountId}:root'],
    ['a service', [alsoTrust({ Principal: { Service: 'lambda.amazonaws.com' } })], 'error at Second: lambda.amazonaws.com can assume HastyImages, beside Hasty', 'lambda.amazonaws.com'],
    ['an identity provider', [alsoTrust({ Principal: { Federated: 'accounts.google.com' }, Action: 'sts:AssumeRoleWithWebIdentity' })],
      'error at Second: accounts.google.com can assume HastyImages, beside Hasty', 'accounts.google.com'],
  ])('fails: %s', (_, changes, expected, principal) => {
    const content = template(...changes);
    expect(told('trust-principal', content)).toEqual([expected]);
    expect(witnesses('trust-principal', content)).toEqual([expect.objectContaining({ principal, answer: 'allowed' })]);
  });

  test.each<[string, Change[], RegExp]>([
    ['another stack exports the principal', [aws({ 'Fn::ImportValue': 'HastyAccount' })], /^error\? at HastyAssume: .* depends on the import of HastyAccount$/],
    ['whoever deploys gives the account', [parameter('Account'), aws({ Ref: 'Account' })], /^error\? at HastyAssume: .* depends on the parameter \$\{Account\}$/],
  ])('cannot tell: %s', (_, changes, expected) => {
    expect(told('trust-principal', template(...changes))).toContainEqual(expect.stringMatching(expected));
  });
});
