import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ExistingBucketCors, HastyCors } from '../../../src/aws';
import { found, kept, RULE_TYPE } from '../../support/existing-bucket';
import { ENV, newStack, synthErrors } from '../../support/stack';

describe('a bucket', () => {
  test.each<[string, (stack: Stack) => any, string]>([
    ['made in the app', (stack) => new Bucket(stack, 'Own'), '`bucket` must be one that is not made in this app, got: \'Stack/Own/Resource\', whose stack sets all of its CORS rules; leave `cors` out and give a mount that bucket itself, or write bucket.with(new BucketHastyCors())'],
    ['made in the app, by its name', (stack) => Bucket.fromBucketName(stack, 'ByName', new Bucket(stack, 'Own').bucketName), '`bucket` must be one that is not made in this app, got: \'Stack/Own/Resource\''],
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

test('a bucket whose name a bucket of the app has is refused at synth, wherever that is', () => {
  const errors = (bucketName: string) => {
    const stack = newStack();
    kept(stack);
    new Bucket(new Stack(stack.node.root as App, 'Storage'), 'Own', { bucketName });
    return synthErrors(stack);
  };
  expect(errors('acme-archive')).toEqual([]);
  expect(errors('acme-images')).toEqual([expect.stringContaining('`bucket` must be one that is not made in this app, got: \'Storage/Own/Resource\'')]);
});

test('a rule must not be asked for a snapshot of when it goes', () => {
  expect(() => kept(newStack(), 'Cors', { removalPolicy: RemovalPolicy.SNAPSHOT })).toThrow('`removalPolicy` must be DESTROY or RETAIN, got: SNAPSHOT');
  expect(() => kept(newStack(), 'Cors', { removalPolicy: RemovalPolicy.RETAIN })).not.toThrow();
});

test('an option that is misspelt is refused, or a dry run would be a real one', () => {
  expect(() => HastyCors.merge({ dryrun: true } as object)).toThrow('the options of HastyCors.merge() must be among dryRun, outputs, removalPolicy, revision, got: \'dryrun\'');
  expect(() => HastyCors.merge({ dryRun: true, outputs: false, removalPolicy: RemovalPolicy.RETAIN, revision: '1' })).not.toThrow();
});
