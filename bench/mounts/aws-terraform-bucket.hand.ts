import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import { outputsByHand, policy, roleByHand } from './aws-terraform-by-hand';
import { synthesize } from './synthesize-terraform';

synthesize((stack) => new AwsProvider(stack, 'Aws', { region: 'eu-central-1' }), (stack, [number]) => {
  const scope = new Construct(stack, `Images${number}`);
  const { bucket } = new S3Bucket(scope, 'Bucket', { bucket: `acme-images-${number}`, forceDestroy: false, lifecycle: { preventDestroy: true } });
  const publicAccess = new S3BucketPublicAccessBlock(scope, 'PublicAccess', {
    bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true,
  });
  new S3BucketOwnershipControls(scope, 'Ownership', { bucket, rule: { objectOwnership: 'BucketOwnerEnforced' } });
  const versioning = new S3BucketVersioningA(scope, 'Versioning', { bucket, versioningConfiguration: { status: 'Enabled' } });
  new S3BucketServerSideEncryptionConfigurationA(scope, 'Encryption', { bucket, rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] });
  new S3BucketLifecycleConfiguration(scope, 'Lifecycle', {
    bucket,
    rule: [{
      id: 'old-versions-and-unfinished-uploads',
      status: 'Enabled',
      filter: [{}],
      noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
    }],
    dependsOn: [versioning],
  });
  const arn = `arn:aws:s3:::${bucket}`;
  new S3BucketPolicy(scope, 'Policy', {
    bucket,
    policy: policy([{ Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource: [arn, `${arn}/*`], Condition: { Bool: { 'aws:SecureTransport': 'false' } } }]),
    dependsOn: [publicAccess],
  });
  const mount = new Construct(scope, 'Mount');
  const role = roleByHand(new Construct(mount, 'Role'), [bucket], [`${bucket}/street/2026/`, `${bucket}/harbour/`]);
  new S3BucketCorsConfiguration(mount, 'Cors', {
    bucket,
    corsRule: [{
      allowedOrigins: ['https://app.hasty.ai'], allowedMethods: ['GET', 'HEAD'], allowedHeaders: ['Authorization'], exposeHeaders: ['Access-Control-Allow-Origin'],
    }],
  });
  outputsByHand(scope, `Mounts/Images${number}/Bucket`, bucket, role);
});
