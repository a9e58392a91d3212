import { plainParts, read, readFiles } from './fixture';
import { CONFIGURATION, PLAN, STATE, STATE_FILE } from './mount';

describe('the same bucket and role', () => {
  const configuration = plainParts(read(CONFIGURATION));

  test('are read from what CDKTF synthesizes', () => {
    expect(configuration).toEqual({
      roles: [{
        name: 'hasty',
        trust: [{
          effect: 'Allow',
          principals: ['AWS arn:aws:iam::718860067770:root'],
          actions: ['sts:AssumeRole'],
          resources: ['*'],
          conditions: ['StringEquals sts:ExternalId 3f2a'],
        }],
        policies: [],
        session: ['21600'],
        tags: ['team=vision'],
      }],
      attachments: [{
        to: 'hasty',
        as: 'policy',
        arn: undefined,
        statements: [
          { sid: 'HastyList', effect: 'Allow', actions: ['s3:ListBucket', 's3:GetBucketLocation'], resources: ['arn:aws:s3:::acme-images'], conditions: [] },
          { sid: 'HastyRead', effect: 'Allow', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::acme-images/street/*'], conditions: [] },
        ],
      }],
      buckets: [{
        name: 'acme-images',
        arn: 'arn:aws:s3:::acme-images',
        existing: false,
        cors: [[[['https://app.hasty.ai'], ['GET', 'HEAD'], ['Authorization'], ['Access-Control-Allow-Origin']]]],
        publicAccessBlock: [['true', 'true', 'true', 'true']],
        ownership: undefined,
        kmsKey: undefined,
        lifecycle: [],
        deletion: [],
      }],
      resourcePolicies: [],
      doors: [],
      unknowns: [],
    });
  });

  test.each([['a plan', PLAN], ['a state', STATE], ['a state file', STATE_FILE]])('say the same in %s', (_form, content) => {
    expect(plainParts(read(content, 'file.json'))).toEqual(configuration);
  });
});

test('the construct path of CDKTF is kept, and the place of the block', () => {
  const [bucket] = read(CONFIGURATION).buckets;
  expect(bucket).toMatchObject({
    id: 'stack/cdk.tf.json#aws_s3_bucket.Images_Bucket',
    construct: 'images/Images/Bucket',
    at: { file: 'stack/cdk.tf.json', path: 'resource.aws_s3_bucket.Images_Bucket' },
  });
  expect(bucket.at.line).toBeGreaterThan(20);
});

test('files of one directory are one module, and of two directories are two', () => {
  const bucket = { resource: { aws_s3_bucket: { x: { bucket: 'acme-images' } } } };
  const cors = { resource: { aws_s3_bucket_cors_configuration: { x: { bucket: '${aws_s3_bucket.x.id}', cors_rule: { allowed_origins: ['https://app.hasty.ai'] } } } } };
  expect(plainParts(readFiles({ 'a/bucket.tf.json': bucket, 'a/cors.tf.json': cors })).buckets).toMatchObject([{ name: 'acme-images', existing: false, cors: [[[['https://app.hasty.ai'], [], [], []]]] }]);
  expect(plainParts(readFiles({ 'a/bucket.tf.json': bucket, 'b/cors.tf.json': cors })).buckets).toMatchObject([{ name: 'acme-images', cors: [undefined] }, { existing: true }]);
});

test('a bucket of one stack is found by its name from another', () => {
  const parts = readFiles({
    'a/cdk.tf.json': { resource: { aws_s3_bucket: { x: { bucket: 'acme-images' } } } },
    'b/cdk.tf.json': { resource: { aws_s3_bucket_public_access_block: { x: { bucket: 'acme-images', block_public_acls: true } } } },
  });
  expect(plainParts(parts).buckets).toMatchObject([{ existing: false, publicAccessBlock: [['true', undefined, undefined, undefined]] }]);
});

test('a resource twice in one directory is refused', () => {
  const bucket = { resource: { aws_s3_bucket: { x: { bucket: 'acme-images' } } } };
  expect(() => readFiles({ 'a/one.tf.json': bucket, 'a/two.tf.json': bucket })).toThrow('a/two.tf.json:4:12: expected aws_s3_bucket.x once among the files of a directory, got it in a/one.tf.json too');
});
