import { HastyContract } from '../../contract';
import { awsAccess } from '../access/aws-access';
import { trustRights } from '../access/trust';
import { show, Text } from '../document/text';
import { Rule } from '../rule';
import { TUTORIAL } from './contract';
import { finding, placeOf } from './describe';

/** Whether a principal may be Hasty's account or another: that is told once. */
function isOpen(text: Text): boolean {
  return text.some((part) => typeof part !== 'string' && part.kind !== 'name');
}

export const trustPrincipal: Rule = {
  id: 'trust-principal',
  severity: 'error',
  reason: 'Whoever else can assume the role reads what Hasty reads.',
  fix: `trust arn:aws:iam::${HastyContract.ACCOUNT_ID}:root alone, and give others a role of their own`,
  contract: TUTORIAL,
  check: (analysis) => {
    const access = awsAccess(analysis);
    return access.roles.flatMap(({ role, trust }) => {
      if (!trust) return [];
      const unsure = trust.hasty.status === 'cannot tell'
        ? [finding(access, trustRights(role, { kind: 'hasty', name: HastyContract.PRINCIPAL_ARN }), trust.hasty, 'allowed', {
          message: `Hasty's account may be able to assume ${show(role.name)}`, at: placeOf(trust.hasty, role), construct: role.construct,
        })]
        : [];
      return [...unsure, ...trust.others.filter(({ principal }) => unsure.length === 0 || !isOpen(principal.text)).map(({ principal, found }) => finding(access, trustRights(role, { kind: 'other', name: show(principal.text), arn: principal.text }), found, 'allowed', {
        message: `${show(principal.text) === '*' ? 'everybody' : show(principal.text)} can assume ${show(role.name)}, beside Hasty`,
        at: placeOf(found, role),
        construct: role.construct,
      }))];
    });
  },
};
