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
  const [unserved, unmanaged]: [string[], UnmanagedBucket[]] = [[], []];
  for (const { bucket, settings, origins } of mounts) {
    const [configuration] = ofType(settings, S3BucketCorsConfiguration);
    if (!configuration) {
      const known = isToken(origins) ? ['ORIGIN'] : origins.map((origin) => isToken(origin) ? 'ORIGIN' : origin);
      unmanaged.push({ name: bucket.literal ?? 'BUCKET', origins: known });
    } else if (!isToken(origins) && !rulesOf(configuration).some((rule) => serves(rule, hastyRule(origins)))) {
      unserved.push(`the bucket's CORS rules are those of '${configuration.node.path}', which do not hold Hasty's, and ${WITHOUT}; add it there by \`with(new BucketHastyCors())\``);
    }
  }
  return [...unserved, ...corsMerges(unmanaged).map(notSet)];
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
