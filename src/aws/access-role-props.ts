import { Duration } from 'aws-cdk-lib';
import { IManagedPolicy } from 'aws-cdk-lib/aws-iam';

/** Properties of HastyAccessRole. */
export interface HastyAccessRoleProps {
  /**
   * The ExternalId of your Hasty workspace, from its bucket page. No secret, but it must be your own.
   *
   * One role serves one workspace: for a second workspace make a second role.
   */
  readonly externalId: string;

  /**
   * Name of the role, at most 64 characters. Hasty knows the role by its ARN alone: with a name, a stack that is deployed
   * anew gets the same ARN, and links (ImportMode.LINK) keep working.
   *
   * @default - CloudFormation makes one up
   */
  readonly roleName?: string;

  /**
   * Path of the role, such as `/vendors/`.
   *
   * @default /
   */
  readonly path?: string;

  /**
   * A permissions boundary, for accounts that demand one. It must allow what Hasty needs.
   *
   * @default - none, or that of the context key `@aws-cdk/core:permissionsBoundary`
   */
  readonly permissionsBoundary?: IManagedPolicy;

  /**
   * The longest session that the role allows: 6 to 12 hours. Hasty asks for 6 hours.
   *
   * @default Duration.hours(6)
   */
  readonly maxSessionDuration?: Duration;

  /**
   * Whether explicit denies keep the role to its mounts, even where a resource policy lets your whole organisation in.
   *
   * @default true
   */
  readonly fence?: boolean;

  /**
   * Whether to write stack outputs.
   *
   * @default true
   */
  readonly outputs?: boolean;
}
