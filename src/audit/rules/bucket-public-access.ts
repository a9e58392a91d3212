import { awsAccess } from '../access/aws-access';
import { literalOf, show } from '../document/text';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';

const SWITCHES = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const;

export const bucketPublicAccess: Rule = {
  id: 'bucket-public-access',
  severity: 'warning',
  reason: 'Hasty needs no public objects; with the four switches on, no later policy or ACL can make one.',
  fix: 'set the four switches of PublicAccessBlockConfiguration to true',
  contract: TUTORIAL,
  check: (analysis) => mountedBuckets(analysis).flatMap((bucket) => bucket.publicAccessBlock.flatMap(({ blocks, at }): RuleFinding[] => {
    if (bucket.existing && !blocks) return [];
    // S3 switches all four on for a bucket that does not say otherwise, since April 2023
    const off = blocks ? SWITCHES.filter((name) => literalOf(blocks[name] ?? ['false']) !== 'true') : [];
    return off.length > 0 ? [{ message: `${show(bucket.name)} does not block public access: ${off.join(', ')}`, at, construct: bucket.construct }] : [];
  })),
};

/** The buckets that Hasty can read, as far as the documents say something of them. */
export function mountedBuckets(analysis: Parameters<Rule['check']>[0]) {
  return [...new Set(awsAccess(analysis).roles.flatMap(({ mounts }) => mounts.flatMap(({ facts }) => facts)))];
}
