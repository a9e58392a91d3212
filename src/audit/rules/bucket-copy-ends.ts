import { awsAccess } from '../access/aws-access';
import { show } from '../document/text';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';

export const bucketCopyEnds: Rule = {
  id: 'bucket-copy-ends',
  severity: 'warning',
  reason: 'A date ends access only where it is on every statement, and on the trust: one alone ends no session that runs, or leaves the door open.',
  fix: 'put the same DateLessThan aws:CurrentTime on the trust policy and on every statement that allows',
  contract: TUTORIAL,
  check: (analysis) => awsAccess(analysis).roles.flatMap(({ role, trust, mounts }): RuleFinding[] => {
    const about = { at: role.at, construct: role.construct };
    const dated = role.trust.find(({ effect, conditions }) => effect === 'Allow' && conditions.some(({ key, operator }) => /^aws:(currenttime|epochtime)$/i.test(key) && /less/i.test(operator)));
    const endless = mounts.filter((mount) => mount.endless.length > 0);
    if (endless.length > 0) return endless.map((mount) => ({ ...about, message: `the right to read ${mount.name} ends, but not that to ${mount.endless.join(', ')}` }));
    if (dated && mounts.some(({ end }) => end === undefined)) {
      return [{ ...about, message: `${show(role.name)} cannot be assumed any more from a date on, but its rights have no end`, at: dated.at }];
    }
    if (trust && !dated && mounts.length > 0 && mounts.every(({ end }) => end !== undefined)) {
      return [{ ...about, message: `the rights of ${show(role.name)} end, but it can be assumed for ever` }];
    }
    return [];
  }),
};
