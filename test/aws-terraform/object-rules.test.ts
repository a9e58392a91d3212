import { S3BucketConfig } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketIntelligentTieringConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration';
import { S3BucketLifecycleConfiguration, S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { TerraformVariable, Token } from 'cdktf';
import { HastyBucket } from '../../src/aws-terraform';
import { bucketOfApp, settingsOf } from '../../src/aws-terraform/mounted-bucket';
import { objectRules } from '../../src/aws-terraform/object-rules';
import { ImportMode } from '../../src/contract';
import { awsStack, mounted, ownBucket } from '../support/aws-terraform';
import { EXTERNAL_ID } from '../support/stack';
import { terraformErrors, terraformWarnings } from '../support/terraform-stack';

const RULE: S3BucketLifecycleConfigurationRule = { id: 'tidy', status: 'Enabled', expiration: [{ days: 30 }] };
const READ = { title: 'lifecycle rule \'tidy\'', prefix: '', certain: true, does: ['expires'] };
const rest = { id: 'tidy', status: 'Enabled' };
const ids = (stack: Parameters<typeof terraformWarnings>[0]) => terraformWarnings(stack).map(({ id }) => id.replace('hasty-bucket-constructs:', '')).sort();

const read = (rule: any, config?: S3BucketConfig) => {
  const stack = awsStack();
  const bucket = ownBucket(stack, config);
  if (rule) new S3BucketLifecycleConfiguration(stack, 'Lifecycle', { bucket: bucket.bucket, rule });
  return objectRules(settingsOf(stack, bucketOfApp(stack, bucket)), bucket);
};

test.each<[string, S3BucketLifecycleConfigurationRule, object]>([
  ['that expires after days', RULE, READ],
  ['that expires at a date', { ...rest, expiration: [{ date: '2030-01-01T00:00:00Z' }] }, READ],
  ['of a folder, in the old form', { ...RULE, prefix: 'street/' }, { ...READ, prefix: 'street/' }],
  ['of a folder', { ...RULE, filter: [{ prefix: 'street/' }] }, { ...READ, prefix: 'street/' }],
  ['of a folder and a tag', { ...RULE, filter: [{ and: [{ prefix: 'street/', tags: { old: 'yes' } }] }] }, { ...READ, prefix: 'street/', certain: false }],
  ['with a tag', { ...RULE, filter: [{ tag: [{ key: 'old', value: 'yes' }] }] }, { ...READ, certain: false }],
  ['for large objects', { ...RULE, filter: [{ objectSizeGreaterThan: 500 }] }, { ...READ, certain: false }],
  ['that moves', { ...rest, transition: [{ days: 1, storageClass: 'GLACIER' }] }, { ...READ, does: ['GLACIER'] }],
])('a rule is read: one %s', (_, rule, rules) => {
  expect(read([rule])).toEqual([rules]);
});

test.each<[string, S3BucketLifecycleConfigurationRule]>([
  ['for old versions alone', { ...rest, noncurrentVersionExpiration: [{ noncurrentDays: 30 }] }],
  ['for unfinished uploads', { ...rest, abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }] }],
  ['for delete markers', { ...rest, expiration: [{ expiredObjectDeleteMarker: true }] }],
  ['that is switched off', { ...RULE, status: 'Disabled' }],
])('a rule %s does nothing to the objects that Hasty reads', (_, rule) => {
  expect(read([rule])).toEqual([]);
});

test('rules in the bucket itself are read, as they were written once', () => {
  const rule = { id: 'tidy', enabled: true, prefix: 'street/', expiration: { days: 30 } };
  expect(read(undefined, { forceDestroy: false, lifecycleRule: [rule] })).toEqual([{ ...READ, prefix: 'street/' }]);
  expect(read(undefined, { lifecycleRule: [{ ...rule, enabled: false }, { ...rule, tags: { old: 'yes' } }] })).toEqual([{ ...READ, prefix: 'street/', certain: false }]);
});

