/** Of what kind the role is that Hasty assumes. */
export interface RoleOptions {
  /**
   * The ExternalId of your Hasty workspace, from its bucket page. No secret, but it must be your own. A Terraform variable is checked
   * when Terraform plans.
   *
   * One role serves one workspace: for a second workspace make a second role.
   */
  readonly externalId: string;

  /**
   * Name of the role, at most 64 characters. Hasty knows the role by its ARN alone: with a name, a role that is made anew gets the
   * same ARN, and links (ImportMode.LINK) keep working.
   *
   * @default - Terraform makes one up
   */
  readonly roleName?: string;

  /**
   * Path of the role, such as `/vendors/`.
   *
   * @default /
   */
  readonly path?: string;

  /**
   * The ARN of a permissions boundary, for accounts that demand one. It must allow what Hasty needs.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * The longest session that the role allows, in seconds: 6 to 12 hours. Hasty asks for 6 hours.
   *
   * @default 21600
   */
  readonly maxSessionDuration?: number;

  /**
   * Whether explicit denies keep the role to its mounts, even where a resource policy lets your whole organisation in.
   *
   * @default true
   */
  readonly fence?: boolean;
}

/** Properties of HastyAccessRole. */
export interface HastyAccessRoleProps extends RoleOptions {
  /**
   * Whether to write Terraform outputs.
   *
   * @default true
   */
  readonly outputs?: boolean;
}
