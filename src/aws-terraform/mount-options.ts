import { AccessOptions, MountOptions } from '../terraform/mount-options';

/** How Hasty gets at a bucket on S3. */
export interface S3AccessOptions extends AccessOptions {
  /**
   * ARNs of KMS keys that objects in the bucket are encrypted with. Hasty's role may decrypt with them through S3 only. An ARN that is not
   * that of a key made here is checked when Terraform plans.
   *
   * @default - none; a key that HastyBucket is given is used in any case
   */
  readonly encryptionKeys?: string[];
}

/** What of a bucket on S3 Hasty may read, and how. */
export interface S3MountOptions extends S3AccessOptions, MountOptions {}
