import { Stack, Token } from 'aws-cdk-lib';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { isElsewhere } from './bucket-facts';
import { cfnBucketOf } from './bucket-name';
import { HastyCors } from './cors';
import { ExistingBucketCors } from './existing-bucket-cors/existing-bucket-cors';
import { BucketHastyCors } from './mixins/bucket';
import { warn } from './warning';
import { HastyContract } from '../contract';
import { corsMergeCommand } from '../contract/s3-cors';

/** Adds our CORS rule to a bucket of this app; for any other bucket does as it is told, or warns with the command that adds it. */
export function allowCors(scope: Construct, bucket: IBucketRef, origins: string[] = [HastyContract.APP_ORIGIN], cors?: HastyCors): void {
  const mixin = new BucketHastyCors({ origins });
  const cfn = cfnBucketOf(bucket);
  if (cors) {
    if (!(cors instanceof HastyCors)) throw new Error(`\`cors\` must be what HastyCors.merge() returns, got: ${typeof cors}; write HastyCors.merge()`);
    cors._bind(scope, bucket, origins);
  } else if (cfn) {
    mixin.applyTo(cfn);
  } else {
    scope.node.addValidation({
      validate: () => {
        // at synth, since another mount may still see to it
        if (!ExistingBucketCors._find(Stack.of(scope), bucket)?._serves(origins)) warnOfMissingRule(scope, bucket, origins);
        return [];
      },
    });
  }
}

function warnOfMissingRule(scope: Construct, bucket: IBucketRef, origins: string[]): void {
  const known = (value: string, word: string) => Token.isUnresolved(value) ? word : value;
  const command = corsMergeCommand(known(bucket.bucketRef.bucketName, 'BUCKET'), origins.map((origin) => known(origin, 'ORIGIN')));
  const { account } = bucket.env;
  const [merge, owner] = ['give `cors: HastyCors.merge()`, and the stack keeps the rule', 'let the bucket\'s owner run'];
  const elsewhere = isElsewhere(scope, account);
  const way = elsewhere ? owner : elsewhere === false ? `${merge}, or run` : `if the stack goes to account ${account}, ${merge}; otherwise ${owner}`;
  // on a line of its own, away from what CDK appends
  warn(scope, 'corsNotManaged', `the bucket is not made in this app, so its CORS rules are not set, and without Hasty's rule images do not load in Hasty's app; ${way} this command once, which adds it and keeps the others:\n${command}\nit changes nothing unless it could read the rules that are there`);
}
