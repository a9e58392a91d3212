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
  /** The key's account, where it is known, or known to be the stack's. */
  readonly account?: string;
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

/**
 * What the role may do: locate, list and read the mounts; and, with the fence, nothing else whatever other policies say.
 *
 * @param revokedBefore sessions issued before this time may do nothing
 */
export function accessPolicy(mounts: S3Mount[], fence: boolean, revokedBefore?: string): PolicyDocument {
  const dates = unique(mounts.map((mount) => mount.accessUntil));
  const all = scopeOf(mounts);
  const grants = dates.flatMap((date) => allow(dates.length === 1 ? all : scopeOf(mounts.filter((mount) => mount.accessUntil === date)), date));
  const denies = [...(fence ? fenceStatements(mounts, all, dates) : []), ...(revokedBefore === undefined ? [] : [revocation(revokedBefore)])];
  return document([...grants, ...denies]);
}

/** When the last of the mounts ends; undefined: never. Two or more different dates must be literal. */
export function lastDate(mounts: S3Mount[]): string | undefined {
  const dates = mounts.map((mount) => mount.accessUntil);
  return dates.includes(undefined) ? undefined : dates.sort().at(-1);
}

/** The grants of mounts that end at the same time. */
function allow({ mounts, buckets, objects }: Scope, accessUntil?: string): Statement[] {
  const grant = (Sid: string, Action: string, Resource: string[], condition: Condition = {}): Statement => {
    const Condition = { ...condition, ...until(accessUntil) };
    return { Sid, Effect: 'Allow', Action, Resource, ...(Object.keys(Condition).length > 0 && { Condition }) };
  };
  return [
    grant('HastyLocate', HastyContract.S3_LOCATE_ACTION, [...buckets.keys()]),
    ...[...buckets].map(([bucket, patterns]) =>
      grant('HastyList', HastyContract.S3_LIST_ACTION, [bucket], patterns && { StringLike: { 's3:prefix': patterns } })),
    grant('HastyRead', HastyContract.S3_READ_ACTION, objects),
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
function fenceStatements(mounts: S3Mount[], all: Scope, dates: (string | undefined)[]): Statement[] {
  const actions = [HastyContract.S3_LOCATE_ACTION, HastyContract.S3_READ_ACTION, HastyContract.S3_LIST_ACTION, 'kms:Decrypt'];
  const ends = dates.filter((date) => date !== undefined).sort();
  return [
    { Sid: 'HastyFenceActions', Effect: 'Deny', NotAction: actions, Resource: '*' },
    ...fenceAround(all),
    // from each end date on, the fence closes around the mounts that are left
    ...ends.flatMap((end) => fenceAround(scopeOf(mounts.filter(({ accessUntil }) => !accessUntil || accessUntil > end)), end)),
    // no list of keys: older objects may use the managed key aws/s3, and through S3 the role reaches the mounts alone
    { Sid: 'HastyFenceKeys', Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*', Condition: { StringNotLike: { 'kms:ViaService': 's3.*.amazonaws.com' } } },
  ];
}

function fenceAround({ buckets, objects }: Scope, since?: string): Statement[] {
  const from: Condition = since ? { DateGreaterThanEquals: { 'aws:CurrentTime': since } } : {};
  const outside = buckets.size > 0 ? { NotResource: [...buckets.keys(), ...objects] } : { Resource: '*' };
  return [
    { Sid: 'HastyFenceObjects', Effect: 'Deny', Action: 's3:*', ...outside, ...(since && { Condition: from }) },
    ...[...buckets].flatMap(([bucket, patterns]): Statement[] => {
      if (!patterns) return [];
      const Condition = { StringNotLike: { 's3:prefix': patterns }, ...from };
      return [{ Sid: 'HastyFenceListing', Effect: 'Deny', Action: HastyContract.S3_LIST_ACTION, Resource: [bucket], Condition }];
    }),
  ];
}

/** What mounts open, worked out once for the grants and the fence. */
interface Scope {
  readonly mounts: S3Mount[];
  /** ARN -> the patterns of keys that may be listed; undefined: all of them. */
  readonly buckets: ReadonlyMap<string, string[] | undefined>;
  readonly objects: string[];
}

function scopeOf(mounts: S3Mount[]): Scope {
  const byBucket = new Map<string, S3Mount[]>();
  const buckets = new Map<string, string[] | undefined>();
  mounts.forEach((mount) => byBucket.set(mount.bucketArn, [...byBucket.get(mount.bucketArn) ?? [], mount]));
  byBucket.forEach((here, arn) => buckets.set(arn, listablePatterns(here)));
  return { mounts, buckets, objects: widest(mounts.flatMap(({ bucketArn, patterns }) => patterns.map((pattern) => `${bucketArn}/${pattern}`))) };
}

/** Of the mounts of one bucket. */
function listablePatterns(here: S3Mount[]): string[] | undefined {
  if (here.some((mount) => mount.listing === ListingScope.BUCKET)) return undefined;
  const patterns = widest(here.flatMap((mount) => mount.patterns));
  return patterns.includes('*') ? undefined : patterns;
}

/** Drops the patterns that another covers: `a/b/*` and `a/*` beside `a/*`. Escapes are per character, so they do not disturb this. */
function widest(patterns: string[]): string[] {
  if (patterns.length < 2) return patterns;
  const kept = new Set<string>();
  let last: string | undefined; // sorted, what a pattern covers follows it at once
  for (const stem of patterns.map((pattern) => pattern.slice(0, -1)).sort()) {
    if (last !== undefined && stem.startsWith(last)) continue;
    kept.add(`${stem}*`);
    last = stem;
  }
  return patterns.filter((pattern) => kept.delete(pattern));
}

function byRegion(mounts: S3Mount[]): [region: string, arns: string[]][] {
  const keys = mounts.flatMap((mount) => mount.keys);
  return unique(keys.map((key) => key.region)).map((region) =>
    [region, unique(keys.filter((key) => key.region === region).map((key) => key.arn))]);
}

/**
 * As *Revoke active sessions* of the IAM console writes it; a signed URL is as old as the session that signed it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html
 */
function revocation(before: string): Statement {
  return { Sid: 'HastyRevoke', Effect: 'Deny', Action: '*', Resource: '*', Condition: { DateLessThan: { 'aws:TokenIssueTime': before } } };
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
