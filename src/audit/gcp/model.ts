import { Grant } from './grant';
import { once } from '../once';
import { identitiesOf, registeredBuckets } from './identities';
import { accountsOf, Member, Members } from './members';
import { Names, saysHasty } from './names';
import { Reach } from './reach';
import { readGrants } from './read-grants';
import { RoleReader } from './role-reader';
import { Scope, scopeOf } from './scope';
import { Analysis } from '../analysis';
import { isHastyOrigin } from '../cloud-cors';
import { blocksAt, Instance, instancesOf, textsAt } from '../cloud-resource';
import { literalOf } from '../document/text';
import { MountEntry } from '../manifest';

/** One bucket under one identity of Hasty's. */
export interface Mount {
  readonly identity: Member;
  readonly bucket: string;
  readonly grants: readonly Grant[];
  readonly reach: Reach;
  readonly scope: Scope;
}

/** What the documents say about Google Cloud, with Hasty's part told apart. */
export interface GcpModel {
  readonly instances: readonly Instance[];
  readonly members: Members;
  readonly identities: readonly Member[];
  readonly grants: readonly Grant[];
  /** The grants to Hasty. */
  readonly own: readonly Grant[];
  readonly mounts: readonly Mount[];
  /** Names of the buckets that Hasty has rights on, that have its origin in CORS, that are registered or agreed. */
  readonly mounted: ReadonlySet<string>;
  /** Those of the mounted buckets that the documents have, by name. */
  readonly buckets: readonly { readonly name: string; readonly instance: Instance }[];
  readonly touched: boolean;
}

/** The model of an analysis. */
export const gcpModel = once(build);

/** What was agreed about a mount; undefined: nothing was agreed at all. */
export function agreedOf(analysis: Analysis, { bucket, identity }: Pick<Mount, 'bucket' | 'identity'>): MountEntry[] | undefined {
  const { members } = gcpModel(analysis);
  return analysis.expected?.mounts.filter((mount) => mount.cloud === 'gcs' && mount.bucket === bucket && members.byEmail(mount.identity).key === identity.key);
}

/** Whether a bucket is made by these documents, and not only looked up. */
export function isMade(bucket: Instance): boolean {
  return bucket.type === 'google_storage_bucket';
}

function build(analysis: Analysis): GcpModel {
  const instances = instancesOf(analysis.facts.resources, /^(data\.|ephemeral\.)?google_/);
  const accounts = accountsOf(instances);
  const members = new Members(accounts);
  const buckets = instances.filter(({ type }) => /^(data\.)?google_storage_bucket$/.test(type));
  const names = new Names(buckets);
  const mixed = new Set(buckets.filter((bucket) => !isUniform(bucket)).map((bucket) => names.bucketNameOf(bucket)));
  const uniform = new Set(buckets.map((bucket) => names.bucketNameOf(bucket)).filter((name) => !mixed.has(name)));
  // under uniform access, ACLs count for nothing
  const applying = ({ by, on }: Grant) => by !== 'ACL' || on.kind !== 'bucket' || !uniform.has(on.bucket);
  const grants = readGrants({ members, roles: new RoleReader(instances), buckets: names, instances }).filter(applying);
  const identities = identitiesOf(analysis, accounts, grants, members);
  const keys = new Set(identities.map(({ key }) => key));
  const own = grants.filter(({ to }) => keys.has(to.key));
  const agreed = (analysis.expected?.mounts ?? []).filter(({ cloud }) => cloud === 'gcs');
  const named = buckets.map((instance) => ({ name: names.bucketNameOf(instance), instance }));
  const withCors = named.filter(({ instance }) => corsOrigins(instance).some(isHastyOrigin)).map(({ name }) => name);
  const registered = registeredBuckets(analysis);
  const granted = own.flatMap(({ on }) => on.kind === 'bucket' ? [on.bucket] : []);
  const mounted = new Set([...granted, ...withCors, ...registered, ...agreed.map(({ bucket }) => bucket)]);
  const wide = own.filter(({ on }) => on.kind === 'elsewhere' && on.wide);
  const direct = byBucket(own);
  const mounts = [...mounted].sort().flatMap((bucket) => {
    const given = direct.get(bucket) ?? [];
    const planned = agreed.filter((mount) => mount.bucket === bucket);
    const meant = new Set([...given.map(({ to }) => to.key), ...planned.map(({ identity }) => members.byEmail(identity).key)]);
    // a bucket that nobody has rights on is looked at once
    const whose = meant.size > 0 ? identities.filter(({ key }) => meant.has(key)) : identities.slice(0, 1);
    return whose.map((identity): Mount => {
      const here = [...given, ...wide].filter(({ to }) => to.key === identity.key);
      const reach = new Reach(bucket, here, analysis.now.getTime(), planned.flatMap(({ prefixes }) => prefixes));
      return { identity, bucket, grants: here, reach, scope: scopeOf(reach) };
    });
  });
  const touched = identities.length > 0 || mounted.size > 0 || instances.some((instance) => /storage|service_account|_iam_/.test(instance.type) && saysHasty(instance));
  return { instances, members, identities, grants, own, mounts, mounted, buckets: named.filter(({ name }) => mounted.has(name)), touched };
}

function isUniform(bucket: Instance): boolean {
  const [setting] = textsAt(bucket.properties, 'uniform_bucket_level_access') ?? [];
  return setting !== undefined && literalOf(setting) === 'true';
}

function byBucket(grants: readonly Grant[]): Map<string, Grant[]> {
  const sorted = new Map<string, Grant[]>();
  for (const grant of grants) {
    if (grant.on.kind !== 'bucket') continue;
    const others = sorted.get(grant.on.bucket);
    if (others) others.push(grant); else sorted.set(grant.on.bucket, [grant]);
  }
  return sorted;
}

/** The origins of all CORS rules of a bucket. */
export function corsOrigins(bucket: Instance): string[] {
  return blocksAt(bucket.properties, 'cors').flatMap((rule) => textsAt(rule, 'origin') ?? []).flatMap((origin) => literalOf(origin) ?? []);
}