test('what only Terraform knows may be so', () => {
  const token = (name: string) => new TerraformVariable(awsStack(), name, {}).stringValue;
  expect(read([{ ...RULE, filter: [{ prefix: token('Folder') }] }])).toEqual([{ ...READ, prefix: undefined }]);
  expect(read([{ ...RULE, status: token('Status') }])).toEqual([{ ...READ, certain: false }]);
  expect(read([{ ...rest, transition: [{ storageClass: token('Class') }] }])).toEqual([{ ...READ, does: [undefined] }]);
  expect(read(Token.asAny('${local.rules}'))).toEqual([{ title: 'a rule that is not known at synth', prefix: undefined, certain: false, does: ['expires', undefined] }]);
});

test('Intelligent-Tiering is read, and what is off is not', () => {
  const tierings = (status?: string) => {
    const stack = awsStack();
    const bucket = ownBucket(stack);
    const tiering = [{ accessTier: 'ARCHIVE_ACCESS', days: 90 }];
    new S3BucketIntelligentTieringConfiguration(stack, 'Tiering', { bucket: 'acme-archive', name: 'cold', status, tiering, filter: { prefix: 'street/' } });
    return objectRules(settingsOf(stack, bucketOfApp(stack, bucket)), bucket);
  };
  expect(tierings()).toEqual([{ title: 'Intelligent-Tiering \'cold\'', prefix: 'street/', certain: false, does: ['ARCHIVE_ACCESS'] }]);
  expect(tierings('Disabled')).toEqual([]);
});

describe('a mount by links', () => {
  const linked = (rule: S3BucketLifecycleConfigurationRule, { importMode, config }: { importMode?: ImportMode; config?: S3BucketConfig } = {}) => {
    const stack = awsStack();
    const bucket = ownBucket(stack, config);
    mounted({ bucket, prefixes: ['street/'], otherCorsRules: [], importMode }, stack);
    new S3BucketLifecycleConfiguration(stack, 'Lifecycle', { bucket: bucket.id, rule: [rule] });
    return stack;
  };

  test('is warned of rules that come after it, and a copy is not', () => {
    expect(ids(linked(RULE))).toEqual(['linkObjectsExpire']);
    expect(ids(linked({ ...RULE, prefix: 'tmp/' }))).toEqual([]);
    expect(ids(linked(RULE, { importMode: ImportMode.COPY }))).toEqual([]);
  });

  test('is warned of a bucket that Terraform would empty', () => {
    const config = { bucket: 'acme-archive', forceDestroy: true };
    expect(ids(linked({ ...RULE, prefix: 'tmp/' }, { config }))).toEqual(['linkBucketGoes']);
  });

  test('of a bucket by name is warned of rules that name it, and of no others', () => {
    const named = (bucket: string) => {
      const stack = mounted({ bucketName: 'acme-images', otherCorsRules: [] });
      new S3BucketLifecycleConfiguration(stack, 'Lifecycle', { bucket, rule: [{ ...rest, transition: [{ days: 1, storageClass: 'DEEP_ARCHIVE' }] }] });
      return ids(stack);
    };
    expect([named('acme-images'), named('acme-other')]).toEqual([['linkObjectsArchived'], []]);
  });

  test('of a new bucket is silent by default, warned of a rule that deletes, and an error alone when Terraform would empty it', () => {
    const images = () => new HastyBucket(awsStack(), 'Images', { externalId: EXTERNAL_ID });
    const [kept, expiring, forced] = [images(), images(), images()];
    expiring.lifecycle.putRule([RULE]);
    forced.bucket.forceDestroy = true;
    const stackOf = ({ node }: HastyBucket) => node.scope as ReturnType<typeof awsStack>;
    expect([kept, expiring].map((one) => ids(stackOf(one)))).toEqual([[], ['linkObjectsExpire']]);
    expect(terraformErrors(stackOf(forced))).toEqual([expect.stringContaining('must not have force_destroy')]);
  });
});
