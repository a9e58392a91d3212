import { ProjectIamCustomRole } from '@cdktf/provider-google/lib/project-iam-custom-role';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { StorageBucketIamMember } from '@cdktf/provider-google/lib/storage-bucket-iam-member';
import { Construct } from 'constructs';
import { bindingsFor, listPermissions } from './bindings';
import { HastyCors } from './cors';
import { grantAll } from './grants';
import { listRole, makeServiceAccount } from './identity';
import { IdentityOptions } from './identity-options';
import { objectRules } from './object-rules';
import { mountOutputs } from './outputs';
import { ServiceAccountKey } from './service-account-key';
import { targetOf } from './target';
import { ListingScope, Registration } from '../contract';
import { checkFlag } from '../contract/checks';
import { checkEngine } from '../terraform/engine';
import { checkAccess, checkOrigins } from '../terraform/inputs';
import { warnOfLosses } from '../terraform/linked';
import { MountOptions } from '../terraform/mount-options';
import { addOutputs, Output } from '../terraform/outputs';
import { warn } from '../terraform/warning';

/** Properties of BucketMount. */
export interface BucketMountProps extends MountOptions, IdentityOptions {
  /**
   * The bucket, if it is made in this app.
   *
   * @default - `bucketName`
   */
  readonly bucket?: StorageBucket;

  /**
   * The name of the bucket, if it is made elsewhere.
   *
   * @default - `bucket`
   */
  readonly bucketName?: string;

  /**
   * Says that a bucket by name has uniform bucket-level access, without which conditions do not hold. To look it up:
   * `gcloud storage buckets describe gs://BUCKET --format="value(uniform_bucket_level_access)"`.
   *
   * @default - an error for a bucket by name; a bucket of this app is looked at
   */
  readonly uniformAccess?: boolean;

  /**
   * Who sets the CORS rule on a bucket by name. On a bucket of this app, the mount does.
   *
   * @default HastyCors.external() - you do; a warning has the command
   */
  readonly cors?: HastyCors;
}

/**
 * Lets Hasty read a bucket that you have: a service account of its own, rights on the named folders, the CORS rule, and outputs with
 * all that Hasty wants to know.
 *
 * The bucket stays yours: other grants, other CORS rules and objects are not touched. Destroying the mount ends Hasty's access.
 *
 * @example
 * import { BucketMount } from 'hasty-bucket-constructs/gcp';
 *
 * new BucketMount(this, 'Images', {
 *   bucketName: 'acme-images',
 *   uniformAccess: true,
 *   prefixes: ['street/2026/'],
 * });
 */
export class BucketMount extends Construct {
  /** The name of the bucket. */
  public readonly bucketName: string;

  /** The bucket, if Terraform manages it here. */
  public readonly bucket?: StorageBucket;

  /** The service account that Hasty acts as. */
  public readonly serviceAccount: ServiceAccount;

  /** The custom role that was made, if any. */
  public readonly role?: ProjectIamCustomRole;

  /** The grants on the bucket. They add to those of others. */
  public readonly members: StorageBucketIamMember[];

  /** The fields with which the bucket is registered at Hasty, but for the key. */
  public readonly registration: Registration;

  /**
   * The outputs of the mount and its key, for whoever writes them under a name of its own.
   *
   * @internal
   */
  public readonly _outputsOf: (registration: Registration) => Record<string, Output>;

  /**
   * @throws when it is not said which bucket or which part of it, when a name is malformed, when uniform access is not said of a bucket by
   * name, or when the prefixes are more than Google allows in conditions
   */
  constructor(scope: Construct, id: string, props: BucketMountProps) {
    super(scope, id);
    checkEngine(this, 'gcp');
    const access = checkAccess(this, props);
    const origins = checkOrigins(this, props.corsOrigins);
    const metadata = checkFlag('bucketMetadata', props.bucketMetadata, true);
    const { name, bucket } = targetOf(this, props, origins);
    this.bucket = bucket;
    if (props.bucket) warnOfLosses(this, { ...access, title: props.bucket.node.path, bucket }, () => objectRules(props.bucket!));
    this.bucketName = bucket?.name ?? name;
    this.serviceAccount = makeServiceAccount(this, props);
    const role = listRole(this, listPermissions(access, metadata), props);
    this.role = role?.made;
    const grant = { bucketName: this.bucketName, member: this.serviceAccount.member, listRole: role?.name };
    this.members = grantAll(this, bindingsFor(name, access, metadata), grant);
    const { email } = this.serviceAccount; // once: cdktf takes a stack trace each time it is asked for
    this.registration = Registration.gcs({ description: this.node.path, bucket: this.bucketName });
    const key = (props.key ?? ServiceAccountKey.external())._bind(this, this.serviceAccount, email);
    this._outputsOf = (registration) => ({ ...mountOutputs({ bucketName: this.bucketName, email }, registration, access), ...key });
    if (props.outputs ?? true) addOutputs(this, this._outputsOf(this.registration));
    if (access.prefixes && access.listing === ListingScope.PREFIX) {
      warn(this, 'listingUnproven', 'listing by prefix rests on a condition (objectListPrefix) that nobody has shown to work in the policy of a live bucket; if it does not, listing is refused and nothing is opened; try one import, or use ListingScope.BUCKET');
    }
  }
}
