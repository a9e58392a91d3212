import { TUTORIAL } from './contract';
import { awsAccess } from '../access/aws-access';
import { isFenced } from '../access/fence';
import { show } from '../document/text';
import { Rule } from '../rule';

export const rightsFenced: Rule = {
  id: 'rights-fenced',
  severity: 'note',
  reason: 'A policy elsewhere, for the whole organisation or account, can let the role into more than these documents show.',
  fix: 'deny the role everything but the contract, as the policy that `hasty-buckets policy` prints',
  contract: TUTORIAL,
  check: (analysis) => {
    const access = awsAccess(analysis);
    return access.roles.filter(({ trust }) => trust).filter(({ rights, mounts }) => !isFenced(access.court, rights, mounts))
      .map(({ role }) => ({ message: `${show(role.name)} is not fenced: policies that are not in these documents may add to its rights`, at: role.at, construct: role.construct }));
  },
};
