import { App, Stack } from 'aws-cdk-lib';
import { Alias, IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, CfnBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { BucketMount, BucketMountProps } from '../../src/aws';
import { ENV, EXTERNAL_ID, newStack, statements, warningsOf } from '../support/stack';

const mount = (stack: Stack, bucket: IBucketRef, props: Partial<BucketMountProps> = {}) => (
  new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, wholeBucket: true, ...props }));
/** Warnings about keys; others are tested elsewhere. */
const keyWarningsOf = (stack: Stack) => warningsOf(stack).filter(({ id }) => /key/i.test(id));
const decrypting = (stack: Stack) => statements(stack).access.filter(({ Effect, Action }) => Effect === 'Allow' && Action === 'kms:Decrypt');

describe('an encrypted bucket', () => {
  const MISSING = {
    id: 'hasty-bucket-constructs:encryptionKeyMissing',
    text: 'the bucket is encrypted with a KMS key that is not known here, so Hasty can list objects but not read them; give the key in `encryptionKeys`',
  };
  const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/k1';
  const l1 = (stack: Stack, serverSideEncryptionByDefault: CfnBucket.ServerSideEncryptionByDefaultProperty) => new CfnBucket(stack, 'Bucket', {
    bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault }] },
  });
  const through = (region: unknown) => ({ StringEquals: { 'kms:ViaService': region } });

  test('that says KMS but not with which construct comes with a warning, and without one once the key is given', () => {
    const [without, given] = [newStack(ENV), newStack(ENV)];
    mount(without, l1(without, { sseAlgorithm: 'aws:kms', kmsMasterKeyId: KEY_ARN }));
    expect(keyWarningsOf(without)).toEqual([MISSING]);
    expect(decrypting(without)).toEqual([]);
    mount(given, l1(given, { sseAlgorithm: 'aws:kms', kmsMasterKeyId: KEY_ARN }), { encryptionKeys: [Key.fromKeyArn(given, 'Key', KEY_ARN)] });
    expect(keyWarningsOf(given)).toEqual([]);
    expect(decrypting(given)).toEqual([
      { Sid: 'HastyDecrypt', Effect: 'Allow', Action: 'kms:Decrypt', Resource: [KEY_ARN], Condition: through('s3.eu-central-1.amazonaws.com') },
    ]);
  });

  test('has its own key used by itself, also when it is given once more', () => {
    const stack = newStack(ENV);
    const bucket = new Bucket(stack, 'Bucket', { encryption: BucketEncryption.KMS });
    mount(stack, bucket, { encryptionKeys: [bucket.encryptionKey!] });
    expect(decrypting(stack).map(({ Resource, Condition }) => [Resource, Condition])).toEqual([
      [[stack.resolve(bucket.encryptionKey!.keyArn)], through('s3.eu-central-1.amazonaws.com')],
    ]);
    expect(keyWarningsOf(stack)).toEqual([]);
  });

  test('of a region that is not known has its key used through S3 of whichever that is', () => {
    const stack = newStack();
    mount(stack, new Bucket(stack, 'Bucket', { encryption: BucketEncryption.KMS }));
    expect(decrypting(stack)[0].Condition).toEqual(through({ 'Fn::Join': ['', ['s3.', { Ref: 'AWS::Region' }, '.amazonaws.com']] }));
  });

  test.each<[string, (stack: Stack) => IBucketRef]>([
    ['by S3', (stack) => new Bucket(stack, 'Bucket', { encryption: BucketEncryption.S3_MANAGED })],
    ['with the managed key aws/s3', (stack) => new Bucket(stack, 'Bucket', { encryption: BucketEncryption.KMS_MANAGED })],
    ['by S3, on an L1', (stack) => l1(stack, { sseAlgorithm: 'AES256' })],
    ['with the managed key, on an L1', (stack) => l1(stack, { sseAlgorithm: 'aws:kms' })],
    ['with the managed key by its alias, on an L1', (stack) => l1(stack, { sseAlgorithm: 'aws:kms', kmsMasterKeyId: 'alias/aws/s3' })],
    ['nobody knows how, being imported', (stack) => Bucket.fromBucketName(stack, 'Bucket', 'acme-images')],
  ])('%s needs no right on a key', (_, bucket) => {
    const stack = newStack(ENV);
    mount(stack, bucket(stack));
    expect(decrypting(stack)).toEqual([]);
    expect(keyWarningsOf(stack)).toEqual([]);
  });

  test('that is imported with its key has that used by itself', () => {
    const stack = newStack(ENV);
    const encryptionKey = Key.fromKeyArn(stack, 'Key', KEY_ARN);
    mount(stack, Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'acme-images', encryptionKey }));
    expect(decrypting(stack).map(({ Resource }) => Resource)).toEqual([[KEY_ARN]]);
  });

  test('with objects of older keys has one statement for all its keys, each once', () => {
    const stack = newStack(ENV);
    const [key, older] = [KEY_ARN, `${KEY_ARN}-older`].map((arn, index) => Key.fromKeyArn(stack, `Key${index}`, arn));
    const again = Key.fromKeyArn(stack, 'Again', KEY_ARN);
    mount(stack, new Bucket(stack, 'Bucket', { encryptionKey: key }), { encryptionKeys: [older, again] });
    expect(decrypting(stack).map(({ Resource, Condition }) => [Resource, Condition])).toEqual([
      [[KEY_ARN, `${KEY_ARN}-older`], through('s3.eu-central-1.amazonaws.com')],
    ]);
  });

  test('that uses no key any more, but holds objects of older keys, has these used', () => {
    const stack = newStack(ENV);
    mount(stack, new Bucket(stack, 'Bucket', { encryption: BucketEncryption.S3_MANAGED }), { encryptionKeys: [Key.fromKeyArn(stack, 'Key', KEY_ARN)] });
    expect(decrypting(stack).map(({ Resource }) => Resource)).toEqual([[KEY_ARN]]);
  });

  test('cannot be mounted with a key of another stack that is in another region, and can with one in the same', () => {
    const at = (region: string) => () => {
      const app = new App();
      const [stack, other] = [ENV, { ...ENV, region }].map((env, index) => new Stack(app, `Stack${index}`, { env }));
      mount(stack, new Bucket(stack, 'Bucket'), { encryptionKeys: [new Key(other, 'Key')] });
    };
    expect(at('us-east-1')).toThrow(/^an encryption key must be in the region of its bucket, 'eu-central-1', got key 'Stack1\/Key' in 'us-east-1'/);
    expect(at('eu-central-1')).not.toThrow();
  });

  test.each<[string, (stack: Stack) => IKey, string]>([
    ['in another region than its key', (stack) => Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111122223333:key/k1'),
      'an encryption key must be in the region of its bucket, \'eu-central-1\', got key \'Stack/Key\' in \'us-east-1\'; S3 uses keys of the bucket\'s region only, so give the right key, or the region of an imported bucket (s3.Bucket.fromBucketAttributes)'],
    ['with a key of which only an alias is known', (stack) => Alias.fromAliasName(stack, 'Key', 'alias/images'),
      'an encryption key must be the key itself, got the alias \'Stack/Key\'; give the key, such as kms.Key.fromKeyArn(...)'],
    ['with every key of the account', (stack) => Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/*'),
      'an encryption key must have an ARN such as arn:aws:kms:eu-central-1:111122223333:key/1234abcd-..., got: \'arn:aws:kms:eu-central-1:111122223333:key/*\'; give one key by its id'],
  ])('cannot be mounted %s', (_, key, message) => {
    const stack = newStack(ENV);
    expect(() => mount(stack, new Bucket(stack, 'Bucket'), { encryptionKeys: [key(stack)] })).toThrow(new Error(message));
  });

  test('with an imported alias has the key behind it used, if that is told', () => {
    const stack = newStack(ENV);
    const aliasTargetKey = Key.fromKeyArn(stack, 'Key', KEY_ARN);
    mount(stack, new Bucket(stack, 'Bucket', { encryptionKey: Alias.fromAliasAttributes(stack, 'Alias', { aliasName: 'alias/images', aliasTargetKey }) }));
    expect(decrypting(stack).map(({ Resource }) => Resource)).toEqual([[KEY_ARN]]);
  });

  test.each<[string, (stack: Stack) => any, string]>([
    ['an alias by its ARN', (stack) => [Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:alias/acme')], 'an encryption key must be the key itself, got the alias'],
    ['an ARN as text', () => [KEY_ARN], '`encryptionKeys` must be a list of key constructs; a key by its ARN is kms.Key.fromKeyArn('],
    ['a key that is in no list', (stack) => new Key(stack, 'Key'), '`encryptionKeys` must be a list of key constructs'],
  ])('cannot be mounted with %s', (_, encryptionKeys, message) => {
    const stack = newStack(ENV);
    expect(() => mount(stack, Bucket.fromBucketName(stack, 'Bucket', 'acme-images'), { encryptionKeys: encryptionKeys(stack) })).toThrow(message);
  });

  test('with an alias has the key behind it used', () => {
    const stack = newStack(ENV);
    const key = new Key(stack, 'Key');
    mount(stack, new Bucket(stack, 'Bucket', { encryptionKey: key.addAlias('images') }));
    expect(decrypting(stack)[0].Resource).toEqual([stack.resolve(key.keyArn)]);
  });
});
