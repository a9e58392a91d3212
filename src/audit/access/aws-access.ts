import { HastyContract } from '../../contract';
import { Analysis } from '../analysis';
import { show, Text } from '../document/text';
import { keyOf } from '../document/text-key';
import { Bucket, Role } from '../facts';
import { indexTrust, nextRoles, TrustIndex } from './chains';
import { excessOf, Excess } from './excess';
import { Court, Found, mayBeAllowed, Rights } from './judge';
import { Letter, Letters } from './letters';
import { namedRoles } from './named-roles';
import { Unmet, unmetNeeds } from './needs';
import { Literal } from './problem';
import { directRights, indexPolicies, PolicyIndex, rightsOf } from './rights';
import { Folder, isBucket, listingOf, objectsOf, objectsRegion, Scope, scopeOf } from './scope';
import { Trust, trustOf } from './trust';
import { grouped } from '../grouped';
import { once } from '../once';
import { endOf } from './until';

/** What the principals of Hasty's AWS account can do. */
export interface AwsAccess {
  readonly court: Court;
  readonly roles: readonly HastyRole[];
  /** What policies of resources give to Hasty's account itself. */
  readonly direct: readonly Excess[];
}

/** A role that Hasty can assume, or go on to. */
export interface HastyRole {
  readonly role: Role;
  /** undefined: it is reached through another role, or was named as Hasty's from outside. */
  readonly trust?: Trust;
  /** The role from which it is reached. */
  readonly through?: { readonly role: Role; readonly found: Found };
  /** Whether it is not known that Hasty gets at it at all. */
  readonly unsure: boolean;
  readonly rights: Rights;
  readonly scope: Scope;
  readonly mounts: readonly Mount[];
  readonly excess: readonly Excess[];
}

/** A bucket that a role can read, or folders of it. */
export interface Mount {
  readonly bucket: readonly Letter[];
  /** The same as a text, which no other bucket has. */
  readonly text: Text;
  /** How people know it. Buckets of several stacks may share it. */
  readonly name: string;
  readonly folders: readonly Folder[];
  readonly listing: 'BUCKET' | 'PREFIX' | 'NONE';
  readonly actions: readonly string[];
  /** When all that Hasty may do there ends. */
  readonly end?: string;
  /** Actions that do not end, though others do. */
  readonly endless: readonly string[];
  /** What the documents say of it, wherever they make it or name it. */
  readonly facts: readonly Bucket[];
  /** What Hasty must be able to do and cannot. */
  readonly unmet: readonly { readonly folder: Folder; readonly found: Unmet }[];
}

/** What Hasty can do on AWS, judged once for each analysis. */
export const awsAccess = once((analysis: Analysis): AwsAccess => {
  const { facts, now } = analysis;
  const court: Court = { facts, letters: new Letters(), now, agreed: analysis.expected !== undefined };
  const [policies, trusts] = [indexPolicies(facts), indexTrust(facts)];
  return { court, roles: rolesOf(court, analysis, policies, trusts), direct: excessOf(court, directRights(policies), []) };
});

function rolesOf(court: Court, analysis: Analysis, policies: PolicyIndex, trusts: TrustIndex): HastyRole[] {
  const { facts } = analysis;
  const buckets = grouped(facts.buckets, ({ name }) => keyOf(name));
  const named = new Set(namedRoles(analysis));
  const found = new Map<Role, HastyRole>();
  const queue: Pick<HastyRole, 'role' | 'trust' | 'through'>[] = facts.roles.flatMap((role) => {
    const trust = trustOf(court, role);
    return trust || named.has(role) ? [{ role, trust }] : [];
  });
  for (let entry = queue.shift(); entry; entry = queue.shift()) {
    if (found.has(entry.role)) continue;
    const rights = rightsOf(entry.role, policies, sessionName(entry.role));
    const by = entry.trust?.hasty ?? entry.through?.found;
    const unsure = by?.status === 'cannot tell' || (!entry.trust && entry.through !== undefined && found.get(entry.through.role)!.unsure);
    found.set(entry.role, { ...entry, unsure, rights, ...judged(court, rights, buckets) });
    const { role } = entry;
    const next = nextRoles(court, rights, trusts).filter((one) => !found.has(one.role));
    queue.push(...next.map((one) => ({ role: one.role, through: { role, found: one.found } })));
  }
  return [...found.values()];
}

function judged(court: Court, all: Rights, buckets: ReadonlyMap<string, readonly Bucket[]>): Pick<HastyRole, 'scope' | 'mounts' | 'excess'> {
  const rights: Rights = { ...all, allows: all.allows.filter(({ everyone }) => !everyone) };
  const scope = scopeOf(court, rights);
  const names = [...new Set(scope.folders.map(({ bucket }) => bucket.join()))];
  const mounts = names.map((name): Mount => {
    const folders = scope.folders.filter(({ bucket }) => bucket.join() === name);
    return mountOf(court, rights, all, folders, buckets);
  });
  // while the objects are beyond any folder, it is not said which buckets are mounted
  return { scope, mounts, excess: excessOf(court, all, scope.beyond ? undefined : mounts.map(({ bucket }) => bucket)) };
}

function mountOf(court: Court, rights: Rights, all: Rights, folders: readonly Folder[], buckets: ReadonlyMap<string, readonly Bucket[]>): Mount {
  const [{ bucket }] = folders;
  const text = court.letters.text(bucket);
  const facts = buckets.get(keyOf(text)) ?? [];
  const keys = [...new Map(facts.flatMap(({ kmsKey }) => kmsKey ? [kmsKey] : []).map((key) => [keyOf(key), key])).values()];
  const listing = listingOf(court, rights, bucket, folders);
  const on: Readonly<Record<string, readonly Literal[]>> = {
    [HastyContract.S3_LOCATE_ACTION]: [isBucket(bucket)],
    [HastyContract.S3_READ_ACTION]: folders.length === 1 ? objectsRegion(folders[0]).constraints : [objectsOf(bucket)],
    [HastyContract.S3_LIST_ACTION]: [isBucket(bucket)],
  };
  const locates = mayBeAllowed(court, rights, HastyContract.S3_LOCATE_ACTION, [], [isBucket(bucket)]);
  const actions = [
    ...locates ? [HastyContract.S3_LOCATE_ACTION] : [], HastyContract.S3_READ_ACTION, ...listing === 'NONE' ? [] : [HastyContract.S3_LIST_ACTION],
  ];
  const ends = actions.map((action) => [action, endOf(court, rights, action, on[action])] as const);
  const end = ends.some(([, time]) => time === undefined) ? undefined : ends.map(([, time]) => time!).sort().at(-1);
  return {
    bucket,
    text,
    name: show(text),
    folders,
    listing,
    actions,
    ...(end !== undefined && { end }),
    endless: ends.some(([, time]) => time !== undefined) ? ends.filter(([, time]) => time === undefined).map(([action]) => action) : [],
    facts,
    unmet: folders.flatMap((folder) => unmetNeeds(court, all, folder, end, keys).map((found) => ({ folder, found }))),
  };
}

function sessionName({ arn, name }: Role): string {
  return `${show(arn).replace(':iam:', ':sts:').replace(/:role\/.*$/, '')}:assumed-role/${show(name)}/hasty`;
}
