import { accessPolicy, S3Mount } from './s3-access';

/**
 * Characters of all inline policies of a role together, white space not counted.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
export const MAX_INLINE = 10_240;

/** Characters that a value not known yet may have at most; a prefix with a limit of its own: that, else this. */
const AT_MOST = { bucketArn: 'arn:aws:s3:::'.length + 63, keyArn: 80, region: 14, time: 20, prefix: 64 };

/** The most of these, but for prefixes with a limit of their own. */
export const LONGEST_VALUE = Math.max(...Object.values(AT_MOST));

/** What is known of the values of mounts. */
interface Known {
  readonly isToken: (value: string) => boolean;
  /** What bucket ARNs will be, as far as it is known. */
  readonly literalArns: ReadonlyMap<string, string>;
  /** The characters that a prefix not known yet may have, if they are limited. */
  readonly maxLengthOf?: (prefix: string) => number | undefined;
  /** Before which sessions were revoked. */
  readonly revokedBefore?: string;
}

/** What is wrong with the size of a role's policy, if anything: IAM would refuse it only at deploy time. */
export function policySizeErrors(mounts: S3Mount[], fence: boolean, known: Known): string[] {
  const literal = withoutTokens(mounts.map((mount) => ({ ...mount, bucketArn: known.literalArns.get(mount.bucketArn) ?? mount.bucketArn })), known);
  const size = (some: S3Mount[], fenced: boolean) => JSON.stringify(accessPolicy(some, fenced, known.revokedBefore)).length;
  const length = size(literal, fence);
  if (length <= MAX_INLINE) return [];
  const total = prefixCount(literal);
  const fitting = (fenced: boolean) => largest(total, (n) => size(firstPrefixes(literal, n), fenced) <= MAX_INLINE);
  return [`the policy of a role must have at most ${MAX_INLINE} characters, got ${length} for ${total} prefixes; ${fitting(true)} of them fit with the fence and ${fitting(false)} without; mount a common parent folder, or spread the prefixes over several roles`];
}

/** The mounts with every token replaced by a text that is as long as its value may be. */
function withoutTokens(mounts: S3Mount[], { isToken, maxLengthOf }: Known): S3Mount[] {
  const seen: string[] = [];
  const longest = (value: string, length: number) => {
    if (!isToken(value)) return value;
    if (!seen.includes(value)) seen.push(value);
    return String(seen.indexOf(value)).padStart(length, '_');
  };
  return mounts.map((mount) => ({
    ...mount,
    bucketArn: longest(mount.bucketArn, AT_MOST.bucketArn),
    patterns: mount.patterns.map((pattern) => {
      const prefix = pattern.slice(0, -1);
      return `${longest(prefix, maxLengthOf?.(prefix) ?? AT_MOST.prefix)}*`;
    }),
    accessUntil: mount.accessUntil && longest(mount.accessUntil, AT_MOST.time),
    keys: mount.keys.map((key) => ({ arn: longest(key.arn, AT_MOST.keyArn), region: longest(key.region, AT_MOST.region) })),
  }));
}

function prefixCount(mounts: S3Mount[]): number {
  return mounts.reduce((sum, mount) => sum + mount.patterns.length, 0);
}

function firstPrefixes(mounts: S3Mount[], count: number): S3Mount[] {
  let left = count;
  return mounts
    .map((mount) => {
      const patterns = mount.patterns.slice(0, left);
      left -= patterns.length;
      return { ...mount, patterns };
    })
    .filter((mount) => mount.patterns.length > 0);
}

/** The largest n up to a limit for which a test holds that holds for all smaller ones. */
function largest(limit: number, holds: (n: number) => boolean): number {
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
