import { App, Duration, Fn, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket, HttpMethods, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { BucketMount, HastyAccessRole, HastyBucket } from '../../src/aws';
import { ImportMode, ListingScope } from '../../src/contract';
import { EXTERNAL_ID, newStack, resources, statements, synthErrors, warningsOf } from '../support/stack';

const allowed = (stack: Stack) => statements(stack).access.filter(({ Effect }) => Effect === 'Allow');

describe('a mount', () => {
  const EVERYTHING = { wholeBucket: true };

  test('of several buckets and folders is one policy of one role', () => {
    const stack = newStack();
    const hasty = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    hasty.mount(Bucket.fromBucketName(stack, 'Street', 'acme-street'), { prefixes: ['2026', '2027'] });
    hasty.mount(Bucket.fromBucketName(stack, 'Aerial', 'acme-aerial'), EVERYTHING);
    expect(allowed(stack).map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ['HastyLocate', ['arn:aws:s3:::acme-street', 'arn:aws:s3:::acme-aerial']],
      ['HastyList', ['arn:aws:s3:::acme-street']],
      ['HastyList2', ['arn:aws:s3:::acme-aerial']],
      ['HastyRead', ['arn:aws:s3:::acme-street/2026/*', 'arn:aws:s3:::acme-street/2027/*', 'arn:aws:s3:::acme-aerial/*']],
    ]);
    expect(hasty.registrations.map((registration) => registration.toJson().bucket_s3)).toEqual(['acme-street', 'acme-aerial']);
  });

  test.each<[string, (stack: Stack) => IBucketRef[]]>([
    ['a bucket', (stack) => Array(2).fill(new Bucket(stack, 'Bucket'))],
    ['an L1 bucket', (stack) => Array(2).fill(new CfnBucket(stack, 'Bucket'))],
    ['a bucket and its L1', (stack) => [new Bucket(stack, 'Bucket')].flatMap((bucket) => [bucket, bucket.node.defaultChild as CfnBucket])],
    ['a bucket that is imported twice', (stack) => ['A', 'B'].map((id) => Bucket.fromBucketName(stack, id, 'acme-images'))],
    ['a bucket of another stack', (stack) => ['A', 'B'].map((id) => Bucket.fromBucketName(stack, id, Fn.importValue('Images')))],
  ])('of %s once more changes nothing', (_, buckets) => {
    const template = (times: number) => {
      const stack = newStack();
      const hasty = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
      buckets(stack).slice(0, times).forEach((bucket) => hasty.mount(bucket, { prefixes: ['street'] }));
      expect(hasty.registrations).toHaveLength(1);
      return [statements(stack), resources(stack, 'AWS::S3::Bucket'), warningsOf(stack).map(({ id }) => id)];
    };
    expect(template(2)).toEqual(template(1));
  });

  test('gives the registration that Hasty wants', () => {
    const stack = newStack();
    const hasty = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    const bucket = new Bucket(stack, 'Bucket');
    expect(hasty.mount(bucket, EVERYTHING).toJson()).toEqual(
      { description: 'Stack/Bucket', cloud_provider: 's3', bucket_s3: bucket.bucketName, role: hasty.roleArn });
  });

  test.each([[ImportMode.LINK, ImportMode.COPY], [undefined, ImportMode.COPY], [ImportMode.COPY, undefined]])(
    'has the import mode of the role\'s other mounts: not %s and then %s', (first, second) => {
      const stack = newStack();
      const hasty = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
      hasty.mount(new Bucket(stack, 'A'), { ...EVERYTHING, importMode: first });
      expect(() => hasty.mount(new Bucket(stack, 'B'), { ...EVERYTHING, importMode: second })).toThrow(new Error(
        `all mounts of a role must have one import mode, 'Stack/Hasty' has ${first ?? 'LINK'} and got ${second ?? 'LINK'}; LINK needs access that stays and COPY access that ends, so make two roles`));
    });

  test.each([ImportMode.LINK, ImportMode.COPY])('may have the import mode of the others: %s', (importMode) => {
    const stack = newStack();
    const hasty = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    ['A', 'B'].forEach((id) => hasty.mount(new Bucket(stack, id), { ...EVERYTHING, importMode }));
    expect(hasty.registrations).toHaveLength(2);
  });

  test('may come until synth, and gives the role no new ARN', () => {
    const stack = newStack();
    const hasty = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    const before = stack.resolve(hasty.roleArn);
    hasty.mount(Bucket.fromBucketName(stack, 'Bucket', 'acme-images'), EVERYTHING);
    expect(stack.resolve(hasty.roleArn)).toEqual(before);
    expect(allowed(stack)[0].Resource).toEqual(['arn:aws:s3:::acme-images']);
  });
});

