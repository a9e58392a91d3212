import { Stack } from 'aws-cdk-lib';
import { Bucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { BucketMount, BucketMountProps, HastyAccessRole } from '../../src/aws';
import { ENV, EXTERNAL_ID, inputWarningsOf, newStack, resources, retainedL1, warningsOf } from '../support/stack';

const mount = (stack: Stack, bucket: IBucketRef, props: Partial<BucketMountProps> = {}) => (
  new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, wholeBucket: true, ...props }));

describe('the partition', () => {
  const wrong = (what: string, region: string, partition: string) => new Error(
    `${what} must be in the partition 'aws', where Hasty's account is, got region '${region}' of partition '${partition}'; AssumeRole does not cross partitions, copy the images to a bucket in a commercial region`);

  test.each([['cn-north-1', 'aws-cn'], ['us-gov-west-1', 'aws-us-gov'], ['eusc-de-east-1', 'aws-eusc']])('of a role in %s is refused', (region, partition) => {
    expect(() => new HastyAccessRole(newStack({ region }), 'Hasty', { externalId: EXTERNAL_ID })).toThrow(wrong('the role', region, partition));
  });

  test('of a bucket elsewhere is refused', () => {
    const stack = newStack(ENV);
    const bucket = Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'acme-images', region: 'cn-north-1' });
    expect(() => mount(stack, bucket)).toThrow(wrong('a bucket', 'cn-north-1', 'aws-cn'));
  });

  test.each(['eu-central-1', 'us-east-1', 'moon-east-1', undefined])('of the region %s is Hasty\'s, or is taken for it when nobody knows', (region) => {
    const stack = newStack({ region });
    mount(stack, new Bucket(stack, 'Bucket'));
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('a bucket\'s name', () => {
  const DOT = {
    id: 'hasty-bucket-constructs:bucketNameWithDot',
    text: 'bucket \'images.acme\' has a dot in its name, and browsers refuse the certificate of such a bucket\'s address (*.s3.amazonaws.com covers one label); copy the images to a bucket without dots',
  };

  test.each<[string, (stack: Stack, name: string) => IBucketRef]>([
    ['is made here', (stack, bucketName) => new Bucket(stack, 'Bucket', { bucketName })],
    ['is an L1', (stack, bucketName) => retainedL1(stack, 'Bucket', { bucketName })],
    ['is imported', (stack, bucketName) => Bucket.fromBucketName(stack, 'Bucket', bucketName)],
  ])('with a dot comes with a warning when the bucket %s, and one without does not', (_, bucket) => {
    const [dotted, plain] = [newStack(), newStack()];
    mount(dotted, bucket(dotted, 'images.acme'));
    mount(plain, bucket(plain, 'images-acme'));
    expect(inputWarningsOf(dotted)).toEqual([DOT]);
    expect(inputWarningsOf(plain)).toEqual([]);
  });
});

test('a bucket that is not made here keeps its CORS rules, and a warning has the command that adds ours', () => {
  const stack = newStack();
  mount(stack, Bucket.fromBucketName(stack, 'Bucket', 'acme-images'));
  const [{ id, text }, ...others] = warningsOf(stack);
  expect([id, others]).toEqual(['hasty-bucket-constructs:corsNotManaged', []]);
  expect(text.split('\n')[0]).toBe(
    'the bucket is not made in this app, so its CORS rules are not set, and without Hasty\'s rule images do not load in Hasty\'s app; '
    + 'give `cors: HastyCors.merge()`, and the stack keeps the rule, or run this command once, which adds it and keeps the others:');
  expect(text).toContain('aws s3api get-bucket-cors --bucket acme-images');
  expect(text).toContain('aws s3api put-bucket-cors --bucket acme-images');
  expect(text).toContain('{"AllowedHeaders":["Authorization"],"AllowedMethods":["GET","HEAD"],"AllowedOrigins":["https://app.hasty.ai"],"ExposeHeaders":["Access-Control-Allow-Origin"]}');
  expect(resources(stack, 'AWS::S3::Bucket')).toEqual([]);
});
