import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucketPolicy, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { outputsByHand, roleByHand } from './aws-by-hand';
import { synthesize } from './synthesize-cdk';

synthesize((stack, [number]) => {
  const scope = new Construct(stack, `Images${number}`);
  const bucket = new Bucket(scope, 'Bucket', {
    bucketName: `acme-images-${number}`,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7), noncurrentVersionExpiration: Duration.days(30) }],
    cors: [{
      allowedOrigins: ['https://app.hasty.ai'],
      allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
      allowedHeaders: ['Authorization'],
      exposedHeaders: ['Access-Control-Allow-Origin'],
    }],
  });
  (bucket.policy!.node.defaultChild as CfnBucketPolicy).applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  const folders = ['street/2026/', 'harbour/'].map((folder) => bucket.arnForObjects(folder));
  const role = roleByHand(new Construct(new Construct(scope, 'Mount'), 'Role'), [bucket.bucketArn], folders);
  outputsByHand(scope, bucket.node.path, bucket.bucketName, role);
});
