import { CfnParameter, Fn, Stack, Token } from 'aws-cdk-lib';
import { Bucket, CfnBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { BucketMount } from '../../src/aws';
import { ENV, EXTERNAL_ID, inputWarningsOf, newStack, parameters, statements } from '../support/stack';

function mounted(bucket: (stack: Stack) => IBucketRef, stack = newStack(ENV)): Stack {
  new BucketMount(stack, 'Images', { bucket: bucket(stack), externalId: EXTERNAL_ID, wholeBucket: true });
  return stack;
}
const named = (name: (stack: Stack) => string) => (stack: Stack) => Bucket.fromBucketName(stack, 'Bucket', name(stack));
const readable = (stack: Stack) => statements(stack).access.find(({ Sid }) => Sid === 'HastyRead').Resource;

describe('the ARN of a bucket in the role\'s policy', () => {
  test.each([ENV, undefined])('is literal where the bucket is given by its name (environment: %j)', (env) => {
    expect(readable(mounted(named(() => 'acme-images'), newStack(env)))).toEqual(['arn:aws:s3:::acme-images/*']);
    expect(readable(mounted((stack) => Bucket.fromBucketArn(stack, 'Bucket', 'arn:aws:s3:::acme-images'), newStack(env)))).toEqual(['arn:aws:s3:::acme-images/*']);
  });

  test.each<[string, (stack: Stack) => IBucketRef]>([
    ['an L2', (stack) => new Bucket(stack, 'Bucket', { bucketName: 'acme-images' })],
    ['an L1', (stack) => new CfnBucket(stack, 'Bucket', { bucketName: 'acme-images' })],
  ])('is the bucket\'s own where it is made here, as %s', (_, bucket) => {
    const stack = mounted(bucket);
    const logicalId = stack.resolve((stack.node.findChild('Bucket').node.defaultChild as CfnBucket ?? stack.node.findChild('Bucket')).logicalId);
    expect(readable(stack)).toEqual([{ 'Fn::Join': ['', [{ 'Fn::GetAtt': [logicalId, 'Arn'] }, '/*']] }]);
  });

  test.each([
    ['another partition', 'arn:aws-cn:s3:::acme-images'],
    ['an access point', 'arn:aws:s3:eu-central-1:111122223333:accesspoint/acme'],
  ])('must not be that of %s', (_, arn) => {
    expect(() => mounted((stack) => Bucket.fromBucketArn(stack, 'Bucket', arn))).toThrow(new Error(
      `a bucket must have an ARN such as arn:aws:s3:::acme-images, got: '${arn}'; give one bucket of the partition 'aws', where Hasty's account is`));
  });
});

describe('the name of a bucket', () => {
  test.each(['abc', 'acme-images', 'acme.images', 'Acme_Images', '0'.repeat(63)])('may be %j', (name) => {
    expect(readable(mounted(named(() => name)))).toEqual([`arn:aws:s3:::${name}/*`]);
  });

  test.each(['acme-images-ab12cd34-s3alias', 'acme--ol-s3', 'acme--euc1-az1--x-s3', 'acme.mrap'])('must not be that of something else: %j', (name) => {
    expect(() => mounted(named(() => name))).toThrow(new Error(
      `a bucket must have the name of one bucket, without wildcards, and be no access point or directory bucket, got: '${name}'; give the bucket's own name`));
  });

  test.each(['acme-*', '*', 'acme-?mages', 'acme-${aws:username}'])('must not be a pattern, whoever is the first to say so: %j', (name) => {
    expect(() => mounted(named(() => name))).toThrow(/name/);
    // an L1 that is only referred to passes CDK's own checks
    expect(() => mounted((stack) => CfnBucket.fromBucketName(stack, 'Bucket', name))).toThrow(new Error(
      `a bucket must have the name of one bucket, without wildcards, and be no access point or directory bucket, got: '${name}'; give the bucket's own name`));
  });
});

describe('the name of a bucket that is not known at synth', () => {
  const NOT_CHECKED = [{
    id: 'hasty-bucket-constructs:notChecked',
    text: 'the name of the bucket is not known at synth, so nothing was checked; make sure that it is the name of one bucket, without wildcards',
  }];

  test('may be the value of a parameter, and CloudFormation checks its form', () => {
    const stack = mounted(named((scope) => new CfnParameter(scope, 'Name').valueAsString));
    expect(parameters(stack).Name).toEqual({
      Type: 'String', AllowedPattern: '^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$', ConstraintDescription: 'must be the name of one bucket',
    });
    expect(inputWarningsOf(stack)).toEqual([]);
  });

  test('must not be a parameter that offers a pattern', () => {
    expect(() => mounted(named((stack) => new CfnParameter(stack, 'Name', { default: 'acme-*' }).valueAsString))).toThrow(new Error(
      'parameter \'Stack/Name\' must be the name of one bucket, and its default or allowed value is not, got: \'acme-*\''));
  });

  test.each<[string, (stack: Stack) => string]>([
    ['a value of another stack', () => Fn.importValue('Name')],
    ['a parameter and more', (stack) => `acme-${new CfnParameter(stack, 'Name').valueAsString}`],
    ['a parameter with a pattern of its own', (stack) => new CfnParameter(stack, 'Name', { allowedPattern: '.*' }).valueAsString],
  ])('may be %s, with a warning that nothing was checked', (_, name) => {
    expect(inputWarningsOf(mounted(named(name)))).toEqual(NOT_CHECKED);
  });

  test('needs no warning when the bucket is made in this app', () => {
    const stack = mounted((scope) => Bucket.fromBucketName(scope, 'Bucket', new Bucket(scope, 'Made').bucketName));
    expect(inputWarningsOf(stack)).toEqual([]);
  });

  test('must not be a pattern around a value', () => {
    expect(() => mounted((stack) => CfnBucket.fromBucketName(stack, 'Bucket', `${Fn.importValue('Name')}*`))).toThrow(/must have the name of one bucket, without wildcards, got: /);
  });

  test('is shown in no error as CDK writes it', () => {
    const name = `${Fn.importValue('Name')}*`;
    expect(Token.isUnresolved(name)).toBe(true);
    expect(() => mounted((stack) => CfnBucket.fromBucketName(stack, 'Bucket', name))).toThrow(expect.objectContaining({ message: expect.not.stringContaining('Token[') }));
  });
});
