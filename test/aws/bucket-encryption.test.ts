import { App, Aws, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { CfnKey, IKey, Key } from 'aws-cdk-lib/aws-kms';
import { CfnBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { BucketMount } from '../../src/aws';
import { ENV, EXTERNAL_ID, newStack, retainedL1, warningsOf } from '../support/stack';

const [KEY_ARN, OTHER_ARN] = ['1234abcd', '5678abcd'].map((id) => `arn:aws:kms:eu-central-1:111122223333:key/${id}`);
const MISSING = 'hasty-bucket-constructs:encryptionKeyMissing';
const encrypted = (kmsMasterKeyId?: string) => ({
  serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId } }],
});
const mount = (stack: Stack, bucket: IBucketRef, encryptionKeys: IKey[] = []) => (
  new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, wholeBucket: true, encryptionKeys }));
const warned = (later: (bucket: CfnBucket, stack: Stack) => void, keys: (stack: Stack) => IKey[] = () => [], stack = newStack(ENV)) => {
  const bucket = retainedL1(stack, 'Archive');
  mount(stack, bucket, keys(stack));
  later(bucket, stack);
  return warningsOf(stack);
};
/** Warnings for a bucket with a default key, whose mount is given keys. */
const ids = (id: string | ((stack: Stack) => string), keys?: (stack: Stack) => IKey[], stack?: Stack) => (
  warned((bucket, made) => { bucket.bucketEncryption = encrypted(typeof id === 'string' ? id : id(made)); }, keys, stack).map((one) => one.id));
const imported = (...arns: string[]) => (stack: Stack) => arns.map((arn, index) => Key.fromKeyArn(stack, `Key${index}`, arn));
const made = (...names: string[]) => (stack: Stack) => names.map((id) => new Key(stack, id));
const cfnKey = (stack: Stack, id: string) => stack.node.findChild(id).node.defaultChild as CfnKey;

test.each<[string, (bucket: any, stack: Stack) => void]>([
  ['as a property', (bucket) => { bucket.bucketEncryption = encrypted(KEY_ARN); }],
  ['as a property, with a key of the app', (bucket, stack) => { bucket.bucketEncryption = encrypted(new Key(stack, 'Key').keyArn); }],
  ['as a property, with an alias', (bucket) => { bucket.bucketEncryption = encrypted('alias/images'); }],
  ['as a property, with a parameter', (bucket, stack) => { bucket.bucketEncryption = encrypted(new CfnParameter(stack, 'Id').valueAsString); }],
  ['by an override', (bucket) => bucket.addPropertyOverride('BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault', { KMSMasterKeyID: KEY_ARN })],
  ['under a condition', (bucket) => bucket.addPropertyOverride('BucketEncryption', { 'Fn::If': ['Strict', { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { KMSMasterKeyID: KEY_ARN } }] }, { Ref: 'AWS::NoValue' }] })],
])('a key that the mount does not know is warned of, when it is set after the mount %s', (_, later) => {
  expect(warned(later).map(({ id }) => id)).toEqual([MISSING]);
});

test.each<[string, (bucket: any) => void]>([
  ['nothing is set', () => {}],
  ['S3 chooses its managed key', (bucket) => { bucket.bucketEncryption = encrypted(); }],
  ['the managed key is named', (bucket) => { bucket.bucketEncryption = encrypted('alias/aws/s3'); }],
  ['the managed key is named by an ARN', (bucket) => { bucket.bucketEncryption = encrypted('arn:aws:kms:eu-central-1:111122223333:alias/aws/s3'); }],
  ['the managed key is named by the ARN of the stack', (bucket) => { bucket.bucketEncryption = encrypted(`arn:aws:kms:${Aws.REGION}:${Aws.ACCOUNT_ID}:alias/aws/s3`); }],
  ['the managed key is named by parts that are joined', (bucket) => { bucket.bucketEncryption = encrypted(Fn.join(':', ['arn:aws:kms', Aws.REGION, Aws.ACCOUNT_ID, 'alias/aws/s3'])); }],
  ['the managed key is named by a substitution', (bucket) => { bucket.bucketEncryption = encrypted(Fn.sub('arn:aws:kms:${AWS::Region}:${AWS::AccountId}:${Name}', { Name: 'alias/aws/s3' })); }],
  ['the managed key or none is named, by a condition', (bucket) => { bucket.bucketEncryption = encrypted(Fn.conditionIf('Named', 'alias/aws/s3', Aws.NO_VALUE).toString()); }],
])('there is no warning where %s', (_, later) => {
  expect(warned(later)).toEqual([]);
});

test.each([['images/aws/s3'], ['alias/aws/s3-images'], ['alias/alias/aws/s3']])('a name like that of the managed key is warned of: %s', (id) => {
  expect(ids(id)).toEqual([MISSING]);
});

