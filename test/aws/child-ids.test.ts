import { Stack } from 'aws-cdk-lib';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { BucketMount, ExistingBucketCors, HastyAccessRole, HastyBucket, HastyCors } from '../../src/aws';
import { expectPinned, idsOf } from '../support/child-ids';
import { EXTERNAL_ID, newStack } from '../support/stack';

// CloudFormation knows resources by their logical ids: with another one, a role is replaced, and links in Hasty break. Scripts read outputs by name.
const CONSTRUCTS: Record<string, (stack: Stack) => void> = {
  HastyBucket: (stack) => new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID, prefixes: ['street/'], bucketProps: { encryption: BucketEncryption.KMS } }),
  BucketMount: (stack) => new BucketMount(stack, 'Images', { externalId: EXTERNAL_ID, bucket: new Bucket(stack, 'Archive'), prefixes: ['street/'] }),
  HastyAccessRole: (stack) => {
    const role = new HastyAccessRole(stack, 'Images', { externalId: EXTERNAL_ID });
    ['Street', 'Aerial'].forEach((id) => role.mount(new Bucket(stack, id), { wholeBucket: true }));
  },
  ExistingBucketCors: (stack) => new ExistingBucketCors(stack, 'Images', { bucket: Bucket.fromBucketName(stack, 'Archive', 'acme-images') }),
  HastyCors: (stack) => new BucketMount(stack, 'Images', {
    externalId: EXTERNAL_ID, bucket: Bucket.fromBucketName(stack, 'Archive', 'acme-images'), prefixes: ['street/'], cors: HastyCors.merge(),
  }),
};

test.each(Object.entries(CONSTRUCTS))('%s keeps its ids', (construct, build) => {
  const stack = newStack();
  build(stack);
  expectPinned('aws', construct, idsOf(stack));
});

test('an id that changed, went or came is noticed', () => {
  const stack = newStack();
  new HastyAccessRole(stack, 'Images', { externalId: EXTERNAL_ID, outputs: false }).mount(new Bucket(stack, 'Street'), { wholeBucket: true });
  expect(() => expectPinned('aws', 'HastyAccessRole', idsOf(stack))).toThrow(/^the ids of aws HastyAccessRole must stay over versions, got:\n(- .*\n)+A resource whose id changes is replaced/);
  expect(() => expectPinned('aws', 'Other', idsOf(stack))).toThrow(/got:\n(\+ .*\n)+A/);
});
