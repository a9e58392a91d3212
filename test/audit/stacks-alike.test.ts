import { audit, AuditOptions } from '../../src/audit/audit';
import { alsoAllow, bucket, Change, list, read, resource, role, sub, Template, template } from '../support/audited';

const [DEV, PROD] = ['111122223333', '444455556666'];
const NOW = new Date('2026-11-22T00:00:00Z');
const ARN = { 'Fn::GetAtt': ['Images', 'Arn'] };

/** A stack of one class, which is deployed several times: names are made at deployment, and every stack has the same logical ids. */
const alike = (...changes: Change[]): Template => template((t) => {
  delete bucket(t).BucketName;
  delete role(t).RoleName;
  const [{ PolicyDocument: { Statement: [tls] } }] = [t.Resources.ImagesPolicy.Properties];
  tls.Resource = [ARN, sub('${Images.Arn}/*')];
  list(t).Resource = ARN;
  read(t).Resource = sub('${Images.Arn}/street/*');
}, ...changes);

const unmounted: Change = (t) => { delete t.Resources.Hasty; };
const noCors: Change = (t) => { delete bucket(t).CorsConfiguration; };
const expires: Change = (t) => { bucket(t).LifecycleConfiguration = { Rules: [{ Status: 'Enabled', ExpirationInDays: 3 }] }; };
const policy = (...principals: object[]) => ({ KeyPolicy: { Version: '2012-10-17', Statement: principals.map((AWS) => ({ Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' })) } });
const encryptedBy = (KMSMasterKeyID: unknown): Change => (t) => {
  bucket(t).BucketEncryption = { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID } }] };
};
const encrypted = (...principals: object[]): Change => (t) => {
  encryptedBy({ Ref: 'Key' })(t);
  resource('Key', 'AWS::KMS::Key', policy(...principals))(t);
};
const account = sub('arn:aws:iam::${AWS::AccountId}:root');
const decrypts = alsoAllow({ Sid: 'HastyDecrypt', Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['Key', 'Arn'] }, Condition: { StringEquals: { 'kms:ViaService': sub('s3.${AWS::Region}.amazonaws.com') } } });

/** What the audit says of the stacks together. */
function told(stacks: Record<string, Template>, accounts: Record<string, string> = {}, options: AuditOptions = {}): string[] {
  const artifacts = Object.fromEntries(Object.keys(stacks).map((name) => [name, {
    type: 'aws:cloudformation:stack', environment: `aws://${accounts[name] ?? 'unknown-account'}/unknown-region`, properties: { templateFile: `${name}.template.json` },
  }]));
  const file = (name: string, content: object) => ({ name: `o/${name}`, text: JSON.stringify(content, null, 1) });
  const { findings } = audit([file('manifest.json', { version: '1', artifacts }), ...Object.entries(stacks).map(([name, content]) => file(`${name}.template.json`, content))], { now: NOW, ...options });
  return findings.filter(({ severity }) => severity !== 'note').map(({ rule, status, at }) => `${status} ${rule} in ${/(\w+)\.template/.exec(at.file)?.[1]}`);
}

test('stacks of two accounts that have the same logical ids are not each other\'s', () => {
  expect(told({ Dev: alike(), Prod: alike() }, { Dev: DEV, Prod: PROD })).toEqual([]);
  expect(told({ Dev: alike(), Prod: alike(noCors) }, { Dev: DEV, Prod: PROD })).toEqual(['fail bucket-cors in Prod']);
});

test('a bucket of another stack is not mounted because a mounted one has its logical id', () => {
  expect(told({ A: alike(), Other: alike(unmounted, noCors, expires, encrypted(account)) })).toEqual([]);
  expect(told({ A: alike(), Other: alike(noCors, expires) })).toEqual(['fail bucket-cors in Other', 'fail bucket-keeps-objects in Other']);
});

test.each([[['Dev', 'Prod']], [['Prod', 'Dev']], [['Dev']]])('a fault of one stack is not hidden by a stack without it: %j', (order) => {
  const contents: Record<string, Template> = { Dev: alike(expires, encrypted(account)), Prod: alike() };
  expect(told(Object.fromEntries(order.map((name) => [name, contents[name]])))).toEqual(['fail need-access in Dev', 'fail bucket-keeps-objects in Dev']);
});

test('a key policy counts for its own key, not for one of the same logical id', () => {
  const [open, shut] = [alike(encrypted(account), decrypts), alike(encrypted(sub('arn:aws:iam::${AWS::AccountId}:role/Admin') as object), decrypts)];
  expect(told({ A: open, B: open })).toEqual([]);
  expect(told({ A: open, B: shut })).toEqual(['fail need-access in B']);
  expect(told({ A: shut, B: open })).toEqual(['fail need-access in A']);
});

test('the policy of one stack\'s bucket lets in the role of that stack, not one of the same logical id', () => {
  const opens = (...Principal: string[]): Change => (t) => void t.Resources.ImagesPolicy.Properties.PolicyDocument.Statement.push({
    Sid: 'More', Effect: 'Allow', Principal: { AWS: Principal.map((name) => ({ 'Fn::GetAtt': [name, 'Arn'] })) }, Action: 's3:PutObject', Resource: sub('${Images.Arn}/*'),
  });
  const other: Change = (t) => {
    resource('Hasty', 'AWS::IAM::Role', { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }] } })(t);
  };
  expect(told({ A: alike(), Other: alike(other, opens('Hasty')) })).toEqual([]);
  expect(told({ A: alike(opens('Hasty')), Other: alike(other) })).toEqual(['fail rights-actions in A']);
});

test('a public bucket of another stack is a note, a mounted one an error', () => {
  const open: Change = (t) => void t.Resources.ImagesPolicy.Properties.PolicyDocument.Statement.push({ Sid: 'More', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: sub('${Images.Arn}/*') });
  expect(told({ A: alike(), Other: alike(unmounted, open) })).toEqual([]);
  expect(told({ A: alike(open), Other: alike(unmounted) })).toEqual(expect.arrayContaining(['fail rights-direct in A']));
});
