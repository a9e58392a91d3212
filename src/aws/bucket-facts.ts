import { Arn, ArnFormat, Stack, Token } from 'aws-cdk-lib';
import { IAlias, IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { cfnBucketOf } from './bucket-name';
import { literalPartsOf } from './parameter';
import { warn } from './warning';
import { KmsKey, Statement } from '../contract/s3-access';
import { bucketNameDoubts, checkKeyArn, partitionErrors } from '../contract/s3-checks';

/** @throws when a region is known and lies in another partition than Hasty's account */
export function checkPartition(what: string, region: string): void {
  if (Token.isUnresolved(region)) return;
  const [error] = partitionErrors(what, region, RegionInfo.get(region).partition ?? 'aws');
  if (error) throw new Error(error);
}

/** Warns of a name that browsers cannot open over https. */
export function checkBucketName(scope: Construct, name?: string): void {
  bucketNameDoubts(name ?? '').forEach(({ id, message }) => warn(scope, id, message));
}

/**
 * Warns when a bucket is in another account than the role, where its owner has to let the role in.
 *
 * @param statements what the role may do with the bucket
 */
export function checkBucketAccount(scope: Construct, bucket: IBucketRef, principal: string, statements: Statement[]): void {
  const { account } = bucket.env;
  const own = Stack.of(scope).account;
  if (!isKnown(account) || !isKnown(own) || account === own) return;
  // a bucket policy takes no rights on keys, and in a key policy the key is `*`
  const [onKeys, onBucket] = [true, false].map((keys) => statements
    .filter(({ Action }) => keys === (Action === 'kms:Decrypt'))
    .map((statement) => ({ ...statement, ...(keys && { Resource: '*' }), Principal: { AWS: principal } })));
  const text = (wanted: object[]) => JSON.stringify(Stack.of(scope).resolve(wanted));
  const keyPolicy = onKeys.length > 0 ? `, and the key's owner these to its key policy: ${text(onKeys)}` : '';
  warn(scope, 'bucketInOtherAccount', `the bucket is in account ${account} and the role in ${own}: the role alone does not open it; the bucket's owner must add these statements to its bucket policy: ${text(onBucket)}${keyPolicy}`);
}

/** The keys that Hasty's role needs for a bucket: those given, and the bucket's own. */
export function keysOf(scope: Construct, bucket: IBucketRef, given: IKey[] = []): KmsKey[] {
  const own = (bucket as Partial<IBucket>).encryptionKey;
  const keys = [...new Set([...(own ? [own] : []), ...given])].map((key) => keyBehind(scope, key));
  if (keys.length === 0 && usesUnknownKey(bucket)) {
    warn(scope, 'encryptionKeyMissing', 'the bucket is encrypted with a KMS key that is not known here, so Hasty can list objects but not read them; give the key in `encryptionKeys`');
  }
  return keys.map((key) => {
    const literal = !Token.isUnresolved(key.keyArn);
    if (literal || /[*?]/.test(literalPartsOf(key.keyArn))) checkKeyArn(key.keyArn);
    const region = (literal && Arn.split(key.keyArn, ArnFormat.SLASH_RESOURCE_NAME).region) || key.env.region;
    if (isKnown(region) && isKnown(bucket.env.region) && region !== bucket.env.region) {
      throw new Error(`an encryption key must be in the region of its bucket, '${bucket.env.region}', got key '${key.node.path}' in '${region}'; S3 uses keys of the bucket's region only, so give the right key, or the region of an imported bucket (s3.Bucket.fromBucketAttributes)`);
    }
    return { arn: key.keyArn, region };
  });
}

/** The account and region of an imported L1 bucket are empty, since its ARN does not name them. */
function isKnown(place: string): boolean {
  return place !== '' && !Token.isUnresolved(place);
}

function usesUnknownKey(bucket: IBucketRef): boolean {
  const cfn = cfnBucketOf(bucket);
  const encryption: any = cfn && Stack.of(cfn).resolve(cfn.bucketEncryption);
  const rules: any[] = Array.isArray(encryption?.serverSideEncryptionConfiguration) ? encryption.serverSideEncryptionConfiguration : [];
  // the managed key aws/s3, which S3 uses where none is named, needs no right of its own in the bucket's account
  return rules.some((rule) => ![undefined, 'alias/aws/s3'].includes(rule?.serverSideEncryptionByDefault?.kmsMasterKeyId));
}

/** IAM matches the ARN of the key itself: a right on an alias opens nothing. */
function keyBehind(scope: Construct, key: IKey): IKey {
  if (!JSON.stringify(Stack.of(scope).resolve(key.keyArn)).includes('alias/')) return key;
  try {
    return (key as IAlias).aliasTargetKey;
  } catch {
    throw new Error(`an encryption key must be the key itself, got the alias '${key.node.path}'; give the key, such as kms.Key.fromKeyArn(...)`);
  }
}
