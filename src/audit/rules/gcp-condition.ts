import { TUTORIAL } from './contract';
import { Analysis } from '../analysis';
import { ALWAYS, LIST_PREFIX, partsOf } from '../gcp/condition';
import { Grant } from '../gcp/grant';
import { gcpModel, Mount } from '../gcp/model';
import { Reach } from '../gcp/reach';
import { allowed } from '../gcp/witness';
import { Rule, RuleFinding } from '../rule';

/** Conditions that do not do what they seem to. */
export const gcpCondition: Rule = {
  id: 'gcp-condition',
  severity: 'error',
  reason: 'In a condition && binds tighter than ||, so a date or a folder may limit only a part of what it stands next to.',
  fix: 'put parentheses around the alternatives: (a || b) && request.time < timestamp("...")',
  contract: TUTORIAL,
  check: (analysis) => gcpModel(analysis).mounts.flatMap((mount) =>
    mount.grants.filter(({ condition }) => condition !== ALWAYS)
      .flatMap((grant) => [...outlives(analysis, mount, grant), ...never(analysis, mount, grant), ...unproven(grant)])),
};

/** A date that ends a part of the access only. */
function outlives(analysis: Analysis, { bucket }: Mount, grant: Grant): RuleFinding[] {
  const ends = partsOf(grant.condition).some((part) => part.kind === 'time' && part.operator.startsWith('<'));
  const reach = new Reach(bucket, [grant], analysis.now.getTime());
  const last = reach.times.at(-1)!;
  const after = (permission: string) => reach.points(permission, [last]).find(({ sure }) => sure);
  const found = ends ? grant.role.permissions.map((permission) => ({ permission, point: after(permission) })).find(({ point }) => point) : undefined;
  if (!found?.point) return [];
  return [{
    message: `the condition has an end date and still allows ${found.permission} after it: ${grant.expression}`,
    at: grant.at,
    construct: grant.construct,
    witness: allowed(analysis, found.permission, found.point),
  }];
}

/** A condition that no request meets. */
function never(analysis: Analysis, { bucket }: Mount, grant: Grant): RuleFinding[] {
  const reach = new Reach(bucket, [grant], analysis.now.getTime());
  const { permissions } = grant.role;
  if (permissions.length === 0 || reach.tooLarge || permissions.some((permission) => reach.points(permission).length > 0)) return [];
  return [{
    severity: 'warning',
    message: `no request to this bucket meets the condition: ${grant.expression ?? 'the managed folder'}`,
    fix: `compare resource.name with projects/_/buckets/${bucket}/objects/ and the folder, and let the end date lie ahead`,
    at: grant.at,
    construct: grant.construct,
  }];
}

function unproven(grant: Grant): RuleFinding[] {
  if (!grant.expression?.includes(LIST_PREFIX)) return [];
  return [{
    severity: 'note',
    message: `${LIST_PREFIX} in the policy of a bucket is documented for Credential Access Boundaries only; if it has no value here, listing is refused`,
    fix: 'try one import in your workspace before you rely on it',
    at: grant.at,
    construct: grant.construct,
  }];
}
