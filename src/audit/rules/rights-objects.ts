import { awsAccess } from '../access/aws-access';
import { Found } from '../access/judge';
import { show } from '../document/text';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';
import { finding, placeOf } from './describe';

const FIX = 'write each resource as arn:aws:s3:::bucket/folder/*, with one literal bucket and a folder that ends in /';

export const rightsObjects: Rule = {
  id: 'rights-objects',
  severity: 'error',
  reason: 'A pattern that does not end at a folder opens what somebody names alike later: street* opens street2/.',
  fix: FIX,
  contract: TUTORIAL,
  check: (analysis) => {
    const access = awsAccess(analysis);
    return access.roles.flatMap(({ role, rights, scope, mounts }): RuleFinding[] => [
      ...scope.beyond ? [finding(access, rights, scope.beyond, 'allowed', {
        message: `${show(role.name)} can read objects outside any one folder of any one bucket`,
        at: placeOf(scope.beyond, role),
        construct: role.construct,
        ...(isOpen(scope.beyond) && { fix: `${FIX}; give the value of a parameter by --parameter NAME=value, or limit it by an AllowedPattern` }),
      })] : [],
      ...analysis.expected ? [] : mounts.filter(({ folders }) => folders.some(({ folder }) => folder.length === 0)).map(({ name }): RuleFinding => ({
        severity: 'warning', message: `${show(role.name)} can read the whole bucket ${name}`, at: role.at, construct: role.construct, fix: 'name the folders that Hasty needs, if it does not need all',
      })),
    ]);
  },
};

/** Whether the deployer says what the statement is about. */
function isOpen({ by }: Found): boolean {
  return by?.statement.resources.patterns.some((pattern) => pattern.some((part) => typeof part !== 'string' && part.kind === 'parameter')) ?? false;
}
