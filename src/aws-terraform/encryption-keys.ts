import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { Fn, TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';
import { ofType } from './mounted-bucket';
import { regionOf } from './region';
import { KmsKey } from '../contract/s3-access';
import { checkKeyArn } from '../contract/s3-checks';
import { matchedAtPlan } from '../terraform/inputs';
import { isToken } from '../terraform/literal';
import { rendered, resolved } from '../terraform/rendered';

const KEY_ARN = '^arn:aws:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9_-]+$';

/**
 * The keys that Hasty's role needs for a bucket.
 *
 * @throws when one is not the ARN of a key: IAM matches the key itself, so a right on an alias opens nothing
 */
export function keysOf(scope: IConstruct, arns: string[] = []): KmsKey[] {
  return [...new Set(arns)].map((given) => {
    const arn = isToken(given) ? tokenArn(scope, given) : checkKeyArn(given);
    return { arn, region: isToken(arn) ? Fn.element(Fn.split(':', arn), 3) as string : arn.split(':')[3] };
  });
}

function tokenArn(scope: IConstruct, arn: string): string {
  const expression = resolved(arn, scope);
  const [, type, attribute] = /^\$\{(?:data\.)?(aws_kms_\w+)\.[\w-]+\.(\w+)\}$/.exec(expression) ?? [];
  if (type === 'aws_kms_alias' && attribute === 'arn') throw new Error(`an encryption key must be the key itself, got the alias '${expression}'; give the key, such as \`alias.targetKeyArn\``);
  return type && /^(target_key_)?arn$/.test(attribute) ? arn : matchedAtPlan(KEY_ARN, arn);
}

/** What is wrong with the regions of keys, as far as they are known. */
export function keyRegionErrors(bucket: S3Bucket, keys: KmsKey[]): string[] {
  const region = regionOf(bucket);
  return keys.filter((key) => region !== undefined && !isToken(key.region) && key.region !== region)
    .map((key) => `an encryption key must be in the region of its bucket, '${region}', got key '${key.arn}' in '${key.region}'; S3 uses keys of the bucket's region only, so give the right key`);
}

/** What is worth a second look when no key was given: the app sets one for the bucket. */
export function missingKey(settings: readonly TerraformResource[]): string | undefined {
  const rules = ofType(settings, S3BucketServerSideEncryptionConfigurationA).flatMap((one) => [rendered(one).rule].flat());
  const ids = rules.map((rule) => rule?.apply_server_side_encryption_by_default?.kms_master_key_id);
  // the managed key aws/s3, which S3 uses where none is named, needs no right of its own in the bucket's account
  if (ids.every((id) => id === undefined || /(^|:)alias\/aws\/s3$/.test(id))) return undefined;
  return 'the bucket is encrypted with a KMS key that is not known here, so Hasty can list objects but not read them; give the key in `encryptionKeys`';
}
