import { Aspects, IResolvable, Lazy, Stack, Token } from 'aws-cdk-lib';
import { CfnRole, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { HastyAccessRoleProps } from './access-role-props';
import { mayBeOverridden, rendered } from './rendered';
import { HastyContract } from '../contract';
import { PolicyDocument } from '../contract/s3-access';

/** Whether the role is not in the template, and CDK reports what it must be instead: iam.Role.customizeRoles. */
export function isMadeElsewhere(role: Role): boolean {
  return role.node.defaultChild === undefined;
}

/** What was written to roles. */
const written = new WeakMap<CfnRole, { readonly trust: IResolvable; readonly policies: IResolvable }>();

/**
 * Writes the documents of a role at synth, since mounts may come until then; and as they are, since CDK would merge and sort
 * their statements by the feature flags of the app.
 */
export function writeDocuments(role: Role, trust: () => PolicyDocument, access: () => PolicyDocument): void {
  if (!isMadeElsewhere(role)) {
    const cfn = role.node.defaultChild as CfnRole;
    const ours = { trust: Lazy.any({ produce: trust }), policies: Lazy.any({ produce: () => [{ policyName: 'HastyAccess', policyDocument: access() }] }) };
    cfn.assumeRolePolicyDocument = ours.trust;
    cfn.policies = ours.policies;
    written.set(cfn, ours);
  }
  if (!role.node.tryFindChild(`PrecreatedRole${role.node.id}`)) return;
  // iam.Role.customizeRoles: CDK writes a report of what is added to the role
  Aspects.of(role).add({
    visit: (node) => {
      if (node === role) access().Statement.forEach((statement) => role.addToPrincipalPolicy(PolicyStatement.fromJson(statement)));
    },
  });
}

/** What was changed by hand, on the L1 or by property overrides, of what the role must be. */
export function documentErrors(role: Role, trust: PolicyDocument, access: PolicyDocument): string[] {
  if (isMadeElsewhere(role) || isAsWritten(role.node.defaultChild as CfnRole)) return [];
  const text = (document: unknown) => JSON.stringify(Stack.of(role).resolve(document));
  const { AssumeRolePolicyDocument, Policies = [], MaxSessionDuration } = rendered(role.node.defaultChild as CfnRole).Properties;
  const undo = 'undo what changes it on the L1 or by a property override';
  return [
    ...(text(AssumeRolePolicyDocument) === text(trust) ? [] : [`the trust policy of the role must be Hasty's and nobody else's, and was changed, got: ${text(AssumeRolePolicyDocument)}; ${undo}`]),
    ...(Policies.some((policy: any) => text(policy.PolicyDocument) === text(access)) ? [] : [`the policy of the role must be that of its mounts, and was changed, got: ${text(Policies)}; ${undo}`]),
    ...(typeof MaxSessionDuration !== 'object' && !(MaxSessionDuration >= HastyContract.SESSION_SECONDS) ? [`MaxSessionDuration of the role must be ${HastyContract.SESSION_SECONDS} seconds at least, and was changed, got: ${MaxSessionDuration}; ${undo}`] : []),
  ];
}

/** Whether a role is sure to be as it was written: then nothing needs to be compared, which takes longer than all other checks. */
function isAsWritten(cfn: CfnRole): boolean {
  const { maxSessionDuration = 0, assumeRolePolicyDocument, policies } = cfn;
  return !mayBeOverridden(cfn) && maxSessionDuration >= HastyContract.SESSION_SECONDS && !Token.isUnresolved(maxSessionDuration)
    && assumeRolePolicyDocument === written.get(cfn)?.trust && policies === written.get(cfn)?.policies;
}

/** The role's ARN as others can paste it, where all of it is known. */
export function literalRoleArn(account: string, { roleName, path = '/' }: HastyAccessRoleProps): string | undefined {
  return roleName === undefined || [account, roleName, path].some((part) => Token.isUnresolved(part)) ? undefined : `arn:aws:iam::${account}:role${path}${roleName}`;
}
