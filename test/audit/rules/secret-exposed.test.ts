import { bucket, Change, parameter, resource, role, template, told } from '../../support/audited';

const KEY = `AKIA${'ABCDEFGH'.repeat(2)}`;
const user: Change = (t) => {
  resource('User', 'AWS::IAM::User', { UserName: 'reader' })(t);
  resource('AccessKey', 'AWS::IAM::AccessKey', { UserName: { Ref: 'User' } })(t);
};
const output = (Value: unknown): Change => (t) => { t.Outputs = { Shown: { Value } }; };

test.each<[string, Change[]]>([
  ['none', []],
  ['names, ARNs and the ExternalId, which is no secret', [output('0d1f2a3b-1111-4222-8333-444455556666'), (t) => { t.Description = 'arn:aws:iam::111122223333:role/HastyImages'; }]],
  ['the id of an access key', [user, output({ Ref: 'AccessKey' })]],
  ['an access key that is shown to nobody', [user]],
  ['the default of a parameter that is hidden', [parameter('Key', { Default: KEY, NoEcho: true })]],
])('passes: %s', (_, changes) => {
  expect(told('secret-exposed', template(...changes))).toEqual([]);
});

test.each<[string, Change[], RegExp]>([
  ['an output', [output(KEY)], /^error at Value: output Shown shows an AWS access key$/],
  ['the secret of a user\'s access key in an output', [user, output({ 'Fn::GetAtt': ['AccessKey', 'SecretAccessKey'] })], /^error at \w+: output Shown shows the secret of an access key$/],
  ['the same in a longer text', [user, output({ 'Fn::Sub': 'secret ${AccessKey.SecretAccessKey}' })], /: output Shown shows the secret of an access key$/],
  ['the default of a parameter', [parameter('Key', { Default: KEY })], /^error at Default: default of parameter Key shows an AWS access key$/],
  ['metadata', [(t) => { t.Metadata = { Note: `old key ${KEY}` }; }], /^error at Note: metadata shows an AWS access key$/],
  ['a tag', [(t) => { role(t).Tags = [{ Key: 'note', Value: KEY }]; }], /^error at Value: tag of Hasty shows an AWS access key$/],
  ['a description', [(t) => { t.Description = KEY; }], /^error at Description: description shows an AWS access key$/],
  ['a private key', [(t) => { bucket(t).Tags = [{ Key: 'pem', Value: '-----BEGIN PRIVATE KEY-----' }]; }], /shows a private key$/],
  ['a signed URL', [output('https://acme.blob.core.windows.net/x?sv=2024&sig=abcdefghijklmnopqrstuvwxyz')], /shows a SAS token$/],
])('fails: %s', (_, changes, expected) => {
  expect(told('secret-exposed', template(...changes))).toEqual([expect.stringMatching(expected)]);
});
