import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { TerraformResource } from 'cdktf';
import { rulesOf, serves } from './cors-rule';
import { MountedBucket, ofType } from './mounted-bucket';
import { corsMerges, hastyRule, UnmanagedBucket } from '../contract/s3-cors';
import { isToken } from '../terraform/literal';

const WITHOUT = 'without Hasty\'s rule images do not load in Hasty\'s app';

/** A mounted bucket. */
interface Mounted {
  readonly bucket: MountedBucket;
  readonly settings: readonly TerraformResource[];
  /** From where browsers open its images. */
  readonly origins: string[];
}

/** What to tell of mounted buckets that do not get Hasty's CORS rule here: those that need the same command are told of at once. */
export function unmanagedCors(mounts: readonly Mounted[]): string[] {
  const unserved: string[] = [];
  const unmanaged: UnmanagedBucket[] = [];
  mounts.forEach(({ bucket, settings, origins }) => {
    const configuration = ofType(settings, S3BucketCorsConfiguration).at(0);
    if (!configuration) unmanaged.push({ name: bucket.literal ?? 'BUCKET', origins: isToken(origins) ? ['ORIGIN'] : origins.map(literalOrigin) });
    else if (!isServed(configuration, origins)) unserved.push(notServed(configuration));
  });
  return unmanaged.length === 0 ? unserved : [...unserved, ...corsMerges(unmanaged).map(notSet)];
}

function literalOrigin(origin: string): string {
  return isToken(origin) ? 'ORIGIN' : origin;
}

function isServed(configuration: S3BucketCorsConfiguration, origins: string[]): boolean {
  return isToken(origins) || rulesOf(configuration).some((rule) => serves(rule, hastyRule(origins)));
}

function notServed({ node }: S3BucketCorsConfiguration): string {
  return `the bucket's CORS rules are those of '${node.path}', which do not hold Hasty's, and ${WITHOUT}; add it there by \`with(new BucketHastyCors())\``;
}

function notSet({ several, command }: { several: boolean; command: string }): string {
  const whose = several ? 'the CORS rules of several buckets' : 'the bucket\'s CORS rules';
  // on a line of its own, to be copied
  return `${whose} are not set in this app, since Terraform would replace all of them, and ${WITHOUT}; this command adds it and keeps the others:\n${command}\nrun it once; it changes nothing unless it could read the rules that are there; or name the other rules in \`otherCorsRules\` of a BucketMount, \`[]\` for none`;
}

/** What is wrong with who sets the CORS rules of a mounted bucket. */
export function corsErrors(settings: readonly TerraformResource[]): string[] {
  const paths = ofType(settings, S3BucketCorsConfiguration).map(({ node }) => `'${node.path}'`);
  if (paths.length < 2) return [];
  return [`the CORS rules of a bucket must be set by one resource, got ${paths.join(' and ')}; each replaces what the other sets, so keep one, leave \`otherCorsRules\` out of the other, and add Hasty's rule by BucketHastyCors`];
}
