import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CorsMergeOptions } from './options';
import { checkPartition, isElsewhere } from '../bucket-facts';
import { bucketBehind, cfnBucketOf, identityOf, literalNameOf } from '../bucket-name';

/** @throws unless it is a bucket that a function of the stack's account can reach, and that no stack of the app owns */
export function checkExistingBucket(scope: Construct, bucket: IBucketRef): void {
  if (!bucket?.bucketRef) {
    throw new Error(`\`bucket\` must be a bucket construct, got: ${JSON.stringify(bucket)}; a bucket by name is s3.Bucket.fromBucketName(this, 'Bucket', 'acme-images')`);
  }
  const own = cfnBucketOf(bucket) ?? bucketBehind(bucket.bucketRef.bucketName);
  if (own) throw new Error(notOwn(own.node.path));
  checkPartition('a bucket', bucket.env.region);
  if (isElsewhere(scope, bucket.env.account)) {
    throw new Error(`\`bucket\` must be in the account of the stack, ${Stack.of(scope).account}, for its CORS rules to be set from here, got: ${bucket.env.account}; use it in a stack of that account, or let the bucket's owner run the command of the warning that a mount without \`cors\` gives`);
  }
}

/** What is wrong with a bucket by its name, when a bucket of the app has that name. */
export function ownedErrors(scope: Construct, bucket: IBucketRef): string[] {
  const name = literalNameOf(bucket);
  const own = scope.node.root.node.findAll().find((node) => CfnBucket.isCfnBucket(node) && node.bucketName !== undefined && node.bucketName === name);
  return own ? [notOwn(own.node.path)] : [];
}

function notOwn(path: string): string {
  return `\`bucket\` must be one that is not made in this app, got: '${path}', whose stack sets all of its CORS rules; leave \`cors\` out and give a mount that bucket itself, or write bucket.with(new BucketHastyCors())`;
}

/** @throws unless the rule can be dealt with so when it goes */
export function checkRemovalPolicy(policy: RemovalPolicy = RemovalPolicy.DESTROY): void {
  if (policy === RemovalPolicy.SNAPSHOT) throw new Error('`removalPolicy` must be DESTROY or RETAIN, got: SNAPSHOT; a CORS rule has no snapshots');
}

/** @throws when an option is misspelt: where types are not checked, a dry run must not turn into a real one */
export function checkOptions(options: CorsMergeOptions): void {
  const known = ['dryRun', 'outputs', 'removalPolicy', 'revision'];
  const wrong = Object.keys(options).find((name) => !known.includes(name));
  if (wrong !== undefined) throw new Error(`the options of HastyCors.merge() must be among ${known.join(', ')}, got: '${wrong}'; write one of these`);
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
  return literalNameOf(bucket) ?? identityOf(stack, bucket.bucketRef.bucketName);
}
