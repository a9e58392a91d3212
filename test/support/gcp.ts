import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { StorageBucket, StorageBucketConfig } from '@cdktf/provider-google/lib/storage-bucket';
import { TerraformStack } from 'cdktf';
import { newTerraformStack, resourcesOf } from './terraform-stack';
import { BucketMount, BucketMountProps, HastyBucket, HastyBucketProps } from '../../src/gcp';

export const BUCKET = 'google_storage_bucket';
export const MEMBER = 'google_storage_bucket_iam_member';
export const ROLE = 'google_project_iam_custom_role';
export const ACCOUNT = 'google_service_account';

/** Hasty's CORS rule, as in the tutorial. */
export const HASTY_RULE = { origin: ['https://app.hasty.ai'], method: ['GET'], response_header: ['Content-Type'], max_age_seconds: 3600 };

/** A stack with Google's provider. */
export function gcpStack(): TerraformStack {
  const stack = newTerraformStack();
  new GoogleProvider(stack, 'Google', { project: 'acme-data' });
  return stack;
}

/** A bucket of the app that can be mounted. */
export function ownBucket(stack: TerraformStack, config: Partial<StorageBucketConfig> = {}): StorageBucket {
  return new StorageBucket(stack, 'Archive', { name: 'acme-archive', location: 'EU', uniformBucketLevelAccess: true, ...config });
}

/** A stack with a new bucket. */
export function hastyBucket(props: Partial<HastyBucketProps> = {}, stack = gcpStack()): TerraformStack {
  new HastyBucket(stack, 'Images', { name: 'acme-images', location: 'europe-west3', ...props });
  return stack;
}

/** A stack with a mount of a bucket by name, unless another one is given. */
export function mounted(props: Partial<BucketMountProps> = {}, stack = gcpStack()): TerraformStack {
  const named = props.bucket ? {} : { bucketName: 'acme-images', uniformAccess: true };
  const scope = props.prefixes ? {} : { wholeBucket: true };
  new BucketMount(stack, 'Images', { ...named, ...scope, ...props });
  return stack;
}

/** The attributes of the only resource of a type. */
export function only(stack: TerraformStack, type: string): any {
  const found = Object.values(resourcesOf(stack, type));
  if (found.length !== 1) throw new Error(`the stack must have one ${type}, got: ${found.length}`);
  return found[0];
}
