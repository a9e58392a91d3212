import { TUTORIAL } from './contract';
import { azureAccess } from '../azure/access';
import { Rule } from '../rule';

/** Whatever the account key may open and the documents do not say. */
export const azureUnknown: Rule = {
  id: 'azure-unknown',
  severity: 'error',
  reason: 'An answer that leaves something out would be worth nothing.',
  fix: 'write it with known values, add the file that has them, or name Hasty\'s storage account with --subject',
  contract: TUTORIAL,
  check: (analysis) => azureAccess(analysis).unknowns.map(({ why, at }) => ({ status: 'cannot tell', message: `it depends on ${why}`, at })),
};
