import { awsAccess } from '../access/aws-access';
import { HASTY } from '../access/subject';
import { trustRights } from '../access/trust';
import { show } from '../document/text';
import { Rule } from '../rule';
import { TUTORIAL } from './contract';
import { finding, placeOf } from './describe';

export const trustAction: Rule = {
  id: 'trust-action',
  severity: 'error',
  reason: 'Whoever may tag a session or name its source says who it is to other policies.',
  fix: 'let the trust policy allow sts:AssumeRole alone',
  contract: TUTORIAL,
  check: (analysis) => {
    const access = awsAccess(analysis);
    return access.roles.flatMap(({ role, trust }) => (trust?.otherActions ?? []).map((found) => finding(access, trustRights(role, HASTY), found, 'allowed', {
      message: `Hasty may also ask ${show(role.name)} for ${found.action}`, at: placeOf(found, role), construct: role.construct,
    })));
  },
};
