import { Token } from 'aws-cdk-lib';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { cfnBucketOf } from './bucket-name';
import { BucketHastyCors } from './mixins/bucket';
import { hastyRule } from './mixins/cors-rule';
import { warn } from './warning';
import { HastyContract } from '../contract';

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

/** Our rule in the words of the S3 API, which differ from CloudFormation's. */
function apiRule(origins: string[]): object {
  const { allowedHeaders, allowedMethods, allowedOrigins, exposedHeaders } = hastyRule(origins);
  return { AllowedHeaders: allowedHeaders, AllowedMethods: allowedMethods, AllowedOrigins: allowedOrigins, ExposeHeaders: exposedHeaders };
}

/**
 * A shell command that puts our rule first among a bucket's CORS rules and keeps the others. S3 can only replace the whole
 * list, so the command stops unless it has read the list that is there.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
 */
function corsMergeCommand(bucketName: string, origins: string[]): string {
  const merge = 'const [ours, theirs] = process.argv.slice(1).map((json) => JSON.parse(json)); '
    + 'const rest = theirs.filter((rule) => JSON.stringify(rule) !== JSON.stringify(ours)); '
    + 'console.log(JSON.stringify({ CORSRules: [ours, ...rest] }))';
  const get = `aws s3api get-bucket-cors --bucket ${bucketName} --query CORSRules --output json`;
  return [
    `{ rules=$(${get}) || case "$(${get} 2>&1 >/dev/null)" in *NoSuchCORSConfiguration*) rules='[]' ;; *) false ;; esac; }`,
    `cors=$(node -e '${merge}' '${JSON.stringify(apiRule(origins))}' "$rules")`,
    `aws s3api put-bucket-cors --bucket ${bucketName} --cors-configuration "$cors"`,
  ].join(' && ');
}
