import { App, CfnParameter, NestedStack, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { BucketMount, BucketMountProps, HastyAccessRole, HastyBucket, HastyBucketProps } from '../../src/aws';
import { ImportMode, ListingScope } from '../../src/contract';
import { EXTERNAL_ID, newStack } from '../support/stack';
import { deployedText, outputsOf, templateOf } from '../support/template';

const NAMES = ['ImagesBucketName', 'ImagesRoleArn', 'ImagesExternalId', 'ImagesHastyScope', 'ImagesHastyRegistration'];
const ROLE_ARN = 'arn:aws:iam::111122223333:role/Hasty';

function newBucket(scope: Construct, id: string, props: Partial<HastyBucketProps> = {}) {
  return new HastyBucket(scope, id, { externalId: EXTERNAL_ID, ...props });
}
function mount(scope: Construct, id: string, props: Partial<BucketMountProps> = {}) {
  const bucket = Bucket.fromBucketName(scope, `${id}Imported`, 'acme-images');
  return new BucketMount(scope, id, { externalId: EXTERNAL_ID, bucket, prefixes: ['street'], ...props });
}

describe('the outputs', () => {
  test('of a new bucket have stable names, and say what was made', () => {
    const stack = newStack();
    newBucket(stack, 'Images');
    const outputs = outputsOf(stack);
    expect(Object.keys(outputs)).toEqual(NAMES);
    expect(outputs).toMatchObject({
      ImagesBucketName: { Ref: 'ImagesBucket4B6DB8E1' },
      ImagesRoleArn: { 'Fn::GetAtt': ['ImagesMountRole8C04B2E6', 'Arn'] },
      ImagesExternalId: EXTERNAL_ID,
      ImagesHastyScope: 'reads the whole bucket',
    });
  });

  test('of a mount have the same names', () => {
    const stack = newStack();
    mount(stack, 'Images');
    expect(Object.keys(outputsOf(stack))).toEqual(NAMES);
    expect(outputsOf(stack)).toMatchObject({
      ImagesBucketName: 'acme-images',
      ImagesRoleArn: { 'Fn::GetAtt': ['ImagesRole2C169755', 'Arn'] },
      ImagesExternalId: EXTERNAL_ID,
      ImagesHastyScope: 'reads street/; lists the key names of the whole bucket',
    });
  });

  test('each say what they are for', () => {
    const stack = newStack();
    mount(stack, 'Images');
    const descriptions = Object.values<any>(templateOf(stack).Outputs).map(({ Description }) => Description);
    expect(descriptions).toEqual([
      'The bucket that Hasty reads', 'The role that Hasty assumes', 'The ExternalId that Hasty must send', 'What Hasty can see', 'What to register at Hasty',
    ]);
  });

  test('of a role list all of its buckets', () => {
    const stack = newStack();
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    role.mount(Bucket.fromBucketName(stack, 'Street', 'acme-street'), { prefixes: ['2026'] });
    role.mount(Bucket.fromBucketName(stack, 'Aerial', 'acme-aerial'), { wholeBucket: true });
    role.mount(Bucket.fromBucketName(stack, 'StreetAgain', 'acme-street'), { prefixes: ['2027'] });
    const outputs = outputsOf(stack);
    expect(Object.keys(outputs)).toEqual(['HastyRoleArn', 'HastyExternalId', 'HastyHastyRegistrations']);
    expect(JSON.parse(deployedText(outputs.HastyHastyRegistrations, { 'HastyAFFDAEA8.Arn': ROLE_ARN })).map((entry: any) => entry.bucket_s3))
      .toEqual(['acme-street', 'acme-aerial']);
  });

  test('are left out when they are not wanted', () => {
    const stack = newStack();
    newBucket(stack, 'New', { outputs: false });
    mount(stack, 'Old', { outputs: false });
    new HastyAccessRole(stack, 'Role', { externalId: EXTERNAL_ID, outputs: false }).mount(new Bucket(stack, 'Bucket'), { wholeBucket: true });
    expect(outputsOf(stack)).toEqual({});
  });

  test('of a nested stack are its own', () => {
    const stack = newStack();
    const nested = new NestedStack(stack, 'Nested');
    newBucket(nested, 'Images');
    expect(Object.keys(outputsOf(nested))).toEqual(NAMES);
    expect(outputsOf(stack)).toEqual({});
  });
});

describe('the output HastyRegistration', () => {
  const registration = (stack: Stack) =>
    JSON.parse(deployedText(outputsOf(stack).ImagesHastyRegistration, {
      'ImagesBucket4B6DB8E1': 'acme-new', 'ImagesMountRole8C04B2E6.Arn': ROLE_ARN, 'ImagesRole2C169755.Arn': ROLE_ARN,
    }));

  test('is the JSON that Hasty wants, and the same as the construct has', () => {
    const stack = newStack();
    const images = newBucket(stack, 'Images');
    expect(registration(stack)).toEqual({ description: 'Stack/Images/Bucket', cloud_provider: 's3', bucket_s3: 'acme-new', role: ROLE_ARN });
    expect(stack.resolve(images.registration.toJson()))
      .toEqual({ description: 'Stack/Images/Bucket', cloud_provider: 's3', bucket_s3: { Ref: 'ImagesBucket4B6DB8E1' }, role: { 'Fn::GetAtt': ['ImagesMountRole8C04B2E6', 'Arn'] } });
  });

  test('is JSON whatever the construct is called', () => {
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, 'the "best"\\images', 'acme-images');
    mount(stack, 'Images', { bucket });
    expect(registration(stack)).toEqual({ description: 'Stack/the "best"\\images', cloud_provider: 's3', bucket_s3: 'acme-images', role: ROLE_ARN });
  });
});

