import { audit } from '../../../src/audit/audit';
import { bucket, Change, role, template } from '../../support/audited';

const [HERE, THERE] = ['111122223333', '444455556666'];
const ROLE = `arn:aws:iam::${HERE}:role/HastyImages`;
const BUCKET = 'arn:aws:s3:::acme-images';
const KEY = `arn:aws:kms:eu-central-1:${THERE}:key/images`;
const NOW = new Date('2026-11-22T00:00:00Z');

type Statement = Record<string, unknown>;
const OWNERS: readonly Statement[] = [
  { Sid: 'HastyLocate', Effect: 'Allow', Principal: { AWS: ROLE }, Action: 's3:GetBucketLocation', Resource: BUCKET },
  { Sid: 'HastyList', Effect: 'Allow', Principal: { AWS: ROLE }, Action: 's3:ListBucket', Resource: BUCKET },
  { Sid: 'HastyRead', Effect: 'Allow', Principal: { AWS: ROLE }, Action: 's3:GetObject', Resource: `${BUCKET}/street/*` },
];
const by = (Principal: unknown, more: object = {}) => OWNERS.map((statement) => ({ ...statement, Principal, ...more }));

interface Case {
  /** What the bucket's owner adds to its policy. */
  readonly adds?: readonly Statement[];
  readonly change?: Change;
  /** The accounts of the two stacks; undefined: nobody tells them. */
  readonly accounts?: readonly [string, string];
}

/** The role in one stack, the bucket and its policy in another: what the audit says about what Hasty needs. */
function told({ adds = [], change = () => {}, accounts = [HERE, THERE] }: Case): string[] {
  const whole = template(change);
  whole.Resources.ImagesPolicy?.Properties.PolicyDocument.Statement.push(...adds);
  const pick = (isRole: boolean) => ({ Resources: Object.fromEntries(Object.entries(whole.Resources).filter(([id]) => (id === 'Hasty') === isRole)) });
  const artifact = (account: string, templateFile: string) => ({ type: 'aws:cloudformation:stack', environment: `aws://${account}/eu-central-1`, properties: { templateFile } });
  const file = (name: string, content: object) => ({ name: `o/${name}`, text: JSON.stringify(content, null, 1) });
  const manifest = file('manifest.json', { version: '1', artifacts: { Role: artifact(accounts[0], 'role.template.json'), Bucket: artifact(accounts[1], 'bucket.template.json') } });
  const { findings } = audit([manifest, file('role.template.json', pick(true)), file('bucket.template.json', pick(false))], { now: NOW });
  return findings.filter(({ rule }) => rule === 'need-access').map(({ status, message, at }) => `${status} at ${at.file}: ${message}`);
}

const shut = (action: string, kind = 'bucket') => `fail at o/bucket.template.json: ${action} is refused for acme-images/street/, which is in account ${THERE}, and its ${kind} policy does not allow it: between accounts both sides must`;
const SHUT = ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'].map((action) => shut(action));

describe('a bucket in another account than the role', () => {
  test.each<[string, readonly Statement[]]>([
    ['the statements that the constructs print', OWNERS],
    ['the role\'s account, which lets its policies decide', by({ AWS: `arn:aws:iam::${HERE}:root` })],
    ['the account by its number', by({ AWS: HERE })],
    ['the role by a condition, so that it may be made anew', by({ AWS: `arn:aws:iam::${HERE}:root` }, { Condition: { ArnEquals: { 'aws:PrincipalArn': ROLE } } })],
    ['the organisation of both', by('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-acme1' } } })],
  ])('passes with a policy that names %s', (_, adds) => {
    expect(told({ adds })).toEqual([]);
  });

  test.each<[string, readonly Statement[]]>([
    ['says nothing of the role', []],
    ['names another role', by({ AWS: `arn:aws:iam::${HERE}:role/Other` })],
    ['names its own account alone', by({ AWS: `arn:aws:iam::${THERE}:root` })],
    ['makes of the account another role', by({ AWS: HERE }, { Condition: { ArnEquals: { 'aws:PrincipalArn': `${ROLE}2` } } })],
  ])('fails with a policy that %s', (_, adds) => {
    expect(told({ adds }).sort()).toEqual(SHUT);
  });

  test('fails for what the policy leaves out alone', () => {
    expect(told({ adds: OWNERS.slice(0, 2) })).toEqual([shut('s3:GetObject')]);
    expect(told({ adds: [...OWNERS.slice(0, 2), { ...OWNERS[2], Resource: `${BUCKET}/aerial/*` }] })).toContain(shut('s3:GetObject'));
  });

  test('fails without a policy', () => {
    expect(told({ change: (t) => { delete t.Resources.ImagesPolicy; } }).sort()).toEqual(SHUT);
  });

  test('fails when the policy lets the role in, and the role\'s own lacks the right', () => {
    expect(told({ adds: OWNERS, change: (t) => { role(t).Policies[0].PolicyDocument.Statement[0].Action = 's3:ListBucket'; } })).toEqual([
      'fail at o/role.template.json: s3:GetBucketLocation is refused for acme-images/street/',
    ]);
  });

  test.each<[string, object, boolean]>([
    ['other networks', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, true],
    ['all accounts but the owner\'s', { StringNotEquals: { 'aws:PrincipalAccount': THERE } }, true],
    ['all accounts but the two', { StringNotEquals: { 'aws:PrincipalAccount': [HERE, THERE] } }, false],
    ['requests without TLS', { Bool: { 'aws:SecureTransport': 'false' } }, false],
  ])('with a deny of %s beside the statements is refused: $2', (_, Condition, expected) => {
    const findings = told({ adds: [...OWNERS, { Sid: 'Guard', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [BUCKET, `${BUCKET}/*`], Condition }] });
    expect(findings.some((text) => text.includes('s3:GetObject is refused for acme-images/street/ by the deny Guard'))).toBe(expected);
    expect(findings.length > 0).toBe(expected);
  });

  test('cannot tell whether a role that the policy names is one whose name CloudFormation makes up', () => {
    const unnamed: Change = (t) => { delete role(t).RoleName; };
    const findings = told({ adds: by({ AWS: `arn:aws:iam::${HERE}:role/Role-Hasty-1ABCDEF` }), change: unnamed });
    expect(findings).toHaveLength(3);
    expect(findings[0]).toMatch(/^cannot tell at .*its bucket policy may not allow it: .*or not: it depends on whether a role that a policy names is this one, whose name is made up at deployment$/);
    expect(told({ adds: by({ AWS: HERE }), change: unnamed })).toEqual([]);
  });
});

