import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { BucketMount, BucketMountProps, HastyAccessRole } from '../../src/aws';
import { ImportMode } from '../../src/contract';
import { ENV, EXTERNAL_ID, inputWarningsOf, newStack, resources, warningsOf } from '../support/stack';

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
    ['is an L1', (stack, bucketName) => new CfnBucket(stack, 'Bucket', { bucketName })],
    ['is imported', (stack, bucketName) => Bucket.fromBucketName(stack, 'Bucket', bucketName)],
  ])('with a dot comes with a warning when the bucket %s, and one without does not', (_, bucket) => {
    const [dotted, plain] = [newStack(), newStack()];
    mount(dotted, bucket(dotted, 'images.acme'));
    mount(plain, bucket(plain, 'images-acme'));
    expect(inputWarningsOf(dotted)).toEqual([DOT]);
    expect(inputWarningsOf(plain)).toEqual([]);
  });
});

describe('a bucket of another account', () => {
  const theirs = (stack: Stack) => Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'their-images', account: '444455556666' });
  const foreign = (stack: Stack) => inputWarningsOf(stack).filter(({ id }) => id === 'hasty-bucket-constructs:bucketInOtherAccount').map(({ text }) => text);

  test.each([
    ['by its outputs', {}, '<RoleArn from the outputs>'],
    ['by its ARN where that is known', { roleName: 'Hasty', path: '/vendors/' }, 'arn:aws:iam::111122223333:role/vendors/Hasty'],
  ])('comes with the statements that its owner must add, which name the role %s', (_, role, arn) => {
    const stack = newStack(ENV);
    mount(stack, theirs(stack), { ...role, wholeBucket: false, prefixes: ['street'] });
    const [text, ...others] = foreign(stack);
    const [, words, json] = /^(.*?: )(\[.*\])$/.exec(text)!;
    expect(others).toEqual([]);
    expect(words).toBe('the bucket is in account 444455556666 and the role in 111122223333: the role alone does not open it; the bucket\'s owner must add these statements to its bucket policy: ');
    const Principal = { AWS: arn };
    expect(JSON.parse(json)).toEqual([
      { Sid: 'HastyLocate', Effect: 'Allow', Principal, Action: 's3:GetBucketLocation', Resource: ['arn:aws:s3:::their-images'] },
      { Sid: 'HastyList', Effect: 'Allow', Principal, Action: 's3:ListBucket', Resource: ['arn:aws:s3:::their-images'] },
      { Sid: 'HastyRead', Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: ['arn:aws:s3:::their-images/street/*'] },
    ]);
  });

  test('does not print a name that is not known as if it were', () => {
    const stack = newStack(ENV);
    mount(stack, theirs(stack), { roleName: Fn.importValue('RoleName') });
    expect(foreign(stack)[0]).toContain('<RoleArn from the outputs>');
  });

  test('does not print a parameter as CDK writes it', () => {
    const stack = newStack(ENV);
    const [prefix, accessUntil] = ['Folder', 'End'].map((id) => new CfnParameter(stack, id).valueAsString);
    mount(stack, theirs(stack), { wholeBucket: false, prefixes: [prefix], accessUntil, importMode: ImportMode.COPY });
    expect(foreign(stack)[0]).not.toContain('Token[');
    expect(foreign(stack)[0]).toMatch(/Folder.*End|End.*Folder/);
  });

  test('has statements for its bucket policy that S3 takes: none about a key', () => {
    const stack = newStack(ENV);
    const key = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:444455556666:key/k1');
    mount(stack, theirs(stack), { encryptionKeys: [key] });
    const [, bucketPolicy] = /bucket policy: (\[.*?\}\])/.exec(foreign(stack)[0])!;
    expect(bucketPolicy).toContain('s3:GetObject');
    expect(bucketPolicy).not.toContain('kms:'); // S3 refuses a bucket policy with actions of another service
    expect(foreign(stack)[0]).toMatch(/key policy.*kms:Decrypt/); // the key's owner has to let the role in, too
  });

  test('is not taken for one when it is in the role\'s, or when that is not known', () => {
    const [own, agnostic] = [newStack(ENV), newStack()];
    mount(own, Bucket.fromBucketAttributes(own, 'Bucket', { bucketName: 'acme-images', account: ENV.account }));
    mount(agnostic, theirs(agnostic));
    expect([foreign(own), foreign(agnostic)]).toEqual([[], []]);
  });
});

test('a bucket that is not made here keeps its CORS rules, and a warning has the command that adds ours', () => {
  const stack = newStack();
  mount(stack, Bucket.fromBucketName(stack, 'Bucket', 'acme-images'));
  const [{ id, text }, ...others] = warningsOf(stack);
  expect([id, others]).toEqual(['hasty-bucket-constructs:corsNotManaged', []]);
  expect(text.split('\n')[0]).toBe(
    'the bucket is not made in this app, so its CORS rules cannot be set here, and without Hasty\'s rule images do not load in Hasty\'s app; this command adds it and keeps the others:');
  expect(text).toContain('aws s3api get-bucket-cors --bucket acme-images');
  expect(text).toContain('aws s3api put-bucket-cors --bucket acme-images');
  expect(text).toContain('{"AllowedHeaders":["Authorization"],"AllowedMethods":["GET","HEAD"],"AllowedOrigins":["https://app.hasty.ai"],"ExposeHeaders":["Access-Control-Allow-Origin"]}');
  expect(resources(stack, 'AWS::S3::Bucket')).toEqual([]);
});
