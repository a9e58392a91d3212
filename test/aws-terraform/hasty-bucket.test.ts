import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { TerraformStack } from 'cdktf';
import { HastyBucket } from '../../src/aws-terraform';
import { allowed, awsStack, BUCKET, CORS, HASTY_RULE, hastyBucket, only, ROLE_POLICY, unescaped } from '../support/aws-terraform';
import { EXTERNAL_ID } from '../support/stack';
import { resourcesOf, terraformErrors, terraformWarnings } from '../support/terraform-stack';

const NAME = '${aws_s3_bucket.Images_Bucket_297917F6.bucket}';
const ARN = `arn:aws:s3:::${NAME}`;

describe('by default', () => {
  const stack = hastyBucket();

  test('the bucket is guarded against destruction', () => {
    expect(only(stack, BUCKET)).toEqual({ force_destroy: false, lifecycle: { prevent_destroy: true } });
  });

  test.each([
    ['is closed to the public', 'public_access_block', { block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true }],
    ['owns what others put there', 'ownership_controls', { rule: { object_ownership: 'BucketOwnerEnforced' } }],
    ['is versioned', 'versioning', { versioning_configuration: { status: 'Enabled' } }],
    ['is encrypted by S3', 'server_side_encryption_configuration', { rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }] }],
    ['has one CORS rule', 'cors_configuration', { cors_rule: [HASTY_RULE] }],
    ['ends old versions after 30 days and unfinished uploads after 7, once versions are on', 'lifecycle_configuration', {
      depends_on: ['aws_s3_bucket_versioning.Images_Versioning_7FE57579'],
      rule: [{
        id: 'old-versions-and-unfinished-uploads',
        status: 'Enabled',
        filter: [{}],
        noncurrent_version_expiration: [{ noncurrent_days: 30 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      }],
    }],
  ])('the bucket %s', (_, setting, attributes) => {
    expect(only(stack, `${BUCKET}_${setting}`)).toEqual({ bucket: NAME, ...attributes });
  });

  test('the bucket’s policy wants TLS, and names nobody', () => {
    const { policy, ...rest } = only(stack, `${BUCKET}_policy`);
    expect(rest).toEqual({ bucket: NAME, depends_on: ['aws_s3_bucket_public_access_block.Images_PublicAccess_736F69E8'] });
    expect(JSON.parse(policy)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource: [ARN, `${ARN}/*`], Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    });
  });

  test('Hasty may read the whole bucket, and nothing is warned of', () => {
    expect(allowed(stack)).toEqual({ HastyLocate: [ARN], HastyList: [ARN], HastyRead: [`${ARN}/*`] });
    expect(terraformWarnings(stack)).toEqual([]);
  });
});

test('has the name, folders and other CORS rules that are given', () => {
  const stack = hastyBucket({ bucketName: 'acme-images', prefixes: ['street'], otherCorsRules: [{ allowedMethods: ['PUT'], allowedOrigins: ['https://acme.example'] }] });
  expect(only(stack, BUCKET).bucket).toBe('acme-images');
  expect(allowed(stack).HastyRead).toEqual([`${ARN}/street/*`]);
  expect(only(stack, CORS).cors_rule).toEqual([HASTY_RULE, { allowed_methods: ['PUT'], allowed_origins: ['https://acme.example'] }]);
});

test.each([[[]], [['']], [['/']]])('%j are no folders', (prefixes) => {
  expect(() => hastyBucket({ prefixes })).toThrow(/^`prefixes` must name at least one folder|^a prefix must name a folder/);
});

test('is encrypted with a key that is given, and the role decrypts with it', () => {
  const stack = awsStack();
  const key = new KmsKey(stack, 'Key', {});
  hastyBucket({ encryptionKeyArn: key.arn }, stack);
  expect(only(stack, `${BUCKET}_server_side_encryption_configuration`).rule).toEqual([
    { apply_server_side_encryption_by_default: { kms_master_key_id: '${aws_kms_key.Key.arn}', sse_algorithm: 'aws:kms' } },
  ]);
  expect(unescaped(only(stack, ROLE_POLICY).policy)).toContain('"Sid":"HastyDecrypt","Effect":"Allow","Action":"kms:Decrypt","Resource":["${aws_kms_key.Key.arn}"]');
  expect(terraformWarnings(stack)).toEqual([]);
});

