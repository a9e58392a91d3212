import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { indexOf, keyOf } from './app-index';
import { BUCKET_NAME, bucketNameDoubts, checkBucketName } from '../contract/s3-checks';
import { matchedAtPlan } from '../terraform/inputs';
import { isToken } from '../terraform/literal';
import { warn } from '../terraform/warning';

/** A bucket that is mounted. */
export interface MountedBucket {
  /** Its name as Terraform has it: known when it plans, if it is known at all. */
  readonly name: string;
  /** Its name, where that is known at synth. */
  readonly literal?: string;
  /** How Hasty shows it. */
  readonly title: string;
  /** The bucket, if it is made in this app. */
  readonly resource?: S3Bucket;
  /** All ways in which resources may name it (keyOf). */
  readonly keys: string[];
}

/** A class of the provider's. */
interface ResourceType<T> {
  readonly tfResourceType: string;
  new (...args: never[]): T;
}

/**
 * A bucket of this app. It is referred to by its name, not its ARN: a name that is given is known when Terraform plans, so the plan shows
 * the whole policy.
 *
 * @throws when it is no S3Bucket, or has a name that is none
 */
export function bucketOfApp(scope: IConstruct, bucket: S3Bucket): MountedBucket {
  if (!TerraformResource.isTerraformResource(bucket) || bucket.terraformResourceType !== S3Bucket.tfResourceType) {
    throw new Error(`\`bucket\` must be an S3Bucket, got: ${String(bucket)}; for a bucket made elsewhere give its name as \`bucketName\`, or to mountByName('acme-images', ...)`);
  }
  const given = bucket.bucketInput;
  const literal = given === undefined || isToken(given) ? undefined : checkLiteralName(scope, given);
  const { node: { addr } } = TerraformStack.of(bucket);
  const references = ['bucket', 'id'].map((attribute) => `${addr} \${${S3Bucket.tfResourceType}.${bucket.friendlyUniqueId}.${attribute}}`);
  return { name: nameOf(bucket), literal, title: bucket.node.path, resource: bucket, keys: [...references, ...literal ? [literal] : []] };
}

const names = new WeakMap<S3Bucket, string>();

/** The name of a bucket, as the one token of it: the engines make a token whenever they are asked, with a stack trace, which takes long. */
export function nameOf(bucket: S3Bucket): string {
  const name = names.get(bucket) ?? bucket.bucket;
  names.set(bucket, name);
  return name;
}

/**
 * A bucket that is only named.
 *
 * @throws when it is not the name of one bucket; a token is checked when Terraform plans
 */
export function bucketByName(scope: IConstruct, name: string): MountedBucket {
  if (typeof name !== 'string') throw new Error(`\`bucketName\` must be a string, got: ${String(name)}; an S3Bucket of this app is given as \`bucket\`, or to mount()`);
  const keys = [keyOf(TerraformStack.of(scope), name)];
  if (!isToken(name)) return { name: checkLiteralName(scope, name), literal: name, title: name, keys };
  const checked = matchedAtPlan(BUCKET_NAME.pattern, name);
  return { name: checked, title: checked, keys };
}

/** The resources that are settings of a bucket, in all of the app; at synth. */
export function settingsOf(scope: IConstruct, { keys }: MountedBucket): readonly TerraformResource[] {
  const { settings } = indexOf(scope.node.root);
  return keys.flatMap((key) => settings.get(key) ?? []);
}

/** Those of one type. */
export function ofType<T extends TerraformResource>(settings: readonly TerraformResource[], { tfResourceType }: ResourceType<T>): T[] {
  return settings.filter((one): one is T => one.terraformResourceType === tfResourceType);
}

function checkLiteralName(scope: IConstruct, name: string): string {
  bucketNameDoubts(checkBucketName(name)).forEach(({ id, message }) => warn(scope, id, message));
  return name;
}
