import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketCorsConfigurationCorsRule } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { Construct } from 'constructs';
import { HastyAccessRole } from './access-role';
import { BucketMount } from './bucket-mount';
import { S3AccessOptions } from './mount-options';
import { newBucket } from './new-bucket';
import { addMountOutputs } from './outputs';
import { RoleOptions } from './role-options';
import { Registration } from '../contract';
import { checkNewBucketProps } from '../contract/checks';
import { checkEngine } from '../terraform/engine';

/** Properties of HastyBucket. */
export interface HastyBucketProps extends RoleOptions, S3AccessOptions {
  /**
   * The name of the bucket: 3 to 63 lower-case letters, digits or hyphens.
   *
   * @default - Terraform makes one up
   */
  readonly bucketName?: string;

  /**
   * The folders that Hasty may read. `street`, `/street` and `street/` are the same: all keys that begin with `street/`.
   *
   * @default - the whole bucket
   */
  readonly prefixes?: string[];

  /**
   * The ARN of a KMS key that S3 encrypts the images with. Hasty's role may decrypt with it through S3.
   *
   * @default - S3 encrypts with keys of its own
   */
  readonly encryptionKeyArn?: string;

  /**
   * CORS rules for others, beside Hasty's.
   *
   * @default - none
   */
  readonly otherCorsRules?: S3BucketCorsConfigurationCorsRule[];
}

/**
 * A new bucket that Hasty can read: bucket, CORS rule, role, and outputs with all that Hasty wants to know.
 *
 * The bucket is private, encrypted, TLS only and versioned; old versions go after 30 days and unfinished uploads after 7. Terraform
 * refuses to destroy it. Without its block it would be destroyed: let go of it by a `removed` block.
 *
 * @see https://developer.hashicorp.com/terraform/language/block/removed
 * @example
 * import { HastyBucket } from 'hasty-bucket-constructs/aws-terraform';
 *
 * new HastyBucket(this, 'Images', {
 *   externalId: '0d1f2a3b-1111-4222-8333-444455556666',
 *   prefixes: ['street/2026/'],
 * });
 */
export class HastyBucket extends Construct {
  /** The bucket. What is not an option here is set on it: `images.bucket.tags = {...}`. */
  public readonly bucket: S3Bucket;

  /** The bucket's policy. Statements may be added to its JSON; the one that denies requests without TLS must stay. */
  public readonly bucketPolicy: S3BucketPolicy;

  /** What becomes of old versions and unfinished uploads. Yours to replace: `images.lifecycle.putRule([...])`. */
  public readonly lifecycle: S3BucketLifecycleConfiguration;

  /** The role that Hasty assumes. */
  public readonly role: HastyAccessRole;

  /** The role's ARN: what Hasty is told. */
  public readonly roleArn: string;

  /** The fields with which the bucket is registered at Hasty. */
  public readonly registration: Registration;

  /** @throws as HastyAccessRole and its `mount()` do, and when S3 would refuse the bucket's name */
  constructor(scope: Construct, id: string, props: HastyBucketProps) {
    super(scope, id);
    checkNewBucketProps(props);
    checkEngine(this, 'aws-terraform');
    const { bucketName, encryptionKeyArn, encryptionKeys = [], otherCorsRules = [], ...rest } = props;
    const { bucket, bucketPolicy, lifecycle } = newBucket(this, bucketName, encryptionKeyArn);
    this.bucket = bucket;
    this.bucketPolicy = bucketPolicy;
    this.lifecycle = lifecycle;
    const mount = new BucketMount(this, 'Mount', {
      ...rest,
      bucket,
      otherCorsRules,
      encryptionKeys: [...(encryptionKeyArn === undefined ? [] : [encryptionKeyArn]), ...encryptionKeys],
      wholeBucket: props.prefixes === undefined,
      outputs: false,
    });
    this.role = mount.role;
    this.roleArn = mount.roleArn;
    this.registration = mount.registration;
    if (props.outputs ?? true) addMountOutputs(this, mount, props);
  }
}
