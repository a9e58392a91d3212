import { IResolvable, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import { CfnBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { constrain, literalPartsOf, ParameterCheck, parameterOf } from './parameter';
import { warn } from './warning';
import { BUCKET_NAME, checkBucketName } from '../contract/s3-checks';

const NAME: ParameterCheck = BUCKET_NAME;

/** The L1 behind a bucket, if it is made in this app: what properties can be set on. */
export function cfnBucketOf(bucket: IBucketRef): CfnBucket | undefined {
  const candidate = CfnBucket.isCfnBucket(bucket) ? bucket : bucket.node.defaultChild;
  return candidate && CfnBucket.isCfnBucket(candidate) ? candidate : undefined;
}

/** The bucket's name where it is known at synth, though the template may refer to it. */
export function literalNameOf(bucket: IBucketRef): string | undefined {
  return [bucket.bucketRef.bucketName, cfnBucketOf(bucket)?.bucketName].find((name) => name !== undefined && !Token.isUnresolved(name));
}

/**
 * The bucket's ARN, literal where its name is: a reviewer can search for that. In a policy a name with a wildcard would open
 * every bucket that fits.
 *
 * @throws when it is not the ARN of one bucket in Hasty's partition
 */
export function bucketArnOf(scope: Construct, bucket: IBucketRef): string {
  const { bucketName, bucketArn } = bucket.bucketRef;
  if (cfnBucketOf(bucket)) return bucketArn;
  if (Token.isUnresolved(bucketName)) {
    checkTokenName(scope, bucketName);
    return bucketArn;
  }
  const arn = `arn:aws:s3:::${checkBucketName(bucketName)}`;
  if (!Token.isUnresolved(bucketArn) && bucketArn !== arn) {
    throw new Error(`a bucket must have an ARN such as arn:aws:s3:::acme-images, got: '${bucketArn}'; give one bucket of the partition 'aws', where Hasty's account is`);
  }
  return arn;
}

/** The bucket of this app whose name a text refers to. */
export function bucketBehind(name: string): CfnBucket | undefined {
  if (!Token.isUnresolved(name)) return undefined;
  const fragments = Tokenization.reverseString(name);
  const token = fragments.firstToken;
  return fragments.length === 1 && Reference.isReference(token) && CfnBucket.isCfnBucket(token.target) ? token.target : undefined;
}

function checkTokenName(scope: Construct, name: string): void {
  if (/[^\w.-]/.test(literalPartsOf(name))) {
    throw new Error(`a bucket must have the name of one bucket, without wildcards, got: ${JSON.stringify(Stack.of(scope).resolve(name))}; give the bucket's own name`);
  }
  if (bucketBehind(name)) return;
  const parameter = parameterOf(name);
  if (!parameter || !constrain(parameter, NAME)) {
    warn(scope, 'notChecked', 'the name of the bucket is not known at synth, so nothing was checked; make sure that it is the name of one bucket, without wildcards');
  }
}

/**
 * What tells the value of a text from others, with its tokens. References into other stacks are told by what they refer to: until CDK
 * has made exports of them, buckets with one logical id in two stacks look alike.
 */
export function identityOf(scope: Construct, text: string): string {
  const stack = Stack.of(scope);
  const elsewhere = (token: unknown) => Reference.isReference(token) && Stack.of(token.target) !== stack ? `${token.target.node.addr}.${token.displayName}` : undefined;
  const mapToken = (token: IResolvable) => elsewhere(token) ?? JSON.stringify(stack.resolve(token));
  return String(Tokenization.reverseString(text).mapTokens({ mapToken }).join({ join: (left, right) => `${left}${right}` }));
}
