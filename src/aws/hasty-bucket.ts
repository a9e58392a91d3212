import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { Bucket, BucketProps } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { HastyAccessRole } from './access-role';
import { HastyAccessRoleProps } from './access-role-props';
import { bucketPropsWith } from './bucket-defaults';
import { BucketMount } from './bucket-mount';
import { AccessOptions } from './mount-options';
import { addMountOutputs } from './outputs';
import { mayBeOverridden, rendered } from './rendered';
import { Registration } from '../contract';
import { checkNewBucketProps } from '../contract/checks';

/** Properties of HastyBucket. */
export interface HastyBucketProps extends HastyAccessRoleProps, AccessOptions {
  /**
   * The folders that Hasty may read. `street`, `/street` and `street/` are the same: all keys that begin with `street/`.
   *
   * @default - the whole bucket
   */
  readonly prefixes?: string[];

  /**
   * Properties of the bucket itself: name, key, versioning, lifecycle, other CORS rules, ... Yours win over our defaults,
   * and those that would break the mount are errors.
   *
   * @default - private, encrypted by S3, TLS only, versioned; old versions go after 30 days and unfinished uploads after 7
   */
  readonly bucketProps?: BucketProps;
}

/**
 * A new bucket that Hasty can read: bucket, CORS rule, role, and outputs with all that Hasty wants to know.
 *
 * The bucket, its policy and a key made for it stay when the stack is destroyed; the role goes, and Hasty's access with it.
 *
 * @example
 * import { HastyBucket } from 'hasty-bucket-constructs/aws';
 *
 * new HastyBucket(this, 'Images', {
 *   externalId: '0d1f2a3b-1111-4222-8333-444455556666',
 *   prefixes: ['street/2026/'],
 * });
 */
export class HastyBucket extends Construct {
  /** The bucket. */
  public readonly bucket: Bucket;

  /** The role that Hasty assumes. */
  public readonly role: HastyAccessRole;

  /** The role's ARN: what Hasty is told. */
  public readonly roleArn: string;

  /** The fields with which the bucket is registered at Hasty. */
  public readonly registration: Registration;

  /**
   * @throws as HastyAccessRole and its `mount()` do, and when `bucketProps` opens the bucket to the public, lets objects go
   * with the stack, or keeps Hasty from reading them
   */
  constructor(scope: Construct, id: string, props: HastyBucketProps) {
    super(scope, id);
    checkNewBucketProps(props);
    const { bucketProps, ...rest } = props;
    this.bucket = new Bucket(this, 'Bucket', bucketPropsWith(bucketProps));
    // a retained bucket without its policy would lose its TLS rule, and without its key the images
    this.made.forEach((cfn) => cfn.applyRemovalPolicy(bucketProps?.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE));
    this.node.addValidation({ validate: () => this.removalErrors() });
    const mount = new BucketMount(this, 'Mount', { ...rest, bucket: this.bucket, wholeBucket: props.prefixes === undefined, outputs: false });
    this.role = mount.role;
    this.roleArn = mount.roleArn;
    this.registration = mount.registration;
    if (props.outputs ?? true) addMountOutputs(this, mount, props);
  }

  /** The bucket and what must stay with it: its policy, and a key that was made for it. */
  private get made(): CfnResource[] {
    return [this.bucket, this.bucket.policy, this.bucket.node.tryFindChild('Key')]
      .map((resource) => resource?.node.defaultChild)
      .filter((child) => CfnResource.isCfnResource(child));
  }

  /** Removal policies may be changed after us, say for a whole stack. */
  private removalErrors(): string[] {
    return this.made.flatMap((cfn) => {
      const { DeletionPolicy, UpdateReplacePolicy } = mayBeOverridden(cfn) ? rendered(cfn)
        : { DeletionPolicy: cfn.cfnOptions.deletionPolicy, UpdateReplacePolicy: cfn.cfnOptions.updateReplacePolicy };
      return String(DeletionPolicy).startsWith('Retain') && UpdateReplacePolicy === 'Retain' ? []
        : [`'${cfn.node.path}' must stay when the stack goes, got DeletionPolicy '${DeletionPolicy}' and UpdateReplacePolicy '${UpdateReplacePolicy}'; undo what changes its removal policy, or make the bucket yourself and use BucketMount`];
    });
  }
}
