import { Arn, ArnFormat, Aws, Stack, Token } from 'aws-cdk-lib';
import { IAlias, IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { literalPartsOf } from './parameter';
import { warn } from './warning';
import { KmsKey } from '../contract/s3-access';
import { bucketNameDoubts, checkKeyArn, otherPartition } from '../contract/s3-checks';

/** @throws when a region is known and lies in another partition than Hasty's account */
export function checkPartition(what: string, region: string): void {
  if (Token.isUnresolved(region)) return;
  const { partition = 'aws' } = RegionInfo.get(region);
  if (partition !== 'aws') throw new Error(otherPartition(what, region, partition));
}

/** Warns of a name that browsers cannot open over https. */
export function checkBucketName(scope: Construct, name?: string): void {
  bucketNameDoubts(name ?? '').forEach(({ id, message }) => warn(scope, id, message));
}

/** The keys that Hasty's role needs for a bucket: those given, and the bucket's own. */
export function keysOf(scope: Construct, bucket: IBucketRef, given: IKey[] = []): KmsKey[] {
  const own = (bucket as Partial<IBucket>).encryptionKey;
  if (!Array.isArray(given) || given.some((key) => typeof key?.keyArn !== 'string')) {
    throw new Error('`encryptionKeys` must be a list of key constructs; a key by its ARN is kms.Key.fromKeyArn(this, \'Key\', \'arn:aws:kms:...\')');
  }
  const keys = [...new Set([...(own ? [own] : []), ...given])].map((key) => keyBehind(scope, key));
  return keys.map((key) => {
    const literal = !Token.isUnresolved(key.keyArn);
    if (literal || /[*?]/.test(literalPartsOf(key.keyArn))) checkKeyArn(key.keyArn);
    const named = literal ? Arn.split(key.keyArn, ArnFormat.SLASH_RESOURCE_NAME) : undefined;
    const [region, account] = [named?.region || key.env.region, named?.account || key.env.account];
    if (isKnown(region) && isKnown(bucket.env.region) && region !== bucket.env.region) {
      throw new Error(`an encryption key must be in the region of its bucket, '${bucket.env.region}', got key '${key.node.path}' in '${region}'; S3 uses keys of the bucket's region only, so give the right key, or the region of an imported bucket (s3.Bucket.fromBucketAttributes)`);
    }
    return { arn: key.keyArn, region, ...((isKnown(account) || account === Aws.ACCOUNT_ID) && { account }) };
  });
}

/** Whether an account is another than that of the stack of a construct; undefined: it may be, since that is not known at synth. */
export function isElsewhere(scope: Construct, account: string): boolean | undefined {
  const own = Stack.of(scope).account;
  if (!isKnown(account)) return false;
  return isKnown(own) ? account !== own : undefined;
}

/** The account and region of an imported L1 bucket are empty, since its ARN does not name them. */
export function isKnown(place: string): boolean {
  return place !== '' && !Token.isUnresolved(place);
}

/** IAM matches the ARN of the key itself: a right on an alias opens nothing. */
function keyBehind(scope: Construct, key: IKey): IKey {
  if (!JSON.stringify(Stack.of(scope).resolve(key.keyArn)).includes('alias/')) return key;
  const target = targetOf(key as IAlias);
  if (!target) throw new Error(`an encryption key must be the key itself, got the alias '${key.node.path}'; give the key, such as kms.Key.fromKeyArn(...)`);
  return target;
}

/** CDK throws where it does not know the key. */
function targetOf(alias: Partial<IAlias>): IKey | undefined {
  try {
    return alias.aliasTargetKey;
  } catch {
    return undefined;
  }
}
