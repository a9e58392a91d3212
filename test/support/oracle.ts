import { NOW } from './iam';

/** A bucket as it was mounted: what the contract is about, in the words of whoever mounted it. */
export interface Mounted {
  readonly bucket: string;
  /** Beginnings of keys, `street/`; the empty one stands for the whole bucket. */
  readonly prefixes: string[];
  /** Whether listing is limited to the prefixes. */
  readonly listing: 'BUCKET' | 'PREFIX';
  /** When access ends; undefined: never. */
  readonly until?: string;
}

/** What was agreed: the template has to let Hasty do this, and nothing else. */
export interface Contract {
  readonly externalId: string;
  readonly mounts: Mounted[];
  /** ARNs of the keys that objects are encrypted with. */
  readonly keys: string[];
  /** Names of the buckets that the template makes. */
  readonly newBuckets: string[];
}

/** A request of Hasty's session to S3. */
export interface Asked {
  readonly action: string;
  readonly resource: string;
  /** What a listing is limited to, if to anything. */
  readonly prefix?: string;
  readonly time: string;
}

/**
 * Whether the contract lets Hasty do this: read the mounted keys, list, and locate the bucket. Nothing else.
 *
 * Written from the contract alone. A listing without a prefix is one of all keys, so one under the empty prefix.
 */
export function contractAllows(mounts: Mounted[], { action, resource, prefix = '', time }: Asked): boolean {
  return mounts.filter(({ until }) => until === undefined || time < until).some(({ bucket, prefixes, listing }) => {
    const arn = `arn:aws:s3:::${bucket}`;
    switch (action) {
      case 's3:GetObject': return prefixes.some((mounted) => resource.startsWith(`${arn}/${mounted}`));
      case 's3:GetBucketLocation': return resource === arn;
      case 's3:ListBucket': return resource === arn && (listing === 'BUCKET' || prefixes.some((mounted) => prefix.startsWith(mounted)));
      default: return false;
    }
  });
}

/** What AWS is told of a request beside action and resource. */
export function contextOf({ prefix, time }: Asked): Record<string, string> {
  return { 'aws:CurrentTime': time, ...(prefix !== undefined && { 's3:prefix': prefix }) };
}

/** Moments at which the mounts may differ: now, and just before and at each end. */
export function timesAround(mounts: Mounted[]): string[] {
  const ends = mounts.flatMap(({ until }) => until ?? []);
  return [NOW, ...ends.flatMap((end) => [new Date(Date.parse(end) - 1000).toISOString().replace('.000', ''), end])];
}
