import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { checkEncryption } from './bucket-encryption';
import { cfnBucketOf } from './bucket-name';
import { checkLinked } from './linked-bucket';
import { MountOptions } from './mount-options';
import { checkOwnership } from './object-ownership';
import { rendered } from './rendered';
import { KmsKey } from '../contract/s3-access';

/**
 * Warns at synth of settings of a bucket of this app that keep images from Hasty: any may be set after the mount.
 *
 * @param keys those that the mount knows
 */
export function checkSettings(scope: Construct, bucket: IBucketRef, options: MountOptions, keys: KmsKey[]): void {
  const cfn = cfnBucketOf(bucket);
  if (!cfn) return;
  scope.node.addValidation({
    validate: () => {
      const resource = rendered(cfn);
      checkEncryption(scope, cfn, resource, keys);
      checkOwnership(scope, cfn.node.path, resource);
      checkLinked(scope, cfn.node.path, resource, options);
      return [];
    },
  });
}
