import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { TerraformStack } from 'cdktf';
import { HastyAccessRole } from '../../src/aws-terraform';
import { awsStack, ownBucket } from '../support/aws-terraform';
import { EXTERNAL_ID } from '../support/stack';
import { terraformErrors, terraformWarnings } from '../support/terraform-stack';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** A role for two buckets, with all that can be wrong with one of them. */
function twoBuckets(): TerraformStack {
  const stack = awsStack();
  const bucket = ownBucket(stack, { bucket: 'acme-archive', forceDestroy: true });
  const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
  role.mount(bucket, { prefixes: ['street/'] });
  role.mountByName('acme-aerial', { prefixes: ['street/'], encryptionKeys: [KEY] });
  new S3BucketLifecycleConfiguration(stack, 'Lifecycle', {
    bucket: 'acme-archive',
    rule: [{ id: 'tidy', status: 'Enabled', filter: [{}], expiration: [{ days: 30 }], transition: [{ days: 7, storageClass: 'GLACIER' }] }],
  });
  new S3BucketServerSideEncryptionConfigurationA(stack, 'Encryption', {
    bucket: bucket.id, rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: KEY } }],
  });
  return stack;
}

test('each mounted bucket is warned of once, however often the app is synthesized, and of CORS all at once', () => {
  const stack = twoBuckets();
  terraformWarnings(stack);
  expect(terraformWarnings(stack).map(({ id, text }) => [id.split(':')[1], /Stack\/Archive|acme-archive.acme-aerial/.exec(text)?.[0]])).toEqual([
    ['linkObjectsExpire', 'Stack/Archive'],
    ['linkObjectsArchived', 'Stack/Archive'],
    ['linkBucketGoes', 'Stack/Archive'],
    ['corsNotManaged', 'acme-archive acme-aerial'],
    ['encryptionKeyMissing', undefined],
  ]);
});

test('what is wrong with a bucket stops the synthesis, whichever of the mounted it is', () => {
  const stack = twoBuckets();
  expect(terraformErrors(stack)).toEqual([]);
  ['One', 'Two'].forEach((id) => new S3BucketCorsConfiguration(stack, id, { bucket: 'acme-aerial', corsRule: [] }));
  expect(terraformErrors(stack)).toEqual([expect.stringContaining("the CORS rules of a bucket must be set by one resource, got 'Stack/One' and 'Stack/Two'")]);
});
