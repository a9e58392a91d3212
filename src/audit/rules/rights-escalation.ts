import { awsAccess } from '../access/aws-access';
import { show } from '../document/text';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';
import { finding } from './describe';
import { excesses, isEscalation } from './excesses';

export const rightsEscalation: Rule = {
  id: 'rights-escalation',
  severity: 'error',
  reason: 'A right over roles, policies or keys is a right to whatever they open.',
  fix: 'take the right away; of KMS, allow kms:Decrypt alone, with kms:ViaService s3.<region>.amazonaws.com',
  contract: TUTORIAL,
  check: (analysis) => {
    const access = awsAccess(analysis);
    return [
      ...excesses(analysis, isEscalation, 'can get at more rights, or at keys beside S3'),
      ...access.roles.flatMap(({ role, through, rights }): RuleFinding[] => through ? [finding(access, rights, through.found, 'allowed', {
        message: `sessions of ${show(through.role.name)} can go on to the role ${show(role.name)}`, at: role.at, construct: role.construct,
      })] : []),
    ];
  },
};