describe('the output HastyScope', () => {
  test.each<[string, Partial<BucketMountProps>]>([
    ['reads the whole bucket', { prefixes: undefined, wholeBucket: true }],
    ['reads street/; lists the key names of the whole bucket', { prefixes: ['/street'] }],
    ['reads street/2026/, aerial/; lists the key names of the whole bucket', { prefixes: ['street/2026', 'aerial/'] }],
    ['reads street/', { listing: ListingScope.PREFIX }],
    ['reads street/; until 2099-12-01T00:00:00Z', { listing: ListingScope.PREFIX, importMode: ImportMode.COPY, accessUntil: '2099-12-01T00:00:00Z' }],
    ['reads street/; lists the key names of the whole bucket; until 2099-12-01T00:00:00Z', { importMode: ImportMode.COPY, accessUntil: '2099-12-01T00:00:00Z' }],
    ['reads the whole bucket; until 2099-12-01T00:00:00Z', { prefixes: undefined, wholeBucket: true, importMode: ImportMode.COPY, accessUntil: '2099-12-01T00:00:00Z' }],
  ])('says: %s', (sentence, props) => {
    const stack = newStack();
    mount(stack, 'Images', props);
    expect(outputsOf(stack).ImagesHastyScope).toBe(sentence);
  });

  test('has the value of a parameter in it once deployed', () => {
    const stack = newStack();
    mount(stack, 'Images', { prefixes: [new CfnParameter(stack, 'Folder').valueAsString] });
    expect(deployedText(outputsOf(stack).ImagesHastyScope, { Folder: 'street/' })).toBe('reads street/; lists the key names of the whole bucket');
  });
});

describe('names of outputs', () => {
  test('leave out what CloudFormation does not take', () => {
    const stack = newStack();
    newBucket(stack, 'my-images_2026.a');
    expect(Object.keys(outputsOf(stack))[0]).toBe('myimages2026aBucketName');
  });

  test.each<[string, (stack: Stack) => void, string]>([
    ['two buckets with ids that differ in a dash', (stack) => [newBucket(stack, 'my-images'), newBucket(stack, 'myimages')], "output 'myimagesBucketName' of 'Stack/myimages' must be the only one of its name in the stack, and 'Stack/my-images' has it"],
    ['a bucket and a mount under another scope', (stack) => [newBucket(stack, 'Images'), mount(new Construct(stack, 'Scope'), 'Images')], "output 'ImagesBucketName' of 'Stack/Scope/Images' must be the only one of its name in the stack, and 'Stack/Images' has it"],
    ['two roles', (stack) => [new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID }), new HastyAccessRole(stack, 'Has-ty', { externalId: EXTERNAL_ID })], "output 'HastyRoleArn' of 'Stack/Has-ty' must be the only one of its name in the stack, and 'Stack/Hasty' has it"],
  ])('must not collide: %s', (_, build, message) => {
    expect(() => build(newStack())).toThrow(new Error(`${message}; give one of the two another id, or \`outputs: false\``));
  });

  test('do not collide across stacks, or with constructs that have none', () => {
    const stack = newStack();
    newBucket(stack, 'my-images');
    newBucket(stack, 'myimages', { outputs: false });
    newBucket(new Stack(stack.node.root as App, 'Other'), 'my-images');
    expect(Object.keys(outputsOf(stack))).toHaveLength(5);
  });
});
