import { ProjectIamCustomRole } from '@cdktf/provider-google/lib/project-iam-custom-role';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { Construct } from 'constructs';
import { IdentityOptions } from './identity-options';
import { keepRights } from './kept';
import { checkName, checkOptional, defaultAccountId, defaultRoleId } from './names';
import { matchedAtPlan } from '../terraform/inputs';
import { isToken } from '../terraform/literal';

/** A predefined role opens more than Hasty needs. */
const CUSTOM_ROLE = '^(?:projects/[a-z0-9.:-]+|organizations/[0-9]+)/roles/[A-Za-z0-9_.]+$';

/** The service account that Hasty acts as. */
export function makeServiceAccount(scope: Construct, { accountId, project }: IdentityOptions): ServiceAccount {
  return new ServiceAccount(scope, 'ServiceAccount', {
    accountId: checkOptional('accountId', accountId) ?? defaultAccountId(scope),
    project: checkOptional('project', project),
    displayName: 'Hasty reads images (app.hasty.ai)',
  });
}

/** The role beside roles/storage.objectViewer. */
interface ListRole {
  /** As grants name it. */
  readonly name: string;
  /** Unless it was passed in. */
  readonly made?: ProjectIamCustomRole;
}

/**
 * The role with the permissions on the bucket itself; undefined: none is needed.
 *
 * @throws when a role is passed in that is not needed, or that another one would be made in place of
 */
export function listRole(scope: Construct, permissions: string[], { role, roleId, project }: IdentityOptions): ListRole | undefined {
  if (role !== undefined && roleId !== undefined) throw new Error(`\`role\` and \`roleId\` exclude each other, got both: '${role}', '${roleId}'; keep \`role\` for one that you have, \`roleId\` for one to be made`);
  const id = checkOptional('roleId', roleId);
  if (permissions.length === 0) {
    if (role !== undefined || roleId !== undefined) throw new Error('`role` and `roleId` must be left out where no custom role is needed (`bucketMetadata: false`, and nothing to list beside what is read), got one; remove it');
    return undefined;
  }
  if (role !== undefined) return { name: isToken(role) ? matchedAtPlan(CUSTOM_ROLE, role) : checkName('role', role) };
  const made = new ProjectIamCustomRole(scope, 'Role', {
    roleId: id ?? defaultRoleId(scope),
    project: checkOptional('project', project),
    title: 'Hasty: list a bucket',
    description: 'What Hasty needs beside roles/storage.objectViewer',
    permissions,
  });
  keepRights(made, { permissions });
  return { name: made.name, made };
}
