import { awsAccess } from '../access/aws-access';
import { Rule } from '../rule';
import { TUTORIAL } from './contract';

export const notUnderstood: Rule = {
  id: 'not-understood',
  severity: 'error',
  reason: 'What the audit does not understand may give Hasty rights; a guess would be no proof.',
  fix: 'give the file that it comes from, write it out, or acknowledge it with the reason why it gives Hasty nothing',
  contract: TUTORIAL,
  check: (analysis) => [
    ...analysis.facts.unknowns.map(({ why, at }) => ({ status: 'cannot tell' as const, message: `not understood: ${why}`, at })),
    ...awsAccess(analysis).roles.flatMap(({ role }) => role.name.some((part) => typeof part !== 'string' && part.kind === 'unknown')
      ? [{ status: 'cannot tell' as const, message: 'the name of a role that Hasty can assume is not known, so policies may be attached to it elsewhere', at: role.at, construct: role.construct }] : []),
  ],
};
