import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ExistingBucketCors } from '../../../src/aws';
import { found, RULE_TYPE } from '../../support/existing-bucket';
import { ENV, newStack } from '../../support/stack';

describe('a bucket', () => {
  test.each<[string, (stack: Stack) => any, string]>([
    ['made in the app', (stack) => new Bucket(stack, 'Own'), '`bucket` must be one that is not made in this app, got: \'Stack/Own\'; a mount sets the CORS rule of it as a property, and so does bucket.with(new BucketHastyCors())'],
    ['in another account', (stack) => Bucket.fromBucketAttributes(stack, 'Theirs', { bucketName: 'acme-theirs', account: '444455556666' }), '`bucket` must be in the account of the stack, 111122223333, for its CORS rules to be set from here, got: 444455556666'],
    ['in another partition', (stack) => Bucket.fromBucketAttributes(stack, 'China', { bucketName: 'acme-china', region: 'cn-north-1' }), 'a bucket must be in the partition \'aws\''],
    ['of another kind', (stack) => Bucket.fromBucketName(stack, 'Alias', 'acme-s3alias'), 'a bucket must have the name of one bucket'],
    ['by its name alone', () => 'acme-images', '`bucket` must be a bucket construct, got: "acme-images"'],
    ['missing', () => undefined, '`bucket` must be a bucket construct, got: undefined'],
  ])('refused: %s', (_, bucket, message) => {
    const stack = newStack(ENV);
    expect(() => new ExistingBucketCors(stack, 'Cors', { bucket: bucket(stack) })).toThrow(message);
  });

  test.each<[string, (stack: Stack) => any]>([
    ['of the stack\'s own account', (stack) => Bucket.fromBucketAttributes(stack, 'Ours', { bucketName: 'acme-ours', account: '111122223333' })],
    ['in another region', (stack) => Bucket.fromBucketAttributes(stack, 'Far', { bucketName: 'acme-far', region: 'us-west-2' })],
  ])('allowed: %s', (_, bucket) => {
    const stack = newStack(ENV);
    new ExistingBucketCors(stack, 'Cors', { bucket: bucket(stack) });
    expect(found(stack, RULE_TYPE)).toHaveLength(1);
  });
});
