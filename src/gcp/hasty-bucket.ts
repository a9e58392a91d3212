import { ProjectIamCustomRole } from '@cdktf/provider-google/lib/project-iam-custom-role';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { StorageBucket, StorageBucketCors } from '@cdktf/provider-google/lib/storage-bucket';
import { Construct } from 'constructs';
import { checkPrivate } from './bucket-checks';
import { BucketMount } from './bucket-mount';
import { checkOtherCors } from './cors-rule';
import { keyForStorage } from './encryption';
import { IdentityOptions } from './identity-options';
import { checkName, checkOptional } from './names';
import { Registration } from '../contract';
import { checkNewBucketProps } from '../contract/checks';
import { checkEngine } from '../terraform/engine';
import { guard } from '../terraform/guard';
import { AccessOptions } from '../terraform/mount-options';
import { addOutputs } from '../terraform/outputs';

const SOFT_DELETE_SECONDS = 7 * 24 * 3600;
const INCOMPLETE_UPLOAD_DAYS = 7;

/** Properties of HastyBucket. */
export interface HastyBucketProps extends AccessOptions, IdentityOptions {
  /** The name of the bucket: 3 to 63 lower-case letters, digits, `-` or `_`. No other bucket on Google Cloud may have it. */
  readonly name: string;

  /** Where the images are: a region (`europe-west3`), a dual-region (`EUR4`) or a multi-region (`EU`). */
  readonly location: string;

  /**
   * The folders that Hasty may read. `street`, `/street` and `street/` are the same: all names that begin with `street/`.
   *
   * @default - the whole bucket
   */
  readonly prefixes?: string[];

  /**
   * `STANDARD`, `NEARLINE`, `COLDLINE` or `ARCHIVE`. All but the first charge for every image that is opened.
   *
   * @default - STANDARD
   */
  readonly storageClass?: string;

  /**
   * Whether overwritten and deleted objects are kept as old generations. Hasty could read those too: a warning says so.
   *
   * @default false - soft delete keeps deleted objects for 7 days, out of Hasty's reach
   */
  readonly versioning?: boolean;

  /**
   * CORS rules for others; they come after Hasty's, in their order.
   *
   * @default - none
   */
  readonly otherCorsRules?: StorageBucketCors[];

  /**
   * The name of a Cloud KMS key in the bucket's location: `projects/.../locations/.../keyRings/.../cryptoKeys/...`. Cloud Storage gets the
   * right to use it; Hasty needs none.
   *
   * @default - encrypted with a key of Google's
   */
  readonly encryptionKeyName?: string;
}

/**
 * A new bucket that Hasty can read: bucket, CORS rule, service account, rights, and outputs with all that Hasty wants to know.
 *
 * The bucket is closed to the public and cannot be destroyed by Terraform. What is not an option here is set on `bucket`:
 * `images.bucket.labels = {...}`.
 *
 * @example
 * import { HastyBucket } from 'hasty-bucket-constructs/gcp';
 *
 * new HastyBucket(this, 'Images', {
 *   name: 'acme-images',
 *   location: 'europe-west3',
 *   prefixes: ['street/2026/'],
 * });
 */
export class HastyBucket extends Construct {
  /** The bucket. */
  public readonly bucket: StorageBucket;

  /** The service account that Hasty acts as. */
  public readonly serviceAccount: ServiceAccount;

  /** The custom role that was made, if any. */
  public readonly role?: ProjectIamCustomRole;

  /** The fields with which the bucket is registered at Hasty, but for the key. */
  public readonly registration: Registration;

  /** @throws as BucketMount does, and when a property of the bucket is malformed */
  constructor(scope: Construct, id: string, props: HastyBucketProps) {
    super(scope, id);
    checkNewBucketProps(props);
    checkEngine(this, 'gcp');
    const { name, location, storageClass, versioning, otherCorsRules, encryptionKeyName, ...rest } = props;
    this.bucket = this.makeBucket(props);
    const mount = new BucketMount(this, 'Mount', { ...rest, bucket: this.bucket, wholeBucket: props.prefixes === undefined, outputs: false });
    this.serviceAccount = mount.serviceAccount;
    this.role = mount.role;
    this.registration = Registration.gcs({ description: this.node.path, bucket: mount.bucketName });
    if (props.outputs ?? true) addOutputs(this, mount._outputsOf(this.registration));
  }

  private makeBucket(props: HastyBucketProps): StorageBucket {
    const location = checkName('location', props.location);
    const project = checkOptional('project', props.project);
    const key = props.encryptionKeyName === undefined ? undefined : keyForStorage(this, props.encryptionKeyName, location, project);
    const bucket = new StorageBucket(this, 'Bucket', {
      name: checkName('name', props.name),
      location,
      project,
      storageClass: checkOptional('storageClass', props.storageClass),
      uniformBucketLevelAccess: true,
      publicAccessPrevention: 'enforced',
      forceDestroy: false,
      versioning: { enabled: props.versioning ?? false },
      softDeletePolicy: { retentionDurationSeconds: SOFT_DELETE_SECONDS },
      lifecycleRule: [{ action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: INCOMPLETE_UPLOAD_DAYS } }],
      cors: [...checkOtherCors(props.otherCorsRules ?? [])],
      ...(key && { encryption: { defaultKmsKeyName: key.name }, dependsOn: [key.grant] }),
    });
    guard(bucket);
    checkPrivate(bucket);
    return bucket;
  }
}
