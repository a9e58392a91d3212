import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BucketMount } from '../../src/aws';
import { EXTERNAL_ID, newStack, retainedL1, warningsOf } from '../support/stack';

const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd';
const encrypted = (kmsMasterKeyId?: string) => ({
  serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId } }],
});
const ids = (later: (bucket: any, stack: Stack) => void, keys: (stack: Stack) => Key[] = () => []) => {
  const stack = newStack();
  const bucket = retainedL1(stack, 'Archive');
  new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, wholeBucket: true, encryptionKeys: keys(stack) });
  later(bucket, stack);
  return warningsOf(stack).map(({ id }) => id);
};

test.each<[string, (bucket: any, stack: Stack) => void]>([
  ['as a property', (bucket) => { bucket.bucketEncryption = encrypted(KEY_ARN); }],
  ['as a property, with a key of the app', (bucket, stack) => { bucket.bucketEncryption = encrypted(new Key(stack, 'Key').keyArn); }],
  ['by an override', (bucket) => bucket.addPropertyOverride('BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault', { KMSMasterKeyID: KEY_ARN })],
  ['under a condition', (bucket) => bucket.addPropertyOverride('BucketEncryption', { 'Fn::If': ['Strict', { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { KMSMasterKeyID: KEY_ARN } }] }, { Ref: 'AWS::NoValue' }] })],
])('a key that the mount does not know is warned of, when it is set after the mount %s', (_, later) => {
  expect(ids(later)).toEqual(['hasty-bucket-constructs:encryptionKeyMissing']);
});

test.each<[string, (bucket: any) => void]>([
  ['nothing is set', () => {}],
  ['S3 chooses its managed key', (bucket) => { bucket.bucketEncryption = encrypted(); }],
  ['the managed key is named', (bucket) => { bucket.bucketEncryption = encrypted('alias/aws/s3'); }],
])('there is no warning where %s', (_, later) => {
  expect(ids(later)).toEqual([]);
});

test('there is no warning once the mount is given a key', () => {
  const given = (stack: Stack) => [Key.fromKeyArn(stack, 'Key', KEY_ARN) as Key];
  expect(ids((bucket) => { bucket.bucketEncryption = encrypted(KEY_ARN); }, given)).toEqual([]);
});
