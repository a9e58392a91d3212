import { MissingRemovalPolicies, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption, CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { HastyBucket, HastyBucketProps } from '../../src/aws';
import { HASTY_RULE } from '../support/cors';
import { deepFreeze } from '../support/freeze';
import { EXTERNAL_ID, newStack, statements, synthErrors, warningsOf } from '../support/stack';
import { resourceTypes, templateOf } from '../support/template';

const BUCKET = 'ImagesBucket4B6DB8E1';
const POLICY = 'ImagesBucketPolicyF5EB529F';
const ROLE = 'ImagesMountRole8C04B2E6';
const ARN = { 'Fn::GetAtt': [BUCKET, 'Arn'] };
const under = (folder: string) => ({ 'Fn::Join': ['', [ARN, `/${folder}*`]] });

function hastyBucket(props: Partial<HastyBucketProps> = {}, stack = newStack()): Stack {
  new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID, ...props });
  return stack;
}
const resource = (stack: Stack, id: string) => templateOf(stack).Resources[id];

describe('by default', () => {
  const stack = hastyBucket();

  test('the bucket is private, encrypted, versioned with an end to old versions, has one CORS rule, and stays when the stack goes', () => {
    expect(resource(stack, BUCKET)).toEqual({
      Type: 'AWS::S3::Bucket',
      // not left behind when its very first deployment fails
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: {
          Rules: [{
            Status: 'Enabled',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          }],
        },
        CorsConfiguration: { CorsRules: [HASTY_RULE] },
      },
    });
  });

  test('the bucket\'s policy wants TLS, names nobody, and stays with the bucket', () => {
    expect(resource(stack, POLICY)).toEqual({
      Type: 'AWS::S3::BucketPolicy',
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        Bucket: { Ref: BUCKET },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource: [ARN, under('')], Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }],
        },
      },
    });
  });

  test('the role goes with the stack, and Hasty\'s access with it', () => {
    const { Type, Properties, ...rest } = resource(stack, ROLE);
    expect(Type).toBe('AWS::IAM::Role');
    expect(rest).toEqual({}); // neither a DeletionPolicy nor an UpdateReplacePolicy
  });

  test('Hasty may read the whole bucket', () => {
    expect(statements(stack).access.filter(({ Effect }) => Effect === 'Allow')).toEqual([
      { Sid: 'HastyLocate', Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: [ARN] },
      { Sid: 'HastyList', Effect: 'Allow', Action: 's3:ListBucket', Resource: [ARN] },
      { Sid: 'HastyRead', Effect: 'Allow', Action: 's3:GetObject', Resource: [under('')] },
    ]);
  });

  test('nothing is warned of', () => {
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('names that others rely on', () => {
  test('are those of the resources, and there are no more', () => {
    expect(resourceTypes(hastyBucket())).toEqual({ [BUCKET]: 'AWS::S3::Bucket', [POLICY]: 'AWS::S3::BucketPolicy', [ROLE]: 'AWS::IAM::Role' });
  });

  test('are those of the constructs', () => {
    const stack = newStack();
    const images = new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID });
    expect(images.node.findAll().map(({ node }) => node.path.replace('Stack/', ''))).toEqual([
      'Images',
      'Images/Bucket', 'Images/Bucket/Resource', 'Images/Bucket/Policy', 'Images/Bucket/Policy/Resource',
      'Images/Mount', 'Images/Mount/Role', 'Images/Mount/Role/Resource', 'Images/Mount/Role/Resource/Resource',
      'Images/BucketName', 'Images/RoleArn', 'Images/ExternalId', 'Images/HastyScope', 'Images/HastyRegistration',
    ]);
  });

  test('lead to what was made', () => {
    const stack = newStack();
    const images = new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID });
    expect(stack.resolve([images.bucket.bucketName, images.roleArn, images.role.roleArn, images.role.role.roleArn])).toEqual(
      [{ Ref: BUCKET }, ...Array(3).fill({ 'Fn::GetAtt': [ROLE, 'Arn'] })]);
    expect(images.role.registrations).toEqual([images.registration]);
  });
});

describe('what Hasty may read', () => {
  test('are the folders that are named', () => {
    const [, , read] = statements(hastyBucket({ prefixes: ['street', '/aerial/2026'] })).access;
    expect(read.Resource).toEqual([under('street/'), under('aerial/2026/')]);
  });

  test.each([
    ['no folder', [], '`prefixes` must name at least one folder, got: []; for all of an existing bucket say `wholeBucket: true`, for all of a new one leave `prefixes` out'],
    ['an empty one', [''], 'a prefix must name a folder, got: ""; for the whole bucket leave `prefixes` out (an existing bucket: `wholeBucket: true`)'],
    ['a slash', ['/'], 'a prefix must name a folder, got: "/"; for the whole bucket leave `prefixes` out (an existing bucket: `wholeBucket: true`)'],
  ])('must not be %s, which may be a mistake', (_, prefixes, message) => {
    expect(() => hastyBucket({ prefixes })).toThrow(new Error(message));
  });
});

