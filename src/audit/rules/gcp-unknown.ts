import { TUTORIAL } from './contract';
import { gcpAccess } from '../gcp/access';
import { Rule } from '../rule';

/** Whatever may give Hasty access and was not understood. */
export const gcpUnknown: Rule = {
  id: 'gcp-unknown',
  severity: 'error',
  reason: 'An answer that leaves something out would be worth nothing.',
  fix: 'write it with known values, add the file that has them, or name Hasty\'s service account with --subject',
  contract: TUTORIAL,
  check: (analysis) => gcpAccess(analysis).unknowns.map(({ why, at }) => ({ status: 'cannot tell', message: `it depends on ${why}`, at })),
};
