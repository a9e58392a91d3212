import { App, Environment, PhysicalName, Stack } from 'aws-cdk-lib';
import { Bucket, CfnBucket, HttpMethods, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { BucketMount, BucketMountProps, HastyAccessRole } from '../../src/aws';
import { corsRules, HASTY_RULE } from '../support/cors';
import { deepFreeze } from '../support/freeze';
import { ENV, EXTERNAL_ID, newStack, resources, retainedL1, statements, synthErrors, warningsOf } from '../support/stack';
import { outputsOf, resourceTypes, templateOf } from '../support/template';

const LITERAL = 'arn:aws:s3:::acme-images';
const OTHER_REGION = { ...ENV, region: 'us-east-1' };

function mount(bucket: IBucketRef, props: Partial<BucketMountProps> = {}, stack = Stack.of(bucket)): BucketMount {
  return new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, prefixes: ['street'], ...props });
}
/** The resources of the statements that allow something. */
const allowed = (stack: Stack) => statements(stack).access.filter(({ Effect }) => Effect === 'Allow').map(({ Resource }) => Resource);
const streetOf = (arn: object) => ({ 'Fn::Join': ['', [arn, '/street/*']] });
const ids = (stack: Stack) => warningsOf(stack).map(({ id }) => id.replace('hasty-bucket-constructs:', ''));

describe('a bucket of the same stack', () => {
  test.each<[string, (stack: Stack) => IBucketRef]>([
    ['as an L1', (stack) => retainedL1(stack, 'Own')],
    ['as an L2', (stack) => new Bucket(stack, 'Own')],
  ])('is mounted %s', (_, bucketIn) => {
    const stack = newStack();
    const bucket = bucketIn(stack);
    mount(bucket);
    const arn = stack.resolve(bucket.bucketRef.bucketArn);
    expect(arn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Own/), 'Arn'] });
    expect(allowed(stack)).toEqual([[arn], [arn], [streetOf(arn)]]);
    expect(corsRules(stack)).toEqual([HASTY_RULE]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('keeps all that it has', () => {
    const build = (stack: Stack) => new Bucket(stack, 'Own', { versioned: true, enforceSSL: true, cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: ['*'] }] });
    const [bare, mounted] = [newStack(), newStack()];
    build(bare);
    mount(build(mounted));
    const { CorsConfiguration, ...rest } = resources(mounted, 'AWS::S3::Bucket')[0];
    expect({ ...rest, CorsConfiguration: { CorsRules: CorsConfiguration.CorsRules.slice(1) } }).toEqual(resources(bare, 'AWS::S3::Bucket')[0]);
    expect(resources(mounted, 'AWS::S3::BucketPolicy')).toEqual(resources(bare, 'AWS::S3::BucketPolicy'));
  });
});

describe('an imported bucket', () => {
  test.each<[string, (stack: Stack) => IBucketRef]>([
    ['by its name', (stack) => Bucket.fromBucketName(stack, 'Own', 'acme-images')],
    ['by its ARN', (stack) => Bucket.fromBucketArn(stack, 'Own', LITERAL)],
    ['by its attributes', (stack) => Bucket.fromBucketAttributes(stack, 'Own', { bucketName: 'acme-images', account: ENV.account, region: 'us-east-1' })],
    ['as an L1', (stack) => CfnBucket.fromBucketName(stack, 'Own', 'acme-images')],
  ])('is mounted %s, with a literal ARN and a warning of its CORS rules', (_, bucketIn) => {
    const stack = newStack(ENV);
    mount(bucketIn(stack));
    expect(allowed(stack)).toEqual([[LITERAL], [LITERAL], [`${LITERAL}/street/*`]]);
    expect(Object.values(resourceTypes(stack))).toEqual(['AWS::IAM::Role']);
    expect(ids(stack)).toEqual(['corsNotManaged']);
  });

  test('of another account is warned of once more, since its owner has to let the role in', () => {
    const stack = newStack(ENV);
    mount(Bucket.fromBucketAttributes(stack, 'Own', { bucketName: 'acme-images', account: '444455556666' }));
    expect(ids(stack).sort()).toEqual(['bucketInOtherAccount', 'corsNotManaged']);
  });
});

