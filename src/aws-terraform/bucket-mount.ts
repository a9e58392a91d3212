import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketCorsConfiguration, S3BucketCorsConfigurationCorsRule } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { Construct } from 'constructs';
import { HastyAccessRole } from './access-role';
import { BucketHastyCors } from './mixins/bucket';
import { S3MountOptions } from './mount-options';
import { nameOf } from './mounted-bucket';
import { checkOtherCors } from './other-cors';
import { addMountOutputs } from './outputs';
import { RoleOptions } from './role-options';
import { Registration } from '../contract';
import { checkEngine } from '../terraform/engine';

/** Properties of BucketMount. */
export interface BucketMountProps extends RoleOptions, S3MountOptions {
  /**
   * The bucket, if it is made in this app.
   *
   * @default - `bucketName`
   */
  readonly bucket?: S3Bucket;

  /**
   * The name of the bucket, if it is made elsewhere. A Terraform variable is checked when Terraform plans.
   *
   * @default - `bucket`
   */
  readonly bucketName?: string;

  /**
   * The bucket's other CORS rules, all of them; `[]`: there are none. With it, this mount sets the bucket's CORS rules: Terraform replaces
   * the whole list by Hasty's rule and these, and a rule that is missing here is removed; without the mount, all of them go. `aws s3api get-bucket-cors` prints them.
   *
   * @default - the CORS rules are not touched; a warning has a command that adds Hasty's rule and keeps the others
   */
  readonly otherCorsRules?: S3BucketCorsConfigurationCorsRule[];
}

/**
 * Lets Hasty read a bucket that you have: a role of its own, the CORS rule where you say what else is there, and outputs with all that
 * Hasty wants to know.
 *
 * The bucket stays yours: its policy, its settings and its objects are not touched. Destroying the mount ends Hasty's access.
 *
 * @example
 * import { BucketMount } from 'hasty-bucket-constructs/aws-terraform';
 *
 * new BucketMount(this, 'Images', {
 *   bucketName: 'acme-images',
 *   externalId: '0d1f2a3b-1111-4222-8333-444455556666',
 *   prefixes: ['street/2026/'],
 *   otherCorsRules: [], // the bucket has no other CORS rules
 * });
 */
export class BucketMount extends Construct {
  /** The bucket, if it is made in this app. */
  public readonly bucket?: S3Bucket;

  /** The role that Hasty assumes. */
  public readonly role: HastyAccessRole;

  /** The role's ARN: what Hasty is told. */
  public readonly roleArn: string;

  /** The bucket's CORS rules, if the mount sets them. */
  public readonly cors?: S3BucketCorsConfiguration;

  /** The fields with which the bucket is registered at Hasty. */
  public readonly registration: Registration;

  /** @throws as HastyAccessRole and its `mount()` do, and when it is not said which bucket */
  constructor(scope: Construct, id: string, props: BucketMountProps) {
    super(scope, id);
    checkEngine(this, 'aws-terraform');
    const { bucket, bucketName, otherCorsRules, ...rest } = props;
    checkOneBucket(bucket, bucketName);
    this.bucket = bucket;
    this.role = new HastyAccessRole(this, 'Role', { ...rest, outputs: false });
    this.roleArn = this.role.roleArn;
    this.registration = bucket ? this.role.mount(bucket, rest) : this.role.mountByName(bucketName!, rest);
    if (otherCorsRules !== undefined) this.cors = setCors(this, props, otherCorsRules);
    if (props.outputs ?? true) addMountOutputs(this, this, props);
  }
}

function setCors(scope: Construct, props: BucketMountProps, others: S3BucketCorsConfigurationCorsRule[]): S3BucketCorsConfiguration {
  const { bucket, bucketName, corsOrigins } = props;
  const cors = new S3BucketCorsConfiguration(scope, 'Cors', {
    bucket: bucket ? nameOf(bucket) : bucketName!,
    corsRule: [...checkOtherCors(others)],
    // where the bucket is
    provider: bucket?.provider,
    region: bucket?.regionInput,
  });
  cors.with(new BucketHastyCors({ origins: corsOrigins }));
  return cors;
}

function checkOneBucket(bucket?: S3Bucket, bucketName?: string): void {
  if ((bucket === undefined) !== (bucketName === undefined)) return;
  throw new Error(`\`bucket\` or \`bucketName\` must be given, got ${bucket ? 'both' : 'neither'}; \`bucket\` for an S3Bucket of this app, \`bucketName\` for any other`);
}
