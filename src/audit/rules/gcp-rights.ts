import { TUTORIAL } from './contract';
import { Analysis } from '../analysis';
import { Grant } from '../gcp/grant';
import { gcpModel, Mount } from '../gcp/model';
import { shown } from '../gcp/names';
import { inContract } from '../gcp/roles';
import { allowed, elsewhere } from '../gcp/witness';
import { Rule, RuleFinding } from '../rule';

/** What Hasty may do: read, list and look up the bucket, and nothing anywhere else. */
export const gcpRights: Rule = {
  id: 'gcp-rights',
  severity: 'error',
  reason: 'Hasty reads and lists images; a right to write, delete, see policies or act as another account is more than it needs.',
  fix: 'grant roles/storage.objectViewer, and a custom role with storage.objects.list and storage.buckets.get',
  contract: TUTORIAL,
  check: (analysis) => {
    const { mounts, own } = gcpModel(analysis);
    return [...mounts.flatMap((mount) => more(analysis, mount)), ...own.flatMap((grant) => otherDoor(analysis, grant))];
  },
};

/** One finding for each grant that allows more, with all that it allows. */
function more(analysis: Analysis, { reach, grants, bucket }: Mount): RuleFinding[] {
  return grants.filter(({ on }) => on.kind === 'bucket').flatMap((grant): RuleFinding[] => {
    const beyond = grant.role.permissions.filter((permission) => !inContract(permission));
    const points = beyond.map((permission) => ({ permission, point: reach.first(grant, permission) })).filter(({ point }) => point?.sure);
    // what happens to objects is what a reader understands at once
    const first = points.find(({ permission }) => permission.startsWith('storage.objects.')) ?? points[0];
    if (!first?.point) return [];
    const list = points.map(({ permission }) => permission).join(', ');
    return [{
      message: `${grant.to.label} has ${grant.role.name} on ${shown(bucket)}, which allows ${list}`,
      at: grant.at,
      construct: grant.construct,
      witness: allowed(analysis, first.permission, first.point),
    }];
  });
}

function otherDoor(analysis: Analysis, grant: Grant): RuleFinding[] {
  const { on, to, role } = grant;
  if (on.kind !== 'elsewhere' || on.wide) return [];
  if (on.what === 'service account' && gcpModel(analysis).members.account([on.name]).key === to.key) return [];
  return [{
    message: `${to.label} has ${role.name} on the ${on.what} ${on.name}, which is no part of a mount`,
    fix: 'remove the grant',
    at: grant.at,
    construct: grant.construct,
    witness: elsewhere(analysis, grant),
  }];
}
