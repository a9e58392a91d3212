import { Token } from 'aws-cdk-lib';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { cfnBucketOf } from './bucket-name';
import { BucketHastyCors } from './mixins/bucket';
import { warn } from './warning';
import { HastyContract } from '../contract';
import { corsMergeCommand } from '../contract/s3-cors';

/** Adds our CORS rule to a bucket of this app; for any other bucket warns with the command that adds it. */
export function allowCors(scope: Construct, bucket: IBucketRef, origins: string[] = [HastyContract.APP_ORIGIN]): void {
  const mixin = new BucketHastyCors({ origins });
  const cfn = cfnBucketOf(bucket);
  if (cfn) {
    mixin.applyTo(cfn);
    return;
  }
  const known = (value: string, word: string) => Token.isUnresolved(value) ? word : value;
  const command = corsMergeCommand(known(bucket.bucketRef.bucketName, 'BUCKET'), origins.map((origin) => known(origin, 'ORIGIN')));
  // on a line of its own, away from what CDK appends
  warn(scope, 'corsNotManaged', `the bucket is not made in this app, so its CORS rules cannot be set here, and without Hasty's rule images do not load in Hasty's app; this command adds it and keeps the others:\n${command}\nrun it once; it changes nothing unless it could read the rules that are there`);
}
