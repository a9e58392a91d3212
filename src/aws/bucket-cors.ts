import { Stack, Token } from 'aws-cdk-lib';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { isElsewhere } from './bucket-facts';
import { cfnBucketOf } from './bucket-name';
import { HastyCors } from './cors';
import { ExistingBucketCors } from './existing-bucket-cors/existing-bucket-cors';
import { BucketHastyCors } from './mixins/bucket';
import { warn } from './warning';
import { corsMerges } from '../contract/s3-cors';

/** A mounted bucket, and from where browsers open its images. */
export interface OpenedBucket {
  readonly bucket: IBucketRef;
  readonly origins: string[];
}

/**
 * Adds our CORS rule to a bucket of this app; for any other bucket does as it is told.
 *
 * @returns whether it is seen to
 */
export function allowCors(scope: Construct, { bucket, origins }: OpenedBucket, cors?: HastyCors): boolean {
  const mixin = new BucketHastyCors({ origins });
  const cfn = cfnBucketOf(bucket);
  if (cors && !(cors instanceof HastyCors)) throw new Error(`\`cors\` must be what HastyCors.merge() returns, got: ${typeof cors}; write HastyCors.merge()`);
  if (cors) cors._bind(scope, bucket, origins);
  else if (cfn) mixin.applyTo(cfn);
  return Boolean(cors || cfn);
}

/** Warns, with the command that adds it, of buckets that do not get our rule; to be asked at synth, since another mount may still see to it. */
export function warnOfMissingRules(scope: Construct, buckets: readonly OpenedBucket[]): void {
  const missing = buckets.filter(({ bucket, origins }) => !ExistingBucketCors._find(Stack.of(scope), bucket)?._serves(origins));
  const known = (value: string, word: string) => Token.isUnresolved(value) ? word : value;
  const unmanaged = missing.map(({ bucket, origins }) => ({
    name: known(bucket.bucketRef.bucketName, 'BUCKET'), origins: origins.map((origin) => known(origin, 'ORIGIN')), way: wayFor(scope, bucket.env.account),
  }));
  for (const { way, several, command } of corsMerges(unmanaged)) {
    const [what, whose] = several ? ['the buckets are', 'their'] : ['the bucket is', 'its'];
    // on a line of its own, away from what CDK appends
    warn(scope, 'corsNotManaged', `${what} not made in this app, so ${whose} CORS rules are not set, and without Hasty's rule images do not load in Hasty's app; ${way} this command once, which adds it and keeps the others:\n${command}\nit changes nothing unless it could read the rules that are there`);
  }
}

function wayFor(scope: Construct, account: string): string {
  const [merge, owner] = ['give `cors: HastyCors.merge()`, and the stack keeps the rule', `let the owner in account ${account} run`];
  const elsewhere = isElsewhere(scope, account);
  return elsewhere ? owner : elsewhere === false ? `${merge}, or run` : `if the stack goes to account ${account}, ${merge}; otherwise ${owner}`;
}