describe('a mount that is given keys', () => {
  test.each<[string, string | ((stack: Stack) => string), (stack: Stack) => IKey[]]>([
    ['by its ARN', KEY_ARN, imported(KEY_ARN)],
    ['beside others', KEY_ARN, imported(OTHER_ARN, KEY_ARN)],
    ['by its id', '1234abcd', imported(KEY_ARN)],
    ['by its id, of an ARN with the stack\'s account', '1234abcd', (stack) => imported(`arn:aws:kms:${Aws.REGION}:${Aws.ACCOUNT_ID}:key/1234abcd`)(stack)],
    ['by an ARN with the stack\'s account', `arn:aws:kms:${Aws.REGION}:${Aws.ACCOUNT_ID}:key/1234abcd`, imported(KEY_ARN)],
    ['of the stack, by its ARN', (stack) => cfnKey(stack, 'Own').attrArn, made('Own')],
    ['of the stack, by its id', (stack) => cfnKey(stack, 'Own').ref, made('Other', 'Own')],
    ['of the stack, by its id in an ARN', (stack) => Fn.sub(`arn:aws:kms:\${AWS::Region}:\${AWS::AccountId}:key/\${${stack.resolve(cfnKey(stack, 'Own').logicalId)}}`), made('Own')],
    ['that is imported from another stack', Fn.importValue('KeyArn'), imported(Fn.importValue('KeyArn'))],
  ])('is not warned of the bucket\'s default key %s', (_, id, keys) => {
    expect(ids(id, keys)).toEqual([]);
  });

  test.each<[string, string | ((stack: Stack) => string), (stack: Stack) => IKey[]]>([
    ['by its ARN', KEY_ARN, imported(OTHER_ARN)],
    ['by its id', '1234abcd', imported(OTHER_ARN, `${OTHER_ARN}-older`)],
    ['by its ARN, where the others are made by the stack', KEY_ARN, made('Own')],
    ['of the stack, by its ARN', (stack) => new Key(stack, 'Third').keyArn, made('Own', 'Other')],
    ['of the stack, by its id', (stack) => new Key(stack, 'Third').keyId, imported(KEY_ARN)],
    ['that a condition chooses', Fn.conditionIf('Strict', KEY_ARN, OTHER_ARN).toString(), imported(OTHER_ARN)],
  ])('is warned of a default key that is none of them, %s', (_, id, keys) => {
    expect(ids(id, keys)).toEqual([MISSING]);
  });

  test.each<[string, string | ((stack: Stack) => string), (stack: Stack) => IKey[]]>([
    ['has an alias', 'alias/images', imported(KEY_ARN)],
    ['has an alias of the stack', (stack) => (stack.node.findChild('Own') as Key).addAlias('images').aliasName, made('Own')],
    ['is a parameter', (stack) => new CfnParameter(stack, 'Id').valueAsString, imported(KEY_ARN)],
    ['is imported from another stack', Fn.importValue('KeyArn'), imported(KEY_ARN)],
    ['is literal, and one of the others is not', KEY_ARN, imported(OTHER_ARN, Fn.importValue('KeyArn'))],
  ])('is not warned where it cannot be known whether it has the default key, since that %s', (_, id, keys) => {
    expect(ids(id, keys)).toEqual([]);
  });

  test('is told which key is missing', () => {
    const [{ text }] = warned((bucket) => { bucket.bucketEncryption = encrypted(KEY_ARN); }, imported(OTHER_ARN));
    expect(text).toBe(`the bucket encrypts new objects with the KMS key "${KEY_ARN}", which is none of those given, so Hasty can list them but not read them; give it in \`encryptionKeys\`, too`);
  });
});

describe('keys of other stacks', () => {
  /** Three stacks, each with a key of the same logical id; the bucket is in the second. */
  const warnedOf = (ofBucket: number, ofMount: number, mountIn = 1) => {
    const app = new App({ analyticsReporting: false, treeMetadata: false });
    const stacks = [0, 1, 2].map((index) => new Stack(app, `Stack${index}`, { env: ENV }));
    const all = stacks.map((stack) => new Key(stack, 'Key'));
    const bucket = retainedL1(stacks[1], 'Archive', { bucketEncryption: encrypted(all[ofBucket].keyArn) });
    mount(stacks[mountIn], bucket, [all[ofMount]]);
    return stacks.flatMap((stack) => warningsOf(stack).map(({ id }) => id)).filter((id) => !id.startsWith('@aws-cdk/core:crossStack'));
  };

  test.each([[0, 1], [1, 1], [0, 2], [1, 2]])('are known where bucket and mount have the same: of stack %i, the mount in stack %i', (key, mountIn) => {
    expect(warnedOf(key, key, mountIn)).toEqual([]);
  });

  test.each([[0, 1], [0, 2], [2, 2]])('are not taken for the one of the bucket\'s stack that has the same logical id: of stack %i, the mount in stack %i', (ofMount, mountIn) => {
    expect(warnedOf(1, ofMount, mountIn)).toEqual([MISSING]);
  });
});