describe('a bucket of another stack', () => {
  function stacks(one?: Environment, other?: Environment): [Stack, Stack] {
    const app = new App({ analyticsReporting: false, treeMetadata: false });
    return [new Stack(app, 'Buckets', { env: one }), new Stack(app, 'Hasty', { env: other })];
  }

  test.each([['whose region is known', ENV], ['that fits any region', undefined]])('%s is referred to, and its CORS rules are set there', (_, env) => {
    const [buckets, hasty] = stacks(env, env);
    mount(new Bucket(buckets, 'Own'), {}, hasty);
    const [[arn], ...others] = allowed(hasty);
    const [exported] = Object.entries(outputsOf(buckets)).filter(([, value]) => value['Fn::GetAtt']?.[1] === 'Arn').map(([name]) => name);
    expect(arn).toEqual({ 'Fn::ImportValue': `Buckets:${exported}` });
    expect(others).toEqual([[arn], [streetOf(arn)]]);
    expect(corsRules(buckets)).toEqual([HASTY_RULE]);
    expect(ids(hasty).filter((id) => !id.startsWith('@aws-cdk/'))).toEqual([]);
  });

  test('in another region is named', () => {
    const [buckets, hasty] = stacks(ENV, OTHER_REGION);
    mount(new Bucket(buckets, 'Own', { bucketName: 'acme-images' }), {}, hasty);
    const arn = (rest: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:s3:::acme-images${rest}`]] });
    expect(allowed(hasty)).toEqual([[arn('')], [arn('')], [arn('/street/*')]]);
    expect(outputsOf(hasty).ImagesBucketName).toBe('acme-images');
    expect(corsRules(buckets)).toEqual([HASTY_RULE]);
  });

  test('in another region may get its name from CDK', () => {
    const [buckets, hasty] = stacks(ENV, OTHER_REGION);
    mount(new Bucket(buckets, 'Own', { bucketName: PhysicalName.GENERATE_IF_NEEDED }), {}, hasty);
    expect(outputsOf(hasty).ImagesBucketName).toBe(resources(buckets, 'AWS::S3::Bucket')[0].BucketName);
  });

  test('in another region must have a name, as CDK says', () => {
    const [buckets, hasty] = stacks(ENV, OTHER_REGION);
    expect(() => templateOf(Stack.of(mount(new Bucket(buckets, 'Own'), {}, hasty)))).toThrow('Cannot use resource \'Buckets/Own\' in a cross-environment fashion');
  });
});

describe('what Hasty may read of a bucket', () => {
  test('must be said', () => {
    const bucket = new Bucket(newStack(), 'Own');
    expect(() => mount(bucket, { prefixes: undefined })).toThrow(
      new Error('`prefixes` must name the folders that Hasty may read, got: undefined; for all of an existing bucket say `wholeBucket: true`'));
  });

  test('must be said once', () => {
    const bucket = new Bucket(newStack(), 'Own');
    expect(() => mount(bucket, { wholeBucket: true })).toThrow(
      new Error('`prefixes` and `wholeBucket: true` exclude each other, got both: ["street"]; keep one'));
  });

  test('may be all of it', () => {
    const stack = newStack();
    mount(Bucket.fromBucketName(stack, 'Own', 'acme-images'), { prefixes: undefined, wholeBucket: true });
    expect(allowed(stack)).toEqual([[LITERAL], [LITERAL], [`${LITERAL}/*`]]);
  });

  test('may be folders, and not all of it', () => {
    const stack = newStack();
    mount(Bucket.fromBucketName(stack, 'Own', 'acme-images'), { wholeBucket: false });
    expect(allowed(stack)).toEqual([[LITERAL], [LITERAL], [`${LITERAL}/street/*`]]);
  });
});

describe('one bucket', () => {
  test('mounted by two constructs has two roles and one CORS rule, with the origins of both', () => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Own');
    new BucketMount(stack, 'Street', { bucket, externalId: EXTERNAL_ID, prefixes: ['street'] });
    new BucketMount(stack, 'Aerial', { bucket, externalId: 'aaaaaaaa-1111-4222-8333-444455556666', prefixes: ['aerial'], corsOrigins: ['https://app.acme.example'] });
    expect(corsRules(stack)).toEqual([{ ...HASTY_RULE, AllowedOrigins: ['https://app.hasty.ai', 'https://app.acme.example'] }]);
    const trusted = resources(stack, 'AWS::IAM::Role').map((role) => role.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals['sts:ExternalId']);
    expect(trusted).toEqual([EXTERNAL_ID, 'aaaaaaaa-1111-4222-8333-444455556666']);
    expect(Object.keys(outputsOf(stack))).toHaveLength(10);
  });

  test('mounted by constructs of two stacks has one CORS rule', () => {
    const stack = newStack(ENV);
    const bucket = new Bucket(stack, 'Own');
    mount(bucket);
    mount(bucket, {}, new Stack(stack.node.root as App, 'Other', { env: ENV }));
    expect(corsRules(stack)).toEqual([HASTY_RULE]);
  });

  test('mounted twice by one role has one CORS rule, and one statement of each kind', () => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Own');
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    role.mount(bucket, { prefixes: ['street'] });
    role.mount(bucket, { prefixes: ['aerial', 'street'] });
    const arn = stack.resolve(bucket.bucketArn);
    expect(allowed(stack)).toEqual([[arn], [arn], [streetOf(arn), { 'Fn::Join': ['', [arn, '/aerial/*']] }]]);
    expect(corsRules(stack)).toEqual([HASTY_RULE]);
    expect(role.registrations).toHaveLength(1);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('imported twice is mounted as one', () => {
    const stack = newStack();
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    role.mount(Bucket.fromBucketName(stack, 'ByName', 'acme-images'), { prefixes: ['street'] });
    role.mount(Bucket.fromBucketArn(stack, 'ByArn', LITERAL), { prefixes: ['aerial'] });
    expect(allowed(stack)).toEqual([[LITERAL], [LITERAL], [`${LITERAL}/street/*`, `${LITERAL}/aerial/*`]]);
    expect(role.registrations).toHaveLength(1);
  });
});

describe('names that others rely on', () => {
  test('are those of the resources and constructs', () => {
    const stack = newStack();
    const images = mount(Bucket.fromBucketName(stack, 'Own', 'acme-images'));
    expect(resourceTypes(stack)).toEqual({ ImagesRole2C169755: 'AWS::IAM::Role' });
    expect(images.node.findAll().map(({ node }) => node.path.replace('Stack/', ''))).toEqual([
      'Images', 'Images/Role', 'Images/Role/Resource', 'Images/Role/Resource/Resource',
      'Images/BucketName', 'Images/RoleArn', 'Images/ExternalId', 'Images/HastyScope', 'Images/HastyRegistration',
    ]);
  });

  test('lead to what was made', () => {
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, 'Own', 'acme-images');
    const images = mount(bucket);
    expect(images.bucket).toBe(bucket);
    expect(stack.resolve([images.roleArn, images.role.roleArn])).toEqual(Array(2).fill({ 'Fn::GetAtt': ['ImagesRole2C169755', 'Arn'] }));
    expect(images.role.registrations).toEqual([images.registration]);
    expect(images.registration.toJson()).toMatchObject({ bucket_s3: 'acme-images', cloud_provider: 's3' });
  });
});

test('the properties that are given stay as they are', () => {
  const stack = newStack();
  const lists = deepFreeze({ prefixes: ['/street'], corsOrigins: ['https://app.hasty.ai'], encryptionKeys: [] });
  const props = Object.freeze({ bucket: new Bucket(stack, 'Own'), externalId: EXTERNAL_ID, ...lists });
  new BucketMount(stack, 'Images', props); // a write to a frozen object throws
  new BucketMount(stack, 'Again', props);
  const [one, other] = resources(stack, 'AWS::IAM::Role');
  expect(one).toEqual(other);
});
