import { Doubt } from './checks';
import { ImportMode } from './import-mode';

/** What the name of a bucket that is there may be (old ones have upper case and `_`): a regular expression, and the words for it. */
export const BUCKET_NAME = { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$', words: 'the name of one bucket' };

const NAME = new RegExp(BUCKET_NAME.pattern);

/** What is wrong with a role without mounts. */
export const NO_MOUNT = 'the role must mount a bucket, got none; call mount() or remove the role';

const OTHER_KINDS = ['-s3alias', '--ol-s3', '--x-s3', '--table-s3', '.mrap'];

/**
 * Whether a name ends as no general purpose bucket's does: policies name access points and directory buckets by ARNs of other forms.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function isOtherKind(name: string): boolean {
  return OTHER_KINDS.some((ending) => name.endsWith(ending));
}

/** @throws when it is not the name of one bucket: in a policy a name with a wildcard would open every bucket that fits */
export function checkBucketName(name: string): string {
  if (typeof name !== 'string' || !NAME.test(name) || isOtherKind(name)) {
    throw new Error(`a bucket must have the name of one bucket, without wildcards, and be no access point or directory bucket, got: '${name}'; give the bucket's own name`);
  }
  return name;
}

/** What makes a second look at a bucket's name worthwhile: browsers cannot open it over https. */
export function bucketNameDoubts(name: string): Doubt<'bucketNameWithDot'>[] {
  if (!name.includes('.')) return [];
  return [{ id: 'bucketNameWithDot', message: `bucket '${name}' has a dot in its name, and browsers refuse the certificate of such a bucket's address (*.s3.amazonaws.com covers one label); copy the images to a bucket without dots` }];
}

/** @throws unless it is the ARN of one key in Hasty's partition, by its id */
export function checkKeyArn(arn: string): string {
  if (!/^arn:aws:kms:[\w-]+:\d{12}:key\/[\w-]+$/.test(arn)) {
    throw new Error(`an encryption key must have an ARN such as arn:aws:kms:eu-central-1:111122223333:key/1234abcd-..., got: '${arn}'; give one key by its id`);
  }
  return arn;
}

/** What is wrong with a region in another partition than Hasty's account, `aws`. */
export function otherPartition(what: string, region: string, partition: string): string {
  return `${what} must be in the partition 'aws', where Hasty's account is, got region '${region}' of partition '${partition}'; AssumeRole does not cross partitions, copy the images to a bucket in a commercial region`;
}

/** @throws when a role would have mounts of two import modes */
export function checkSameMode(role: { readonly path: string }, before: ImportMode | undefined, mode: ImportMode): void {
  if (before !== undefined && before !== mode) {
    throw new Error(`all mounts of a role must have one import mode, '${role.path}' has ${before} and got ${mode}; LINK needs access that stays and COPY access that ends, so make two roles`);
  }
}

/** @throws when mounts end at different times of which one is a token: the latest must be known at synth */
export function checkSharedDate(mounts: { readonly accessUntil?: string }[], isToken: (value: string) => boolean, word: 'parameter' | 'variable'): void {
  const dates = [...new Set(mounts.flatMap(({ accessUntil }) => accessUntil ?? []))];
  if (dates.length > 1 && dates.some(isToken)) {
    throw new Error(`mounts of a role must share an \`accessUntil\` that is a ${word}, got a second time; use the ${word} for all of its mounts, or make two roles`);
  }
}
