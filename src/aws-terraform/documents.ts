import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { HastyContract } from '../contract';
import { LONGEST_VALUE, MAX_INLINE } from '../contract/policy-size';
import { accessPolicy, S3Mount, trustPolicy } from '../contract/s3-access';
import { escapeTerraform, isToken } from '../terraform/literal';
import { resolved } from '../terraform/rendered';
import { mayBeOverridden, written } from '../terraform/written';

/**
 * The trust policy of a role, as Terraform JSON must have it.
 *
 * @param end until when the role may be assumed, if it ends
 */
export function trustText(externalId: string, end?: string): string {
  return JSON.stringify(trustPolicy(externalId, end));
}

/**
 * The policy of a role, as Terraform JSON must have it: IAM's `${*}` is an expression to Terraform, unless it is `$${*}`. What is not
 * known yet stays alive, and is sure not to end the JSON string that it is in: Terraform checks it when it plans, or AWS made it.
 */
export function accessText(mounts: S3Mount[], fence: boolean, revokedBefore?: string): string {
  const escaped = (pattern: string) => isToken(pattern) ? pattern : escapeTerraform(pattern);
  return JSON.stringify(accessPolicy(mounts.map((mount) => ({ ...mount, patterns: mount.patterns.map(escaped) })), fence, revokedBefore));
}

/** Whether a policy is sure to be no longer than IAM allows: escaped, a text is at least as long as what IAM counts, but for what a token may become. */
export function isShort(text: string): boolean {
  return text.length + LONGEST_VALUE * (text.split('${').length - 1) <= MAX_INLINE;
}

/** A role, and what was written to it. */
export interface RoleDocuments {
  readonly role: IamRole;
  readonly policy: IamRolePolicy;
  /** By which the policy names the role. */
  readonly name: string;
  /** When the last mount ends, if all do. */
  readonly end?: string;
  readonly trust: string;
  readonly access: string;
}

/** What was changed of what the role must be: by hand, by an override, by an aspect. */
export function changeErrors({ role, policy, name, trust, access }: RoleDocuments): string[] {
  const { assume_role_policy: trusted, max_session_duration: session } = written(role);
  const { policy: allowed, role: of } = written(policy);
  const undo = 'undo what changes it on the resource or by an override';
  return [
    ...(trusted === trust ? [] : [`the trust policy of the role must be Hasty's and nobody else's, and was changed, got: ${resolved(trusted, role)}; ${undo}`]),
    ...(allowed === access && of === name ? [] : [`the policy of the role must be that of its mounts, and was changed, got: ${resolved(allowed, policy)} for the role ${resolved(of, policy)}; ${undo}`]),
    ...(session >= HastyContract.SESSION_SECONDS ? [] : [`MaxSessionDuration of the role must be ${HastyContract.SESSION_SECONDS} seconds at least, and was changed, got: ${session}; ${undo}`]),
  ];
}

/** Whether a role is sure to be as it was written: then nothing needs to be rendered. */
export function isAsWritten({ role, policy, name, trust, access }: RoleDocuments): boolean {
  return !mayBeOverridden(role) && !mayBeOverridden(policy) && role.assumeRolePolicyInput === trust
    && policy.policyInput === access && policy.roleInput === name && (role.maxSessionDurationInput ?? 0) >= HastyContract.SESSION_SECONDS;
}
