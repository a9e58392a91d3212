import { guard, plainParts, read } from '../fixture';

const CORS = { allowed_origins: ['https://app.hasty.ai'], allowed_methods: ['GET'] };
const buckets = (resource: object, data: object = {}) => plainParts(read({ resource, data })).buckets;
const bucket = (values: object, others: object = {}) => buckets({ aws_s3_bucket: { x: { bucket: 'acme', ...values } }, ...others })[0];

test('what no document sets is not set', () => {
  expect(bucket({})).toMatchObject({ cors: [undefined], publicAccessBlock: [undefined], lifecycle: [], deletion: [] });
  expect(bucket({})).toMatchObject({ kmsKey: undefined, ownership: undefined });
});

test('settings are found by the bucket that they name', () => {
  const of = { bucket: '${aws_s3_bucket.x.id}' };
  expect(bucket({ bucket_prefix: 'acme-', bucket: null }, {
    aws_s3_bucket_ownership_controls: { x: { ...of, rule: { object_ownership: 'BucketOwnerEnforced' } } },
    aws_s3_bucket_server_side_encryption_configuration: { x: { ...of, rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: '${aws_kms_key.k.arn}' } }] } },
    aws_s3_bucket_lifecycle_configuration: { x: { ...of, rule: [{ status: 'Enabled', filter: { prefix: 'street/' }, expiration: [{ days: 30 }] }] } },
    aws_kms_key: { k: {} },
  })).toMatchObject({
    name: '${aws_s3_bucket.x}',
    ownership: 'BucketOwnerEnforced',
    kmsKey: 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${aws_kms_key.k}',
    lifecycle: ['expires street/'],
  });
});

test('blocks of older providers inside the bucket count', () => {
  expect(bucket({
    cors_rule: CORS,
    lifecycle_rule: [{ enabled: true, prefix: 'a/', transition: { days: 1, storage_class: 'GLACIER' } }],
    server_side_encryption_configuration: { rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' } } },
  })).toMatchObject({ cors: [[[['https://app.hasty.ai'], ['GET'], [], []]]], lifecycle: ['GLACIER a/'], kmsKey: 'aws/s3' });
});

test('S3-managed keys are no KMS key', () => {
  expect(bucket({ server_side_encryption_configuration: { rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } } } }).kmsKey).toBeUndefined();
});

test('a resource of its own counts instead of the block inside', () => {
  expect(bucket({ cors_rule: [] }).cors).toEqual([undefined]);
  expect(bucket({ cors_rule: [CORS, CORS] }, { aws_s3_bucket_cors_configuration: { x: { bucket: 'acme', cors_rule: CORS } } }).cors).toMatchObject([[{}]]);
});

test('a setting that may be there or not has both alternatives', () => {
  const { cors } = read({
    resource: {
      aws_s3_bucket: { x: { bucket: 'acme' } },
      aws_s3_bucket_cors_configuration: { x: { bucket: 'acme', count: '${var.on ? 1 : 0}', cors_rule: CORS } },
    },
  }).buckets[0];
  expect(cors.map(({ rules, when }) => [rules?.length, guard(when)])).toEqual([[1, ['stack/cdk.tf.json#var.on']], [undefined, ['not stack/cdk.tf.json#var.on']]]);
});

test('a bucket that is only named exists already', () => {
  expect(buckets({ aws_s3_bucket_cors_configuration: { x: { bucket: 'acme-old', cors_rule: CORS } } })).toMatchObject([{ name: 'acme-old', existing: true, cors: [[{}]] }]);
  expect(buckets({ aws_s3_bucket_policy: { x: { bucket: '${data.aws_s3_bucket.x.id}', policy: '' } } }, { aws_s3_bucket: { x: { bucket: 'acme-old' } } })).toMatchObject([{ name: 'acme-old', existing: true }]);
});

test.each([[true, ['force_destroy = true']], ['true', ['force_destroy = true']], [false, []], ['${var.force}', ['force_destroy = <the expression var.force>']]])(
  'force_destroy %j deletes %j', (force_destroy, expected) => {
    expect(bucket({ force_destroy }).deletion).toEqual(expected);
  });
