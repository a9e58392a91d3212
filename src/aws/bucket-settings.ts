import { Stack } from 'aws-cdk-lib';
import { CfnBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { checkEncryption } from './bucket-encryption';
import { cfnBucketOf } from './bucket-name';
import { checkLinked } from './linked-bucket';
import { MountOptions } from './mount-options';
import { checkOwnership } from './object-ownership';
import { mayBeOverridden, rendered } from './rendered';

/**
 * Warns at synth of settings of a bucket of this app that keep images from Hasty: any may be set after the mount.
 *
 * @param keys how many keys the mount knows
 */
export function checkSettings(scope: Construct, bucket: IBucketRef, options: MountOptions, keys: number): void {
  const cfn = cfnBucketOf(bucket);
  if (!cfn) return;
  scope.node.addValidation({
    validate: () => {
      const resource = settingsOf(cfn);
      if (keys === 0) checkEncryption(scope, resource);
      checkOwnership(scope, cfn.node.path, resource);
      checkLinked(scope, cfn.node.path, resource, options);
      return [];
    },
  });
}

/** The bucket as the template will have it, as far as it is looked at: to render all of it takes longer than the checks. */
function settingsOf(cfn: CfnBucket): any {
  if (mayBeOverridden(cfn)) return rendered(cfn);
  const { bucketEncryption, cfnOptions, intelligentTieringConfigurations, lifecycleConfiguration, ownershipControls, tags } = cfn;
  const given = Stack.of(cfn).resolve({ bucketEncryption, intelligentTieringConfigurations, lifecycleConfiguration, ownershipControls, tags: tags.renderTags() });
  return {
    DeletionPolicy: cfnOptions.deletionPolicy,
    UpdateReplacePolicy: cfnOptions.updateReplacePolicy,
    Properties: (cfn as unknown as { renderProperties(properties: object): object }).renderProperties(given),
  };
}
