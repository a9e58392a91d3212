import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CorsMergeOptions } from './options';
import { checkPartition, isElsewhere } from '../bucket-facts';
import { cfnBucketOf, literalNameOf } from '../bucket-name';

/** @throws unless it is a bucket that a function of the stack's account can reach, and that no stack of the app owns */
export function checkExistingBucket(scope: Construct, bucket: IBucketRef): void {
  if (!bucket?.bucketRef) {
    throw new Error(`\`bucket\` must be a bucket construct, got: ${JSON.stringify(bucket)}; a bucket by name is s3.Bucket.fromBucketName(this, 'Bucket', 'acme-images')`);
  }
  if (cfnBucketOf(bucket)) {
    throw new Error(`\`bucket\` must be one that is not made in this app, got: '${bucket.node.path}'; a mount sets the CORS rule of it as a property, and so does bucket.with(new BucketHastyCors())`);
  }
  checkPartition('a bucket', bucket.env.region);
  if (isElsewhere(scope, bucket)) {
    throw new Error(`\`bucket\` must be in the account of the stack, ${Stack.of(scope).account}, for its CORS rules to be set from here, got: ${bucket.env.account}; use it in a stack of that account, or let the bucket's owner run the command of the warning that a mount without \`cors\` gives`);
  }
}

/** @throws when two mounts want the one rule of their bucket to be kept in different ways */
export function checkSameKeeping(kept: Construct, before: CorsMergeOptions, after: CorsMergeOptions): void {
  const shown = ({ dryRun = false, removalPolicy = RemovalPolicy.DESTROY, revision }: CorsMergeOptions) =>
    JSON.stringify({ dryRun, removalPolicy, revision });
  if (shown(before) !== shown(after)) {
    throw new Error(`mounts of one bucket must agree on how its CORS rule is kept, '${kept.node.path}' has ${shown(before)}, got: ${shown(after)}; give all of them the same HastyCors`);
  }
}

/** What tells a bucket from others in a stack: its name, or what the template has instead of it. */
export function nameIn(stack: Stack, bucket: IBucketRef): string {
  return literalNameOf(bucket) ?? JSON.stringify(stack.resolve(bucket.bucketRef.bucketName));
}
