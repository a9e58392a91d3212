import { Text, show } from '../document/text';
import { Facts, ResourcePolicy, Role, User } from '../facts';
import { once } from '../once';
import { awsManagedPolicy } from './aws-managed-policies';
import { Bearing, Rights } from './judge';
import { narrowed } from './narrowing';
import { inclusion } from './principals';
import { HASTY, Subject } from './subject';
import { Statement } from '../policy/statement';

/** The policies of resources, in the orders in which they are looked for. */
export interface PolicyIndex {
  /** By the resource's ARN as shown. */
  readonly byResource: ReadonlyMap<string, readonly ResourcePolicy[]>;
  /** Those with an allow. */
  readonly giving: readonly ResourcePolicy[];
  readonly all: readonly ResourcePolicy[];
}

export function indexPolicies({ resourcePolicies }: Facts): PolicyIndex {
  const byResource = new Map<string, ResourcePolicy[]>();
  for (const policy of resourcePolicies) {
    const key = show(policy.resource);
    byResource.set(key, [...byResource.get(key) ?? [], policy]);
  }
  const giving = resourcePolicies.filter(({ statements }) => statements.some(({ effect }) => effect === 'Allow'));
  return { byResource, giving, all: resourcePolicies };
}

/** What a role's sessions, or a user, may do: by their own policies, and by those of resources. */
export function rightsOf(identity: Role | User, index: PolicyIndex, name: string): Rights {
  const subject: Subject = { kind: 'identity', name, identity };
  const own = [...identity.policies, ...identity.foreignPolicies.flatMap(({ arn, when, at }) => awsManagedPolicy(arn, when, at))]
    .map((statement): Bearing => ({ statement }));
  const limit = identity.boundary && (identity.boundary.statements ?? awsManagedPolicy(identity.boundary.arn, [], identity.boundary.at))
    .map((statement): Bearing => ({ statement }));
  const isDeny = ({ statement }: Bearing) => statement.effect === 'Deny' || statement.unknown !== undefined;
  const isAllow = ({ statement }: Bearing) => statement.effect === 'Allow';
  const ownDenies = [...own, ...limit ?? []].filter(isDeny);
  return {
    subject,
    when: identity.when,
    allows: [...own.filter(isAllow), ...given(subject, index)],
    denies: once((allow: Bearing) => [...ownDenies, ...deniesOn(resourcesOfAllow(allow), subject, index)]),
    ...(limit && { boundary: limit.filter(isAllow) }),
  };
}

/** What the principals of Hasty's account may do without a role. */
export function directRights(index: PolicyIndex): Rights {
  return { subject: HASTY, allows: given(HASTY, index), denies: (allow) => deniesOn(allow.within ? [show(allow.within)] : undefined, HASTY, index) };
}

/** The allows of resource policies that include a subject by themselves. */
function given(subject: Subject, index: PolicyIndex): Bearing[] {
  return index.giving.flatMap(({ statements, resource, when }) => statements.flatMap((statement) => {
    const how = statement.effect === 'Allow' ? inclusion(statement.principals, 'Allow', subject) : 'no';
    if (how === 'no' || how === 'account') return [];
    return [{
      statement: narrowed(guarded(statement, when), subject),
      within: resource,
      ...(how === 'unknown' && { unsure: 'the principal of a resource policy' }),
      ...(namesRole(statement, subject) && { limited: true }),
      ...(how === 'everyone' && !picksPrincipals(statement) && { everyone: true }),
    }];
  }));
}

/** Whether a role is let in by its own ARN alone, and not by that of a session, or with everybody. */
function namesRole({ principals }: Statement, { identity }: Subject): boolean {
  return identity !== undefined && 'trust' in identity && principals?.not === false
    && principals.items.every(({ type, text }) => type === 'AWS' && /:role\//.test(show(text)));
}

/** Whether conditions make of everyone some: an organisation, an account, a role. */
function picksPrincipals({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => /^aws:(principal|userid|username)/i.test(key));
}

function deniesOn(resources: readonly string[] | undefined, subject: Subject, index: PolicyIndex): Bearing[] {
  const policies = resources ? [...new Set(resources)].flatMap((resource) => index.byResource.get(resource) ?? []) : index.all;
  return policies.flatMap(({ statements, resource, when }) => statements.flatMap((statement) => {
    const how = statement.effect === 'Deny' ? inclusion(statement.principals, 'Deny', subject) : 'no';
    return how === 'no' ? [] : [{ statement: narrowed(guarded(statement, when), subject), within: resource, ...(how === 'unknown' && { unsure: 'the principal of a deny' }) }];
  }));
}

/** The resources that an allow is about, by their ARNs without the keys of objects; undefined: it may be any. */
function resourcesOfAllow({ statement, within }: Bearing): readonly string[] | undefined {
  if (within) return [show(within)];
  const { not, patterns } = statement.resources;
  if (not || statement.unknown !== undefined) return undefined;
  const heads = patterns.map(headOf);
  return heads.some((head) => head === undefined) ? undefined : heads as string[];
}

/** `arn:aws:s3:::acme` of `arn:aws:s3:::acme/street/*`; of other services the whole ARN. */
function headOf(pattern: Text): string | undefined {
  if (pattern.some((part) => typeof part !== 'string' && part.kind === 'unknown')) return undefined;
  const shown = show(pattern);
  const head = shown.startsWith('arn:aws:s3:::') ? shown.split('/')[0] : shown;
  return /[*?]/.test(head.replace(/\$\{[^}]*\}/g, '')) || pattern.some((part) => typeof part !== 'string' && part.kind === 'parameter') ? undefined : head;
}

/** A statement of a policy that may not be there. */
export function guarded(statement: Statement, when: ResourcePolicy['when']): Statement {
  return when.length === 0 ? statement : { ...statement, when: [...when, ...statement.when] };
}
