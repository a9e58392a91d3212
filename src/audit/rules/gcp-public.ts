import { TUTORIAL } from './contract';
import { Analysis } from '../analysis';
import { literalAt, textAt } from '../cloud-resource';
import { unknownIn } from '../document/text';
import { gcpModel, isMade } from '../gcp/model';
import { shown } from '../gcp/names';
import { Reach } from '../gcp/reach';
import { allowed } from '../gcp/witness';
import { Rule, RuleFinding } from '../rule';

/** Rights of everybody on a mounted bucket, and the switch that prevents them. */
export const gcpPublic: Rule = {
  id: 'gcp-public',
  severity: 'error',
  reason: 'What everybody may do, Hasty may do too, and nobody can take it back from Hasty alone.',
  fix: 'remove allUsers and allAuthenticatedUsers, and set public_access_prevention = "enforced"',
  contract: TUTORIAL,
  check: (analysis) => [...everyone(analysis), ...notPrevented(analysis)],
};

function everyone(analysis: Analysis): RuleFinding[] {
  const { grants, mounted } = gcpModel(analysis);
  return grants.flatMap((grant): RuleFinding[] => {
    const { to, on, role, at, construct } = grant;
    if (to.kind !== 'everyone' || on.kind === 'unknown' || (on.kind === 'bucket' ? !mounted.has(on.bucket) : !on.wide || mounted.size === 0)) return [];
    const where = on.kind === 'bucket' ? shown(on.bucket) : `the ${on.what} ${on.name}`;
    const bucket = on.kind === 'bucket' ? on.bucket : [...mounted][0];
    const reach = new Reach(bucket, [grant], analysis.now.getTime());
    const found = role.permissions.map((permission) => ({ permission, point: reach.first(grant, permission) })).find(({ point }) => point);
    if (!found?.point && role.unknown === undefined) return [];
    const witness = found?.point?.sure ? allowed(analysis, found.permission, found.point) : undefined;
    return [{ status: witness ? 'fail' : 'cannot tell', message: `${to.label} has ${role.name} on ${where}`, at, construct, witness }];
  });
}

function notPrevented(analysis: Analysis): RuleFinding[] {
  return gcpModel(analysis).buckets.filter(({ instance }) => isMade(instance)).flatMap(({ name, instance }): RuleFinding[] => {
    const setting = textAt(instance.properties, 'public_access_prevention');
    if (literalAt(instance.properties, 'public_access_prevention') === 'enforced' || (setting && unknownIn(setting)) || instance.unknown !== undefined) return [];
    const { at, construct } = instance;
    return [{ severity: 'warning', message: `nothing prevents ${shown(name)} from being opened to everybody later`, fix: 'set public_access_prevention = "enforced"', at, construct }];
  });
}
