import { TerraformStack } from 'cdktf';
import { audit } from '../../src/audit';
import { HastyAccessRole, HastyBucket } from '../../src/aws-terraform';
import { ImportMode, ListingScope } from '../../src/contract';
import { awsStack, BUCKET, CORS, ROLE, ROLE_POLICY, unescaped } from '../support/aws-terraform';
import { breach } from '../support/contract-holds';
import { ACCOUNT, REGION, Template } from '../support/deployed';
import { request } from '../support/iam';
import { Contract } from '../support/oracle';
import { EXTERNAL_ID } from '../support/stack';
import { synthesized } from '../support/terraform-stack';

const [FIRST, SECOND] = ['2030-01-01T00:00:00Z', '2031-01-01T00:00:00Z'];
const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/images`;
const NOW = new Date('2026-11-22T00:00:00Z');

function newBucket(prefixes = ['street/', 'aerial/2026/']): any {
  const stack = awsStack();
  new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID, roleName: 'hasty', bucketName: 'acme', prefixes, encryptionKeyArn: KEY });
  return synthesized(stack);
}

function twoBucketsUntil(): any {
  const stack: TerraformStack = awsStack();
  const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID, roleName: 'hasty' });
  const options = { importMode: ImportMode.COPY };
  role.mountByName('acme', { ...options, prefixes: ['street/'], listing: ListingScope.PREFIX, accessUntil: FIRST });
  role.mountByName('aerial', { ...options, prefixes: ['2026/'], accessUntil: SECOND });
  return synthesized(stack);
}

/** What is deployed, in CloudFormation's words, in which the simulator's tests ask. */
function deployed({ resource }: any): Template {
  const only = (type: string): any => Object.values<any>(resource[type] ?? {})[0];
  const document = (text: string) => JSON.parse(unescaped(text.replaceAll('${aws_s3_bucket.Images_Bucket_297917F6.bucket}', 'acme')));
  const [role, bucket] = [only(ROLE), only(BUCKET)];
  const rules = (only(CORS)?.cors_rule ?? []).map((rule: any) => ({
    AllowedOrigins: rule.allowed_origins,
    AllowedMethods: rule.allowed_methods,
    AllowedHeaders: rule.allowed_headers,
    ExposedHeaders: rule.expose_headers,
  }));
  return {
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: role.name,
          AssumeRolePolicyDocument: document(role.assume_role_policy),
          Policies: [{ PolicyDocument: document(only(ROLE_POLICY).policy) }],
          MaxSessionDuration: role.max_session_duration,
        },
      },
      ...(bucket && {
        Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: bucket.bucket, CorsConfiguration: { CorsRules: rules } } },
        Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: bucket.bucket, PolicyDocument: document(only(`${BUCKET}_policy`).policy) } },
      }),
    },
  };
}

test.each<[string, any, Contract]>([
  ['a new bucket', newBucket(), { externalId: EXTERNAL_ID, mounts: [{ bucket: 'acme', prefixes: ['street/', 'aerial/2026/'], listing: 'BUCKET' }], keys: [KEY], newBuckets: ['acme'] }],
  ['two buckets with end dates', twoBucketsUntil(), {
    externalId: EXTERNAL_ID,
    mounts: [{ bucket: 'acme', prefixes: ['street/'], listing: 'PREFIX', until: FIRST }, { bucket: 'aerial', prefixes: ['2026/'], listing: 'BUCKET', until: SECOND }],
    keys: [],
    newBuckets: [],
  }],
])('%s: Hasty may do what was agreed, and nothing else', async (_, terraform, contract) => {
  expect(await breach(deployed(terraform), contract)).toBeUndefined();
  // the search is not blind
  expect(await breach(deployed(terraform), { ...contract, mounts: [{ ...contract.mounts[0], prefixes: ['other/'] }] })).toBeDefined();
}, 120_000);

test('a folder with wildcards and code in its name is that folder alone', async () => {
  const template = deployed(newBucket(['a*b/', '${file("x")}/', '%{y}/']));
  const read = (key: string) => request(template, 's3:GetObject', `arn:aws:s3:::acme/${key}`);
  for (const key of ['${file("x")}/1.jpg', '%{y}/1.jpg']) expect([key, await read(key)]).toEqual([key, 'allowed']);
  for (const key of ['axb/1.jpg', 'file("x")/1.jpg', '{file("x")}/1.jpg', '$${file("x")}/1.jpg', '{y}/1.jpg', '%%{y}/1.jpg']) expect([key, await read(key)]).toEqual([key, 'refused']);
});

const audited = (terraform: any, expected?: any) => audit([{ name: 'cdk.tf.json', text: JSON.stringify(terraform) }], { now: NOW, ...(expected && { expected }) });

test.each<[string, any, object[]]>([
  ['a new bucket', newBucket(), [{ bucket: 'acme', prefixes: ['aerial/2026/', 'street/'], listing: 'BUCKET' }]],
  ['folders with wildcards and code in their names', newBucket(['a*b/', '${file("x")}/', '%{y}/']), [{ prefixes: ['${file("x")}/', '%{y}/', 'a*b/'] }]],
  ['two buckets with end dates', twoBucketsUntil(), [{ bucket: 'acme', listing: 'PREFIX', until: FIRST }, { bucket: 'aerial', prefixes: ['2026/'], until: SECOND }]],
])('the audit passes %s, and reads from the Terraform JSON what was agreed', (_, terraform, mounts) => {
  const { verdict, findings, access } = audited(terraform);
  expect([verdict, findings.filter(({ severity }) => severity === 'error')]).toEqual(['pass', []]);
  expect(access.mounts).toEqual(mounts.map((mount) => expect.objectContaining({ cloud: 's3', ...mount })));
});

describe('the audit of a copy', () => {
  const only = (terraform: any, type: string): any => Object.values<any>(terraform.resource[type])[0];
  const judged = (change: (terraform: any) => void): [verdict: string, findings: string[]] => {
    const changed = newBucket();
    change(changed);
    const { verdict, findings } = audited(changed, audited(newBucket()).access);
    return [verdict, findings.map(({ rule, severity }) => `${severity} ${rule}`)];
  };
  const inRole = (from: string | RegExp, to: string) => (terraform: any) => {
    const role = only(terraform, ROLE);
    role.assume_role_policy = role.assume_role_policy.replace(from, to);
  };
  const inPolicy = (from: string | RegExp, to: string) => (terraform: any) => {
    const policy = only(terraform, ROLE_POLICY);
    policy.policy = policy.policy.replaceAll(from, to);
  };

  test.each<[string, (terraform: any) => void]>([
    ['anybody may assume the role', inRole('arn:aws:iam::718860067770:root', '*')],
    ['no ExternalId is asked for', inRole(/,"Condition":\{"StringEquals":\{[^}]*\}\}/, '')],
    ['another ExternalId is asked for', inRole(EXTERNAL_ID, '9d1f2a3b-1111-4222-8333-444455556666')],
    ['sessions are shorter', (terraform) => { only(terraform, ROLE).max_session_duration = 3600; }],
    ['a folder lost its slash', inPolicy('/street/*', '/street*')],
    ['another folder is open', inPolicy('/street/*', '/faces/*')],
    ['Hasty may write', inPolicy('"s3:GetObject"', '"s3:*"')],
    ['every bucket is open', inPolicy('arn:aws:s3:::${aws_s3_bucket.Images_Bucket_297917F6.bucket}', '*')],
    ['any origin is let in', (terraform) => { only(terraform, CORS).cors_rule[0].allowed_origins = ['*']; }],
    ['there is no CORS rule', (terraform) => { delete terraform.resource[CORS]; }],
  ])('fails when %s', (_, change) => {
    expect(judged(change)[0]).toBe('fail');
    expect(judged(() => {})).toEqual(['pass', []]);
  });

  test.each<[string, (terraform: any) => void, string]>([
    ['images may travel without TLS', (terraform) => { delete terraform.resource[`${BUCKET}_policy`]; }, 'note bucket-tls'],
    ['the bucket may be opened to everybody', (terraform) => { only(terraform, `${BUCKET}_public_access_block`).block_public_policy = false; }, 'warning bucket-public-access'],
    ['the images go with the stack', (terraform) => { only(terraform, BUCKET).force_destroy = true; }, 'warning bucket-keeps-objects'],
  ])('tells when %s', (_, change, told) => {
    expect(judged(change)).toEqual(['pass', [told]]);
  });
});