describe('what is given stays as it is', () => {
  const options = (stack: Stack) => ({
    prefixes: ['b/a/', '/b', 'a'],
    importMode: ImportMode.COPY,
    listing: ListingScope.PREFIX,
    accessUntil: '2029-06-01T00:00:00Z',
    corsOrigins: ['https://app.hasty.ai', 'https://eu.hasty.ai'],
    encryptionKeys: [new Key(stack, 'Key')],
  });
  const role = { externalId: EXTERNAL_ID, roleName: 'Hasty', maxSessionDuration: Duration.hours(6) };

  test.each<[string, (stack: Stack) => unknown]>([
    ['a role and its mounts', (stack) => {
      const hasty = new HastyAccessRole(stack, 'Hasty', deepFrozen(role));
      const given = deepFrozen(options(stack));
      ['A', 'B'].forEach((id) => hasty.mount(new Bucket(stack, id), given));
    }],
    ['a mount of its own', (stack) => new BucketMount(stack, 'Images', deepFrozen({ ...role, ...options(stack), bucket: new Bucket(stack, 'Bucket') }))],
    ['a new bucket', (stack) => {
      const bucketProps = { cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: ['https://acme.example'] }], lifecycleRules: [{ prefix: 'tmp/', expiration: Duration.days(1) }] };
      return new HastyBucket(stack, 'Images', deepFrozen({ ...role, ...options(stack), bucketProps }));
    }],
  ])('by %s', (_, build) => {
    const stack = newStack();
    build(stack);
    expect(synthErrors(stack)).toEqual([]);
  });
});

/** Writing to what is frozen throws. Constructs and CDK's own values are not the caller's plain data. */
function deepFrozen<T extends object>(value: T): T {
  if (![Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value))) return value;
  Object.values(value).filter((child) => typeof child === 'object').forEach(deepFrozen);
  return Object.freeze(value);
}

test('buckets of two stacks that have one logical id are two buckets: neither opens the other', () => {
  const app = new App({ analyticsReporting: false });
  const [eu, us] = ['Eu', 'Us'].map((id) => new Bucket(new Stack(app, id), 'Images'));
  const stack = new Stack(app, 'Hasty');
  const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
  role.mount(eu, { prefixes: ['street/'] });
  role.mount(us, { wholeBucket: true });
  const imports = (of: any): string => JSON.stringify(of).replace(/.*"(\w+):ExportsOutput[^"]*".*/, '$1');
  const read = statements(stack).access.find(({ Sid }) => Sid === 'HastyRead')!;
  expect((read.Resource as any[]).map((resource) => [imports(resource), resource['Fn::Join'][1].at(-1)])).toEqual([['Eu', '/street/*'], ['Us', '/*']]);
  expect(role.registrations).toHaveLength(2);
});

describe('what only callers without type checks can give', () => {
  const mounted = (bucket: any, options: object) => () =>
    new HastyAccessRole(newStack(), 'Hasty', { externalId: EXTERNAL_ID }).mount(bucket, { prefixes: ['street/'], ...options });
  const imported = () => Bucket.fromBucketName(newStack(), 'Bucket', 'acme-images');

  test.each([['acme-images', '"acme-images"'], [undefined, 'undefined']])('a bucket %p is refused, with how to write one', (bucket, got) => {
    expect(mounted(bucket, {})).toThrow(new Error(
      `\`bucket\` must be a bucket construct, got: ${got}; a bucket by name is s3.Bucket.fromBucketName(this, 'Bucket', 'acme-images')`));
  });

  test('a listing scope that is none is refused, and does not list the whole bucket', () => {
    expect(mounted(imported(), { listing: 'PREFIX' })).not.toThrow();
    expect(mounted(imported(), { listing: 'prefix' })).toThrow(new Error('`listing` must be one of BUCKET, PREFIX, got: "prefix"; write one of these'));
  });

  test('an import mode that is none is refused', () => {
    expect(mounted(imported(), { importMode: 'COPY' })).not.toThrow();
    expect(mounted(imported(), { importMode: 'move' })).toThrow(new Error('`importMode` must be one of LINK, COPY, got: "move"; write one of these'));
  });
});
