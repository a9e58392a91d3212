import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import { keepAsMade, keepTls } from './kept';
import { nameOf } from './mounted-bucket';
import { isOtherKind } from '../contract/s3-checks';
import { guard } from '../terraform/guard';
import { checkLiteral, LiteralRule } from '../terraform/literal';

const NEW_NAME: LiteralRule = {
  pattern: { test: isNewName },
  words: 'the name of a new bucket, 3 to 63 lower-case letters, digits, hyphens or dots, without a prefix or suffix that S3 keeps to itself',
};

/** A new bucket, and those of its settings that others may go on with. */
interface NewBucket {
  readonly bucket: S3Bucket;
  readonly bucketPolicy: S3BucketPolicy;
  readonly lifecycle: S3BucketLifecycleConfiguration;
}

/**
 * A bucket for Hasty to read: private, encrypted, TLS only, versioned, and guarded against `terraform destroy`.
 *
 * @throws when S3 would refuse the name
 */
export function newBucket(scope: Construct, name?: string, keyArn?: string): NewBucket {
  const resource = new S3Bucket(scope, 'Bucket', { bucket: name === undefined ? undefined : checkLiteral('bucketName', name, NEW_NAME), forceDestroy: false });
  guard(resource);
  const bucket = nameOf(resource);
  const publicAccess = closeToPublic(scope, bucket);
  const ownership = new S3BucketOwnershipControls(scope, 'Ownership', { bucket, rule: { objectOwnership: 'BucketOwnerEnforced' } });
  keepAsMade(ownership, { bucket, rule: { objectOwnership: 'BucketOwnerEnforced' } }, 'or Hasty could not read objects that other accounts put there');
  const versioning = new S3BucketVersioningA(scope, 'Versioning', { bucket, versioningConfiguration: { status: 'Enabled' } });
  new S3BucketServerSideEncryptionConfigurationA(scope, 'Encryption', {
    bucket,
    rule: [{ applyServerSideEncryptionByDefault: keyArn === undefined ? { sseAlgorithm: 'AES256' } : { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn } }],
  });
  const lifecycle = new S3BucketLifecycleConfiguration(scope, 'Lifecycle', {
    bucket,
    rule: [{
      id: 'old-versions-and-unfinished-uploads',
      status: 'Enabled',
      filter: [{}],
      noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
    }],
    // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_lifecycle_configuration: versioning first
    dependsOn: [versioning],
  });
  const denial = tlsStatement(`arn:aws:s3:::${bucket}`);
  const bucketPolicy = new S3BucketPolicy(scope, 'Policy', {
    bucket,
    policy: `{"Version":"2012-10-17","Statement":[${denial}]}`,
    dependsOn: [publicAccess], // S3 refuses changes of both at the same time
  });
  keepTls(bucketPolicy, denial);
  return { bucket: resource, bucketPolicy, lifecycle };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function isNewName(name: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !/\.\.|^\d+(?:\.\d+){3}$/.test(name)
    && !['xn--', 'sthree-', 'amzn-s3-demo-'].some((beginning) => name.startsWith(beginning)) && !isOtherKind(name);
}

function closeToPublic(scope: Construct, bucket: string): S3BucketPublicAccessBlock {
  const block = new S3BucketPublicAccessBlock(scope, 'PublicAccess', {
    bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true,
  });
  const settings = { bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
  keepAsMade(block, settings, 'or the bucket could be opened to everybody');
  return block;
}

function tlsStatement(arn: string): string {
  return JSON.stringify({
    Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource: [arn, `${arn}/*`], Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
}
