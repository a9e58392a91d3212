import { ACTIONS_DATE } from './access/action-table';
import { ROLES_DATE } from './gcp/roles';

/** What every verdict rests on. */
export const ASSUMPTIONS: readonly string[] = [
  'Only these documents were read. Other policies on a role or a resource may add rights, unless the role is fenced; what an organisation, an endpoint or a session takes away can only remove rights, so that "nothing more" stands while "all that Hasty needs" may not.',
  `IAM works as AWS, Google and Microsoft document it, with the AWS actions of ${ACTIONS_DATE} and the Google Cloud roles of ${ROLES_DATE}; deny policies of Google Cloud are not read.`,
  'Whoever may change IAM in the account is trusted.',
  'What Hasty does with the data, and with the URLs that it signs, is out of view.',
];
