import { Aspects, Lazy, Token } from 'aws-cdk-lib';
import { CfnRole, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { HastyAccessRoleProps } from './access-role-props';
import { PolicyDocument } from '../contract/s3-access';

/** Whether the role is not in the template, and CDK reports what it must be instead: iam.Role.customizeRoles. */
export function isMadeElsewhere(role: Role): boolean {
  return role.node.defaultChild === undefined;
}

/**
 * Writes the documents of a role at synth, since mounts may come until then; and as they are, since CDK would merge and sort
 * their statements by the feature flags of the app.
 */
export function writeDocuments(role: Role, trust: () => PolicyDocument, access: () => PolicyDocument): void {
  if (!isMadeElsewhere(role)) {
    const cfn = role.node.defaultChild as CfnRole;
    cfn.assumeRolePolicyDocument = Lazy.any({ produce: trust });
    cfn.policies = Lazy.any({ produce: () => [{ policyName: 'HastyAccess', policyDocument: access() }] });
    return;
  }
  Aspects.of(role).add({
    visit: (node) => {
      if (node === role) access().Statement.forEach((statement) => role.addToPrincipalPolicy(PolicyStatement.fromJson(statement)));
    },
  });
}

/** The role's ARN as others can paste it, where all of it is known. */
export function literalRoleArn(account: string, { roleName, path = '/' }: HastyAccessRoleProps): string | undefined {
  return roleName === undefined || Token.isUnresolved([account, roleName, path]) ? undefined : `arn:aws:iam::${account}:role${path}${roleName}`;
}