describe('encryption with KMS', () => {
  const decrypt = (stack: Stack) => statements(stack).access.filter(({ Sid }) => Sid === 'HastyDecrypt');
  const viaS3 = { StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['s3.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } } };

  test.each([BucketEncryption.KMS, BucketEncryption.DSSE])('(%s) makes a key that stays with the bucket and that the role decrypts with', (encryption) => {
    const stack = hastyBucket({ bucketProps: { encryption } });
    const [key, ...others] = Object.entries(resourceTypes(stack)).filter(([, type]) => type === 'AWS::KMS::Key').map(([id]) => id);
    expect(others).toEqual([]);
    expect(resource(stack, key)).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    expect(decrypt(stack)).toEqual([
      { Sid: 'HastyDecrypt', Effect: 'Allow', Action: 'kms:Decrypt', Resource: [{ 'Fn::GetAtt': [key, 'Arn'] }], Condition: viaS3 },
    ]);
  });

  test('takes a key of yours, which stays as you made it', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY });
    hastyBucket({ bucketProps: { encryptionKey } }, stack);
    const keyArn = stack.resolve(encryptionKey.keyArn);
    expect(resource(stack, BUCKET).Properties.BucketEncryption).toEqual(
      { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn } }] });
    expect(decrypt(stack)).toMatchObject([{ Resource: [keyArn], Condition: viaS3 }]);
    expect(resource(stack, keyArn['Fn::GetAtt'][0])).toMatchObject({ DeletionPolicy: 'Delete' });
  });

  test('with S3\'s own KMS key needs no right, and no warning', () => {
    const stack = hastyBucket({ bucketProps: { encryption: BucketEncryption.KMS_MANAGED } });
    expect(decrypt(stack)).toEqual([]);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('that the bucket stays', () => {
  const gone = (path: string, deletion = 'Delete', update = 'Delete') =>
    `[Stack/Images] 'Stack/Images/Bucket${path}' must stay when the stack goes, got DeletionPolicy '${deletion}' and UpdateReplacePolicy '${update}'; undo what changes its removal policy, or make the bucket yourself and use BucketMount`;
  const images = (stack: Stack) => new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID, bucketProps: { encryption: BucketEncryption.KMS } });

  test.each<[string, (stack: Stack) => void, string[]]>([
    ['for all of the construct', (stack) => RemovalPolicies.of(images(stack)).destroy(), ['/Resource', '/Policy/Resource', '/Key/Resource'].map((path) => gone(path))],
    ['on the bucket', (stack) => images(stack).bucket.applyRemovalPolicy(RemovalPolicy.DESTROY), [gone('/Resource')]],
    ['on its policy', (stack) => images(stack).bucket.policy!.applyRemovalPolicy(RemovalPolicy.DESTROY), [gone('/Policy/Resource')]],
    [
      'by an override',
      (stack) => (images(stack).bucket.node.defaultChild as CfnBucket).addOverride('UpdateReplacePolicy', 'Delete'),
      [gone('/Resource', 'RetainExceptOnCreate')],
    ],
  ])('must not be undone %s', (_, undo, errors) => {
    const stack = newStack();
    undo(stack);
    expect(synthErrors(stack)).toEqual(errors);
  });

  test.each<[string, (stack: Stack) => void]>([
    ['what has no removal policy yet goes', (stack) => MissingRemovalPolicies.of(stack).destroy()],
    ['all of the stack stays', (stack) => RemovalPolicies.of(stack).retain()],
  ])('holds where %s', (_, apply) => {
    const stack = newStack();
    images(stack);
    apply(stack);
    expect(synthErrors(stack)).toEqual([]);
  });
});

test('the properties that are given stay as they are', () => {
  const props: HastyBucketProps = deepFreeze({
    externalId: EXTERNAL_ID,
    prefixes: ['street/'],
    corsOrigins: ['https://app.hasty.ai'],
    bucketProps: {
      bucketName: 'acme-images',
      cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: ['*'] }],
      lifecycleRules: [{ expiredObjectDeleteMarker: true }],
    },
  });
  const [one, other] = [newStack(), newStack()];
  [one, other].forEach((stack) => new HastyBucket(stack, 'Images', props)); // a write to a frozen object throws
  const template = templateOf(one);
  expect(templateOf(other)).toEqual(template);
  expect(template.Resources[BUCKET].Properties).toMatchObject({ BucketName: 'acme-images', CorsConfiguration: { CorsRules: [HASTY_RULE, {}] } });
});
