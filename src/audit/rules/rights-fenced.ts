import { awsAccess } from '../access/aws-access';
import { allowed, Bearing, Court, Rights } from '../access/judge';
import { Statement } from '../policy/statement';
import { objectsRegion } from '../access/scope';
import { show } from '../document/text';
import { Rule } from '../rule';
import { TUTORIAL } from './contract';

export const rightsFenced: Rule = {
  id: 'rights-fenced',
  severity: 'note',
  reason: 'A policy elsewhere, for the whole organisation or account, can let the role into more than these documents show.',
  fix: 'deny the role everything but the contract, as HastyAccessRole does by default',
  contract: TUTORIAL,
  check: (analysis) => {
    const access = awsAccess(analysis);
    return access.roles.filter(({ trust }) => trust).filter(({ rights, scope }) => !isFenced(access.court, rights, scope.folders.map(objectsRegion)))
      .map(({ role }) => ({ message: `${show(role.name)} is not fenced: policies that are not in these documents may add to its rights`, at: role.at, construct: role.construct }));
  },
};

/** Whether even a policy that allows everything would add nothing. */
function isFenced(court: Court, rights: Rights, folders: Parameters<typeof allowed>[3]): boolean {
  const at = { file: '', line: 1, column: 1, path: '' };
  const all: Statement = { effect: 'Allow', when: [], actions: { not: false, patterns: [['*']] }, resources: { not: false, patterns: [['*']] }, conditions: [], variables: true, at };
  const adds = (denies: readonly Bearing[]) => {
    const open: Rights = { ...rights, allows: [{ statement: all }], denies: () => denies, boundary: undefined };
    return allowed(court, open, 's3:GetObject', folders) || ['s3:PutObject', 's3:ListAllMyBuckets', 'sqs:ReceiveMessage', 'sts:AssumeRole', 'iam:PassRole'].some((action) => allowed(court, open, action));
  };
  // mostly the role's own denies are enough; those on the resources of the documents are many
  const own = rights.denies({ statement: { ...all, resources: { not: false, patterns: [] } } });
  return !adds(own) || !adds(rights.denies({ statement: all }));
}
