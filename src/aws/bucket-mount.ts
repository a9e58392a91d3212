import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { HastyAccessRole } from './access-role';
import { HastyAccessRoleProps } from './access-role-props';
import { MountOptions } from './mount-options';
import { addMountOutputs } from './outputs';
import { Registration } from '../contract';

/** Properties of BucketMount. */
export interface BucketMountProps extends HastyAccessRoleProps, MountOptions {
  /** The bucket: an L1 or L2 of this app, or an imported one. */
  readonly bucket: IBucketRef;
}

/**
 * Lets Hasty read a bucket that you have: a role of its own, the CORS rule on the bucket, and outputs with all that Hasty
 * wants to know.
 *
 * The bucket stays yours: its other CORS rules, its policy and its objects are not touched. Destroying the mount ends
 * Hasty's access.
 *
 * @example
 * import * as s3 from 'aws-cdk-lib/aws-s3';
 * import { BucketMount } from 'hasty-bucket-constructs/aws';
 *
 * declare const bucket: s3.Bucket;
 * new BucketMount(this, 'Images', {
 *   bucket,
 *   externalId: '0d1f2a3b-1111-4222-8333-444455556666',
 *   prefixes: ['street/2026/'],
 * });
 */
export class BucketMount extends Construct {
  /** The bucket that was given. */
  public readonly bucket: IBucketRef;

  /** The role that Hasty assumes. */
  public readonly role: HastyAccessRole;

  /** The role's ARN: what Hasty is told. */
  public readonly roleArn: string;

  /** The fields with which the bucket is registered at Hasty. */
  public readonly registration: Registration;

  /** @throws as HastyAccessRole and its `mount()` do */
  constructor(scope: Construct, id: string, props: BucketMountProps) {
    super(scope, id);
    const { bucket, ...rest } = props;
    this.bucket = bucket;
    this.role = new HastyAccessRole(this, 'Role', { ...rest, outputs: false });
    this.roleArn = this.role.roleArn;
    this.registration = this.role.mount(bucket, props.outputs === false ? { ...rest, cors: rest.cors?._withoutOutputs() } : rest);
    if (props.outputs ?? true) addMountOutputs(this, this, props);
  }
}
