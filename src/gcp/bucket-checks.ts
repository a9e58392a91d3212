import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { isToken } from '../terraform/literal';
import { rendered } from '../terraform/rendered';
import { warn } from '../terraform/warning';

/** Checks at synth that a bucket of this app can be mounted: all of it may be changed after us. */
export function checkMounted(bucket: StorageBucket, name: string): void {
  const path = bucket.node.path;
  bucket.node.addValidation({
    validate: () => {
      const { uniform_bucket_level_access: uniform, name: now } = rendered(bucket);
      return [
        ...(uniform === true || isExpression(uniform) ? [] : [`'${path}' must have uniformBucketLevelAccess: true, without which the conditions on Hasty's access do not hold, got: ${uniform}; set it, and give rights by IAM in place of ACLs`]),
        ...(isToken(name) || now === name ? [] : [`'${path}' must keep its name, which the conditions on Hasty's access hold, got: ${JSON.stringify(now)} in place of '${name}'; name it where it is made`]),
      ];
    },
  });
  warn(bucket, 'notChecked', () => isExpression(rendered(bucket).uniform_bucket_level_access)
    ? '`uniformBucketLevelAccess` is not known at synth, so it was not checked; make sure that it is true' : undefined);
  warn(bucket, 'oldGenerations', () => {
    const enabled: unknown = [rendered(bucket).versioning].flat()[0]?.enabled;
    return enabled === undefined || enabled === false ? undefined
      : `\`versioning\` is not off, got: ${enabled}; whoever may read an object may read its overwritten and deleted generations too (storage.objects.get), so turn it off, or put nothing under the prefixes that Hasty must not see later`;
  });
}

/** Checks at synth that a new bucket stays closed to the public. */
export function checkPrivate(bucket: StorageBucket): void {
  bucket.node.addValidation({
    validate: () => {
      const { public_access_prevention: prevention } = rendered(bucket);
      return prevention === 'enforced' ? []
        : [`'${bucket.node.path}' must have publicAccessPrevention 'enforced', which keeps the images from the public, got: ${JSON.stringify(prevention)}; undo what changes it, or make the bucket yourself and mount it`];
    },
  });
}

function isExpression(value: unknown): boolean {
  return typeof value === 'string' && value.includes('${');
}
