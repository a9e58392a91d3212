import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { IConstruct } from 'constructs';
import { rulesOf, serves } from './cors-rule';
import { MountedBucket, settingsOf } from './mounted-bucket';
import { corsMergeCommand, hastyRule } from '../contract/s3-cors';
import { isToken } from '../terraform/literal';

/** What to tell of a mounted bucket that does not get Hasty's CORS rule here. */
export function unmanagedCors(scope: IConstruct, bucket: MountedBucket, origins: string[]): string | undefined {
  const [configuration] = settingsOf(scope, bucket, S3BucketCorsConfiguration);
  const without = 'without Hasty\'s rule images do not load in Hasty\'s app';
  if (!configuration) {
    const known = (value: string, word: string) => isToken(value) ? word : value;
    const command = corsMergeCommand(bucket.literal ?? 'BUCKET', isToken(origins) ? ['ORIGIN'] : origins.map((origin) => known(origin, 'ORIGIN')));
    // on a line of its own, to be copied
    return `the bucket's CORS rules are not set in this app, since Terraform would replace all of them, and ${without}; this command adds it and keeps the others:\n${command}\nrun it once; it changes nothing unless it could read the rules that are there; or name the other rules in \`otherCorsRules\` of a BucketMount, \`[]\` for none`;
  }
  if (isToken(origins) || rulesOf(configuration).some((rule) => serves(rule, hastyRule(origins)))) return undefined;
  return `the bucket's CORS rules are those of '${configuration.node.path}', which do not hold Hasty's, and ${without}; add it there by \`with(new BucketHastyCors())\``;
}

/** What is wrong with who sets the CORS rules of a mounted bucket. */
export function corsErrors(scope: IConstruct, bucket: MountedBucket): string[] {
  const paths = settingsOf(scope, bucket, S3BucketCorsConfiguration).map(({ node }) => `'${node.path}'`);
  if (paths.length < 2) return [];
  return [`the CORS rules of a bucket must be set by one resource, got ${paths.join(' and ')}; each replaces what the other sets, so keep one, leave \`otherCorsRules\` out of the other, and add Hasty's rule by BucketHastyCors`];
}
