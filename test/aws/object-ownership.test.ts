import { Fn, Stack } from 'aws-cdk-lib';
import { Bucket, CfnBucket, IBucketRef, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketMount } from '../../src/aws';
import { EXTERNAL_ID, newStack, warningsOf } from '../support/stack';

const controls = (objectOwnership: string) => ({ rules: [{ objectOwnership }] });
const mount = (stack: Stack, bucket: IBucketRef) => new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, wholeBucket: true });
const told = (stack: Stack) => warningsOf(stack).map(({ id, text }) => [id.split(':')[1], text]).filter(([id]) => id === 'foreignObjectsUnreadable');
const warned = (ownership: string) => [['foreignObjectsUnreadable',
  `'Stack/Bucket' has the Object Ownership '${ownership}', so objects that other accounts put there may stay theirs, and Hasty's role cannot read them unless an ACL lets your account in; set BucketOwnerEnforced, which gives them to the bucket's owner`]];

describe('objects that other accounts put into a mounted bucket', () => {
  test.each(['ObjectWriter', 'BucketOwnerPreferred'])('may stay theirs under %s: a warning', (ownership) => {
    const stack = newStack();
    mount(stack, new CfnBucket(stack, 'Bucket', { ownershipControls: controls(ownership) }));
    expect(told(stack)).toEqual(warned(ownership));
  });

  test.each<[string, (stack: Stack) => IBucketRef]>([
    ['the bucket\'s owner enforced', (stack) => new Bucket(stack, 'Bucket', { objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED })],
    ['the default of S3, which is the same', (stack) => new CfnBucket(stack, 'Bucket')],
    ['a bucket that is made elsewhere', (stack) => Bucket.fromBucketName(stack, 'Bucket', 'acme-images')],
  ])('are not warned of with %s', (_, bucket) => {
    const stack = newStack();
    mount(stack, bucket(stack));
    expect(told(stack)).toEqual([]);
  });

  test('are noticed once, also when the setting comes after the mounts', () => {
    const stack = newStack();
    const bucket = new CfnBucket(stack, 'Bucket');
    mount(stack, bucket).role.mount(bucket, { prefixes: ['street'] });
    bucket.addPropertyOverride('OwnershipControls.Rules', [{ ObjectOwnership: 'ObjectWriter' }]);
    expect(told(stack)).toEqual(warned('ObjectWriter'));
  });

  test('are not warned of when the setting is put right after the mount', () => {
    const stack = newStack();
    const bucket = new CfnBucket(stack, 'Bucket', { ownershipControls: controls('ObjectWriter') });
    mount(stack, bucket);
    bucket.ownershipControls = controls('BucketOwnerEnforced');
    expect(told(stack)).toEqual([]);
  });

  test('count in one branch of a choice, too', () => {
    const stack = newStack();
    const bucket = new CfnBucket(stack, 'Bucket');
    bucket.addPropertyOverride('OwnershipControls.Rules', [{ ObjectOwnership: Fn.conditionIf('Old', 'ObjectWriter', 'BucketOwnerEnforced') }]);
    mount(stack, bucket);
    expect(told(stack)).toEqual(warned('ObjectWriter'));
  });
});
