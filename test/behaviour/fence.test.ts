import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BucketMount, BucketMountProps } from '../../src/aws';
import { ListingScope } from '../../src/contract';
import { ACCOUNT, deployed, REGION, Template } from '../support/deployed';
import { ORGANISATION_WIDE, request } from '../support/iam';
import { oneActionOfEveryService } from '../support/iam-actions';
import { EXTERNAL_ID } from '../support/stack';

const MOUNTED = 'arn:aws:s3:::acme';
const OTHER = 'arn:aws:s3:::other';
const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234`;
const VIA_S3 = { 'kms:ViaService': `s3.${REGION}.amazonaws.com` };

function mounting(props: Partial<BucketMountProps> = {}): Template {
  return deployed((stack) => new BucketMount(stack, 'Images', {
    bucket: Bucket.fromBucketName(stack, 'Bucket', 'acme'),
    externalId: EXTERNAL_ID,
    prefixes: ['street/'],
    listing: ListingScope.PREFIX,
    ...props,
  }));
}

const ACCOUNT_WIDE = {
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } } }],
};
const FOR_THE_SESSION = {
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:sts::${ACCOUNT}:assumed-role/hasty/hasty` }, Action: '*', Resource: '*' }],
};

describe.each([
  ['the whole organisation', ORGANISATION_WIDE],
  ['the whole account', ACCOUNT_WIDE],
  ["the role's session by its name", FOR_THE_SESSION],
])('where a resource policy lets in %s', (_, resourcePolicy) => {
  const [fenced, open] = [true, false].map((fence) => mounting({ fence, roleName: 'hasty' }));

  test.each<[string, string, string, Record<string, string>?]>([
    ['reads objects of another bucket', 's3:GetObject', `${OTHER}/street/a.jpg`],
    ['lists another bucket', 's3:ListBucket', OTHER, { 's3:prefix': 'street/' }],
    ['locates another bucket', 's3:GetBucketLocation', OTHER],
    ['reads outside the prefix', 's3:GetObject', `${MOUNTED}/payroll/a.pdf`],
    ['reads beside the prefix', 's3:GetObject', `${MOUNTED}/street2/a.jpg`],
    ['lists outside the prefix', 's3:ListBucket', MOUNTED, { 's3:prefix': 'payroll/' }],
    ['lists without a prefix', 's3:ListBucket', MOUNTED],
    ['writes under the prefix', 's3:PutObject', `${MOUNTED}/street/a.jpg`],
    ['deletes under the prefix', 's3:DeleteObject', `${MOUNTED}/street/a.jpg`],
    ['reads old versions under the prefix', 's3:GetObjectVersion', `${MOUNTED}/street/a.jpg`],
    ['writes to another bucket', 's3:PutObject', `${OTHER}/a.jpg`],
    ["reads the bucket's policy", 's3:GetBucketPolicy', MOUNTED],
    ["replaces the bucket's policy", 's3:PutBucketPolicy', MOUNTED],
    ['deletes the bucket', 's3:DeleteBucket', MOUNTED],
    ['reads through an access point', 's3:GetObject', `arn:aws:s3:${REGION}:${ACCOUNT}:accesspoint/images/object/street/a.jpg`],
    ['opens a directory bucket', 's3express:CreateSession', `arn:aws:s3express:${REGION}:${ACCOUNT}:bucket/images--euc1-az1--x-s3`],
    ['decrypts with a key directly', 'kms:Decrypt', KEY],
    ['decrypts with a key through another service', 'kms:Decrypt', KEY, { 'kms:ViaService': `secretsmanager.${REGION}.amazonaws.com` }],
    ['encrypts with a key through S3', 'kms:GenerateDataKey', KEY, VIA_S3],
    ['sends messages to a queue', 'sqs:SendMessage', `arn:aws:sqs:${REGION}:${ACCOUNT}:jobs`],
    ['reads a secret', 'secretsmanager:GetSecretValue', `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:db-a1b2c3`],
    ['invokes a function', 'lambda:InvokeFunction', `arn:aws:lambda:${REGION}:${ACCOUNT}:function:resize`],
    ['assumes another role', 'sts:AssumeRole', `arn:aws:iam::${ACCOUNT}:role/admin`],
  ])('the fence refuses what would be allowed without: a session of the role that %s', async (__, action, resource, context = {}) => {
    expect(await request(fenced, action, resource, context, { resourcePolicy })).toBe('refused');
    expect(await request(open, action, resource, context, { resourcePolicy })).toBe('allowed');
  });

  test.each<[string, string, string, Record<string, string>?]>([
    ['reads under the prefix', 's3:GetObject', `${MOUNTED}/street/a.jpg`],
    ['lists under the prefix', 's3:ListBucket', MOUNTED, { 's3:prefix': 'street/2026/' }],
    ['locates the bucket', 's3:GetBucketLocation', MOUNTED],
  ])('the fence does not hinder: a session of the role that %s', async (__, action, resource, context = {}) => {
    expect(await request(fenced, action, resource, context, { resourcePolicy })).toBe('allowed');
    expect(await request(fenced, action, resource, context)).toBe('allowed');
  });
});

test('no service of AWS lets the role in where its resource policies let the organisation in', async () => {
  const [fenced, open] = [true, false].map((fence) => mounting({ fence }));
  // the simulator's data has the one resource type of ec2-instance-connect twice, and it will not choose
  const asked = (await oneActionOfEveryService()).filter(([action]) => !action.startsWith('ec2-instance-connect:'));
  expect(asked.length).toBeGreaterThan(350);
  const answers = await Promise.all(asked.map(async ([action, resource]) => [
    action,
    await request(fenced, action, resource, {}, { resourcePolicy: ORGANISATION_WIDE }),
    await request(open, action, resource, {}, { resourcePolicy: ORGANISATION_WIDE }),
  ]));
  expect(answers.filter(([, withFence, without]) => withFence !== 'refused' || without !== 'allowed')).toEqual([]);
}, 60_000);

describe('a permissions boundary', () => {
  const bounded = (fence: boolean) => deployed((stack) => new BucketMount(stack, 'Images', {
    bucket: Bucket.fromBucketName(stack, 'Bucket', 'acme'),
    externalId: EXTERNAL_ID,
    prefixes: ['street/'],
    fence,
    permissionsBoundary: new ManagedPolicy(stack, 'Boundary', {
      statements: [new PolicyStatement({ actions: ['s3:GetObject'], resources: [`${MOUNTED}/street/*`] })],
    }),
  }));

  test("limits the role's own rights", async () => {
    expect(await request(bounded(false), 's3:GetObject', `${MOUNTED}/street/a.jpg`)).toBe('allowed');
    expect(await request(bounded(false), 's3:GetBucketLocation', MOUNTED)).toBe('refused');
  });

  test.each(['s3:GetObject', 's3:PutObject'])('does not stop %s where another bucket lets the organisation in, so the fence is needed', async (action) => {
    expect(await request(bounded(false), action, `${OTHER}/a.jpg`, {}, { resourcePolicy: ORGANISATION_WIDE })).toBe('allowed');
    expect(await request(bounded(true), action, `${OTHER}/a.jpg`, {}, { resourcePolicy: ORGANISATION_WIDE })).toBe('refused');
  });
});
