import { ServiceAccountKey } from './service-account-key';

/** Who Hasty is on Google Cloud. */
export interface IdentityOptions {
  /**
   * How the key that Hasty signs with is made.
   *
   * @default ServiceAccountKey.external() - outside Terraform; an output has the command
   */
  readonly key?: ServiceAccountKey;

  /**
   * The id of the project in which the service account and the custom role are made.
   *
   * @default - the provider's project
   */
  readonly project?: string;

  /**
   * The id of the service account: 6 to 30 lower-case letters, digits or `-`. Another id is another account: Hasty then needs a new key.
   *
   * @default - `hasty-`, the construct's id and a hash of its path
   */
  readonly accountId?: string;

  /**
   * Whether Hasty may read the bucket's settings (`storage.buckets.get`), which Google's client libraries often ask for first. Hasty does
   * not say whether it does: try one import before you rely on `false`.
   *
   * @default true
   */
  readonly bucketMetadata?: boolean;

  /**
   * The full name of a custom role that you have, `projects/acme-data/roles/hastyList`, in place of one that is made. It must hold
   * `storage.objects.list` and `storage.buckets.get` (each where the mount needs it), which is not checked.
   *
   * @default - a custom role of the project
   */
  readonly role?: string;

  /**
   * The id of the custom role: 3 to 64 letters, digits, `_` or `.`. The id of a deleted role stays blocked for up to 37 days, so after a
   * destroy the next deployment may need another one.
   *
   * @default - `hasty_`, the construct's id and a hash of its path
   * @see https://cloud.google.com/iam/docs/creating-custom-roles#deleting-custom-role
   */
  readonly roleId?: string;
}
