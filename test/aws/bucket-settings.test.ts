import { Duration, Stack } from 'aws-cdk-lib';
import { Bucket, CfnBucket, IBucketRef, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketMount } from '../../src/aws';
import { EXTERNAL_ID, newStack, warningsOf } from '../support/stack';

const ids = (bucketIn: (stack: Stack) => IBucketRef, later: (bucket: any) => void = () => {}) => {
  const stack = newStack();
  const bucket = bucketIn(stack);
  new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, wholeBucket: true });
  later(bucket);
  return warningsOf(stack).map(({ id }) => id.replace('hasty-bucket-constructs:', '')).sort();
};

test('all settings of a bucket of this app are looked at, as they are in the template', () => {
  const lifecycleRules = [{ expiration: Duration.days(30) }];
  expect(ids((stack) => new Bucket(stack, 'Archive', { objectOwnership: ObjectOwnership.OBJECT_WRITER, lifecycleRules }))).toEqual(['foreignObjectsUnreadable', 'linkObjectsExpire']);
  const override = (bucket: Bucket) => (bucket.node.defaultChild as CfnBucket).addPropertyOverride('OwnershipControls.Rules', [{ ObjectOwnership: 'ObjectWriter' }]);
  expect(ids((stack) => new Bucket(stack, 'Archive'), override)).toEqual(['foreignObjectsUnreadable']);
  expect(ids((stack) => new Bucket(stack, 'Archive'))).toEqual([]);
});

test('what is looked at is the same whether or not something else is overridden', () => {
  const rule = { status: 'Enabled', expirationInDays: 30, transitions: [{ storageClass: 'GLACIER', transitionInDays: 1 }] };
  const all = (stack: Stack) => new CfnBucket(stack, 'Archive', {
    lifecycleConfiguration: { rules: [rule] },
    ownershipControls: { rules: [{ objectOwnership: 'ObjectWriter' }] },
    tags: [{ key: 'aws-cdk:auto-delete-objects', value: 'true' }],
  });
  const expected = ['foreignObjectsUnreadable', 'linkBucketGoes', 'linkObjectsArchived', 'linkObjectsExpire'];
  expect([ids(all), ids(all, (bucket) => bucket.addOverride('Metadata.Owner', 'acme'))]).toEqual([expected, expected]);
});

test('of a bucket that is made elsewhere nothing is known', () => {
  expect(ids((stack) => Bucket.fromBucketName(stack, 'Archive', 'acme-images'))).toEqual(['corsNotManaged']);
});