test('cannot tell with a policy that names one session, since nobody knows what Hasty calls its own', () => {
  const session = `arn:aws:sts::${HERE}:assumed-role/HastyImages/hasty`;
  const findings = told({ adds: by({ AWS: session }) });
  expect(findings).toHaveLength(3);
  expect(findings[0]).toMatch(/^cannot tell at .*its bucket policy may not allow it: .*or not: it depends on what Hasty calls its session, since a policy names one session of the role$/);
  expect(told({ adds: by({ AWS: [session, { 'Fn::ImportValue': 'Reader' }] }) })).toHaveLength(3);
  expect(told({ adds: by({ AWS: [session, ROLE] }) })).toEqual([]);
});

test.each([undefined, 'alias/aws/s3', `arn:aws:kms:eu-central-1:${THERE}:alias/aws/s3`])('what is encrypted with aws/s3 (%s) can be read in its account alone', (KMSMasterKeyID) => {
  const change: Change = (t) => {
    bucket(t).BucketEncryption = { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID } }] };
  };
  expect(told({ adds: OWNERS, change })).toEqual([
    `fail at o/bucket.template.json: kms:Decrypt is refused for acme-images/street/, which is in account ${THERE} and encrypted with aws/s3, a key that no other account can use`,
  ]);
  expect(told({ adds: OWNERS, change, accounts: [HERE, HERE] })).toEqual([]);
});

test('a bucket in the same account needs no statement in its policy; nor does one of which nobody tells the account', () => {
  expect(told({ accounts: [HERE, HERE] })).toEqual([]);
  expect(told({ accounts: ['unknown-account', 'unknown-account'] })).toEqual([]);
  expect(told({ accounts: ['unknown-account', THERE] })).toEqual([]);
});

describe('a key in another account than the role', () => {
  const encrypted = (...Statement: object[]): Change => (t) => {
    bucket(t).BucketEncryption = { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: { 'Fn::GetAtt': ['Key', 'Arn'] } } }] };
    t.Resources.Key = {
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [
            { Sid: 'Owner', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${THERE}:root` }, Action: 'kms:*', Resource: '*' }, ...Statement,
          ],
        },
      },
    };
    role(t).Policies[0].PolicyDocument.Statement.push({
      Sid: 'HastyDecrypt', Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY.replace('images', '*'), Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } },
    });
  };
  const decrypt = (region = 'eu-central-1') => ({
    Sid: 'HastyDecrypt', Effect: 'Allow', Principal: { AWS: ROLE }, Action: 'kms:Decrypt', Resource: '*', Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
  });

  test('passes when its policy lets the role decrypt through S3, and fails when it does not', () => {
    expect(told({ adds: OWNERS, change: encrypted(decrypt()) })).toEqual([]);
    expect(told({ adds: OWNERS, change: encrypted(decrypt('us-east-1')) })).toEqual([shut('kms:Decrypt', 'key')]);
    expect(told({ adds: OWNERS, change: encrypted() })).toEqual([shut('kms:Decrypt', 'key')]);
  });
});
