import { HastyContract } from './hasty';
import { ListingScope } from './listing-scope';

/** A policy statement as IAM reads it. */
export interface Statement {
  readonly [element: string]: unknown;
}

/** A policy document as IAM reads it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: Statement[];
}

/** A bucket, or folders of it, that Hasty may read. */
export interface S3Mount {
  readonly bucketArn: string;
  /** IAM patterns of keys: `folder/*`, or `*` for the whole bucket. */
  readonly patterns: string[];
  readonly listing: ListingScope;
  /** `2026-12-01T00:00:00Z`; without it, access does not end by itself. */
  readonly accessUntil?: string;
  /** The keys that objects are encrypted with. */
  readonly keys: KmsKey[];
}

/** A KMS key through which S3 decrypts objects. */
export interface KmsKey {
  readonly arn: string;
  /** The key's region, which is the bucket's too. */
  readonly region: string;
}

type Condition = Record<string, Record<string, string | string[]>>;

/** Who may assume the role: Hasty's account under one ExternalId, until a date if there is one. */
export function trustPolicy(externalId: string, accessUntil?: string): PolicyDocument {
  return document([{
    Sid: 'HastyAssume',
    Effect: 'Allow',
    Principal: { AWS: HastyContract.PRINCIPAL_ARN },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': externalId }, ...until(accessUntil) },
  }]);
}

/** What the role may do: locate, list and read the mounts; and, with the fence, nothing else whatever other policies say. */
export function accessPolicy(mounts: S3Mount[], fence: boolean): PolicyDocument {
  const dates = unique(mounts.map((mount) => mount.accessUntil));
  const grants = dates.flatMap((date) => allow(mounts.filter((mount) => mount.accessUntil === date), date));
  return document([...grants, ...(fence ? fenceStatements(mounts, dates) : [])]);
}

/** When the last of the mounts ends; undefined: never. Two or more different dates must be literal. */
export function lastDate(mounts: S3Mount[]): string | undefined {
  const dates = mounts.map((mount) => mount.accessUntil);
  return dates.every((date) => date !== undefined) ? dates.sort().at(-1) : undefined;
}

/** The grants of mounts that end at the same time. */
function allow(mounts: S3Mount[], accessUntil?: string): Statement[] {
  const grant = (Sid: string, Action: string, Resource: string[], condition: Condition = {}): Statement => {
    const Condition = { ...condition, ...until(accessUntil) };
    return { Sid, Effect: 'Allow', Action, Resource, ...(Object.keys(Condition).length > 0 && { Condition }) };
  };
  const buckets = unique(mounts.map((mount) => mount.bucketArn));
  return [
    grant('HastyLocate', HastyContract.S3_LOCATE_ACTION, buckets),
    ...buckets.map((bucket) => {
      const patterns = listablePatterns(mounts, bucket);
      return grant('HastyList', HastyContract.S3_LIST_ACTION, [bucket], patterns && { StringLike: { 's3:prefix': patterns } });
    }),
    grant('HastyRead', HastyContract.S3_READ_ACTION, objects(mounts)),
    ...byRegion(mounts).map(([region, arns]) =>
      grant('HastyDecrypt', 'kms:Decrypt', arns, { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } })),
  ];
}

/**
 * Denies that keep the role to its mounts even where a resource policy lets it in. Once assumed, the role is a member of the
 * customer's account and organisation, and a bucket policy for `aws:PrincipalOrgID` or the account would do so; a permissions
 * boundary does not stop that, an explicit deny does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
function fenceStatements(mounts: S3Mount[], dates: (string | undefined)[]): Statement[] {
  const actions = [HastyContract.S3_LOCATE_ACTION, HastyContract.S3_READ_ACTION, HastyContract.S3_LIST_ACTION, 'kms:Decrypt'];
  const ends = dates.filter((date) => date !== undefined).sort();
  return [
    { Sid: 'HastyFenceActions', Effect: 'Deny', NotAction: actions, Resource: '*' },
    ...fenceAround(mounts),
    // from each end date on, the fence closes around the mounts that are left
    ...ends.flatMap((end) => fenceAround(mounts.filter(({ accessUntil }) => !accessUntil || accessUntil > end), end)),
    // no list of keys: older objects may use the managed key aws/s3, and through S3 the role reaches the mounts alone
    { Sid: 'HastyFenceKeys', Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*', Condition: { StringNotLike: { 'kms:ViaService': 's3.*.amazonaws.com' } } },
  ];
}

function fenceAround(mounts: S3Mount[], since?: string): Statement[] {
  const from: Condition = since ? { DateGreaterThanEquals: { 'aws:CurrentTime': since } } : {};
  const buckets = unique(mounts.map((mount) => mount.bucketArn));
  const outside = mounts.length > 0 ? { NotResource: [...buckets, ...objects(mounts)] } : { Resource: '*' };
  return [
    { Sid: 'HastyFenceObjects', Effect: 'Deny', Action: 's3:*', ...outside, ...(since && { Condition: from }) },
    ...buckets.flatMap((bucket): Statement[] => {
      const patterns = listablePatterns(mounts, bucket);
      if (!patterns) return [];
      const Condition = { StringNotLike: { 's3:prefix': patterns }, ...from };
      return [{ Sid: 'HastyFenceListing', Effect: 'Deny', Action: HastyContract.S3_LIST_ACTION, Resource: [bucket], Condition }];
    }),
  ];
}

/** The patterns of keys that may be listed in a bucket; undefined: all of them. */
function listablePatterns(mounts: S3Mount[], bucketArn: string): string[] | undefined {
  const here = mounts.filter((mount) => mount.bucketArn === bucketArn);
  const patterns = widest(here.flatMap((mount) => mount.patterns));
  return here.some((mount) => mount.listing === ListingScope.BUCKET) || patterns.includes('*') ? undefined : patterns;
}

function objects(mounts: S3Mount[]): string[] {
  return widest(mounts.flatMap((mount) => mount.patterns.map((pattern) => `${mount.bucketArn}/${pattern}`)));
}

/** Drops the patterns that a wider one covers: `a/b/*` beside `a/*`. Escapes are per character, so they do not disturb this. */
function widest(patterns: string[]): string[] {
  if (patterns.length < 2) return patterns;
  const kept = new Set<string>();
  let last: string | undefined; // sorted, what a pattern covers follows it at once
  for (const stem of unique(patterns).map((pattern) => pattern.slice(0, -1)).sort()) {
    if (last !== undefined && stem.startsWith(last)) continue;
    kept.add(`${stem}*`);
    last = stem;
  }
  return unique(patterns).filter((pattern) => kept.has(pattern));
}

function byRegion(mounts: S3Mount[]): [region: string, arns: string[]][] {
  const keys = mounts.flatMap((mount) => mount.keys);
  return unique(keys.map((key) => key.region)).map((region) =>
    [region, unique(keys.filter((key) => key.region === region).map((key) => key.arn))]);
}

function until(accessUntil?: string): Condition {
  return accessUntil === undefined ? {} : { DateLessThan: { 'aws:CurrentTime': accessUntil } };
}

/** Numbers repeated Sids, which IAM wants to be unique: HastyList, HastyList2, ... */
function document(statements: Statement[]): PolicyDocument {
  const seen = new Map<unknown, number>();
  const numbered = statements.map((statement) => {
    const n = (seen.get(statement.Sid) ?? 0) + 1;
    seen.set(statement.Sid, n);
    return n === 1 ? statement : { ...statement, Sid: `${statement.Sid}${n}` };
  });
  return { Version: '2012-10-17', Statement: numbered };
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}
