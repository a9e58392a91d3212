import { partsOf } from './condition';
import { Grant } from './grant';
import { GcpModel, Mount } from './model';
import { shown } from './names';
import { inContract } from './roles';
import { CloudAccess } from '../cloud-access';
import { textsIn } from '../cloud-resource';
import { literalOf, unknownIn } from '../document/text';

type Unknowns = CloudAccess['unknowns'][number][];

/** Types that may name a service account without giving it rights, or that are read elsewhere. */
const READ = /^(data\.|ephemeral\.)?google_(service_account|service_account_key|storage_bucket|storage_bucket_object|storage_managed_folder|iam_policy|project|project_service|storage_hmac_key|.+_iam_(member|binding|policy)|(project|organization)_iam_custom_role|storage_.*(acl|access_control))$/;

/** Whatever may give Hasty access and was not understood. */
export function gcpUnknowns(model: GcpModel): Unknowns {
  if (!model.touched) return [];
  const nobody = model.identities.length === 0 ? buckets(model).map((at) => ({ why: 'which service account Hasty uses: none is named or declared here', at })) : [];
  return [...nobody, ...unreadGrants(model), ...model.mounts.flatMap(undecided), ...otherTypes(model)];
}

function buckets({ buckets: mounted, instances }: GcpModel): Unknowns[number]['at'][] {
  return mounted.length > 0 ? mounted.map(({ instance }) => instance.at) : instances.slice(0, 1).map(({ at }) => at);
}

/** Grants that may be Hasty's, and grants of Hasty's on something unknown or of an unknown role. */
function unreadGrants({ grants, own, mounted }: GcpModel): Unknowns {
  const near = (grant: Grant) => grant.on.kind === 'bucket' && mounted.has(grant.on.bucket);
  const strangers = grants.filter((grant) => (grant.to.kind === 'unknown' || /^group:.*hasty/i.test(grant.to.label)) && near(grant) && !own.includes(grant));
  return [
    ...strangers.map(({ to, address, at }) => ({ why: `who ${address} gives rights to: ${to.label}`, at })),
    ...own.flatMap(({ on, address, at }) => on.kind === 'unknown' ? [{ why: `what ${address} gives rights on: ${on.why}`, at }] : []),
    ...own.flatMap(({ role, at }) => role.unknown === undefined ? [] : [{ why: role.unknown, at }]),
  ];
}

/** Conditions whose unknown part decides. */
function undecided({ reach, grants }: Mount): Unknowns {
  if (reach.tooLarge) return [{ why: `the rights on ${shown(reach.bucket)}: too many conditions to compare`, at: grants[0].at }];
  return grants.flatMap((grant) => {
    const unknown = partsOf(grant.condition).find((part) => part.kind === 'unknown');
    const open = unknown && grant.role.permissions.some((permission) => inContract(permission)
      ? reach.points(permission).some((point) => point.grant === grant && !point.sure)
      : reach.first(grant, permission)?.sure === false);
    return unknown?.kind === 'unknown' && open ? [{ why: unknown.why, at: grant.at }] : [];
  });
}

/** Resources of other types that name Hasty's account: they may run as it, or give it rights. */
function otherTypes({ instances, identities, members }: GcpModel): Unknowns {
  const keys = new Set(identities.map(({ key }) => key));
  return instances.filter(({ type }) => !READ.test(type)).flatMap((instance) => {
    const naming = textsIn(instance.properties).some((text) => {
      const literal = literalOf(text);
      if (unknownIn(text) || (literal !== undefined && !literal.includes('@'))) return false;
      return keys.has(members.read(text).key) || keys.has(members.account(text).key);
    });
    return naming ? [{ why: `what ${instance.address} gives: it names Hasty's service account`, at: instance.at }] : [];
  });
}