describe('what keeps the images', () => {
  const changed = (change: (images: HastyBucket) => void): string[] => {
    const stack = awsStack();
    const images = new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID });
    change(images);
    return terraformErrors(stack);
  };
  const child = <T>(images: HastyBucket, id: string) => images.node.findChild(id) as T;

  test.each<[string, (images: HastyBucket) => void, string]>([
    ['the guard', ({ bucket }) => { bucket.lifecycle = {}; }, "'Stack/Images/Bucket' must have prevent_destroy"],
    ['the guard, by force_destroy', ({ bucket }) => { bucket.forceDestroy = true; }, "'Stack/Images/Bucket' must not have force_destroy"],
    ['the block of public access', (images) => { child<S3BucketPublicAccessBlock>(images, 'PublicAccess').restrictPublicBuckets = false; }, "'Stack/Images/PublicAccess' must stay as it was made, or the bucket could be opened to everybody"],
    ['ownership', (images) => child<S3BucketOwnershipControls>(images, 'Ownership').putRule({ objectOwnership: 'ObjectWriter' }), "'Stack/Images/Ownership' must stay as it was made, or Hasty could not read objects"],
    ['TLS', ({ bucketPolicy }) => { bucketPolicy.policy = '{"Version":"2012-10-17","Statement":[]}'; }, "'Stack/Images/Policy' must deny requests without TLS, as it did, or images could travel unencrypted, got: {"],
    ['TLS, by an expression', ({ bucketPolicy }) => { bucketPolicy.policy = '${data.aws_iam_policy_document.x.json}'; }, "'Stack/Images/Policy' must deny requests without TLS"],
    ['TLS, by an override', ({ bucketPolicy }) => bucketPolicy.addOverride('policy', '{"Version":"2012-10-17","Statement":[]}'), "'Stack/Images/Policy' must deny requests without TLS"],
    ['TLS, by an override of the stack', ({ bucketPolicy }) => TerraformStack.of(bucketPolicy).addOverride(`resource.aws_s3_bucket_policy.${bucketPolicy.friendlyUniqueId}.policy`, '{}'), "'Stack/Images/Policy' must deny requests without TLS"],
    ['the CORS rule', (images) => images.node.findAll().forEach((node: any) => node.putCorsRule?.([{ allowedMethods: ['PUT'], allowedOrigins: ['*'] }])), "`corsRule` was replaced after Hasty's rule was added"],
  ])('cannot be lost: %s', (_, change, message) => {
    expect(changed(change)).toEqual([expect.stringContaining(message)]);
  });

  test('is not touched by tags, more statements in the policy, and another lifecycle', () => {
    expect(changed(({ bucket, bucketPolicy, lifecycle }) => {
      bucket.tags = { team: 'street' };
      const policy = JSON.parse(bucketPolicy.policyInput!);
      bucketPolicy.policy = JSON.stringify({ ...policy, Statement: [{ Sid: 'More', Effect: 'Deny', Principal: '*', Action: 's3:DeleteObject', Resource: '*' }, ...policy.Statement] });
      lifecycle.putRule([{ id: 'longer', status: 'Enabled', filter: [{}], noncurrentVersionExpiration: [{ noncurrentDays: 365 }] }]);
    })).toEqual([]);
  });
});

test('what was made is there to be used', () => {
  const stack = awsStack();
  const images = new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID });
  expect(images.bucket.node.path).toBe('Stack/Images/Bucket');
  expect(images.role.registrations).toEqual([images.registration]);
  expect(images.registration.toJson()).toMatchObject({ description: 'Stack/Images/Bucket', cloud_provider: 's3', role: images.roleArn });
  expect(TerraformStack.of(images)).toBe(stack);
  expect(Object.keys(resourcesOf(stack, BUCKET))).toHaveLength(1);
});
