import { StorageBucket, StorageBucketConfig } from '@cdktf/provider-google/lib/storage-bucket';
import { Aspects, TerraformStack, TerraformVariable } from 'cdktf';
import { HastyBucket } from '../../src/gcp';
import { gcpStack, mounted, ownBucket } from '../support/gcp';
import { terraformErrors, terraformWarnings } from '../support/terraform-stack';

function mountedBucket(config: Partial<StorageBucketConfig> = {}, stack = gcpStack()): { stack: TerraformStack; bucket: StorageBucket } {
  const bucket = ownBucket(stack, config);
  mounted({ bucket }, stack);
  return { stack, bucket };
}
const ids = (stack: TerraformStack) => terraformWarnings(stack).map(({ id }) => id);

describe('a mounted bucket of this app', () => {
  test('is not complained of when it can be mounted', () => {
    const { stack } = mountedBucket();
    expect(terraformErrors(stack)).toEqual([]);
    expect(ids(stack)).toEqual([]);
  });

  const uniform = (got: unknown) =>
    `[Stack/Archive] 'Stack/Archive' must have uniformBucketLevelAccess: true, without which the conditions on Hasty's access do not hold, got: ${got}; set it, and give rights by IAM in place of ACLs`;
  test.each<[string, Partial<StorageBucketConfig>, (bucket: StorageBucket) => void, unknown]>([
    ['from the start', { uniformBucketLevelAccess: undefined }, () => {}, undefined],
    ['by its code', { uniformBucketLevelAccess: false }, () => {}, false],
    ['by a later change', {}, (bucket) => { bucket.uniformBucketLevelAccess = false; }, false],
    ['by an override', {}, (bucket) => bucket.addOverride('uniform_bucket_level_access', false), false],
    ['by a word that is none', {}, (bucket) => bucket.addOverride('uniform_bucket_level_access', 'enabled'), 'enabled'],
    ['by an aspect', {}, (bucket) => Aspects.of(bucket).add({ visit: (node) => (node as StorageBucket).resetUniformBucketLevelAccess() }), undefined],
  ])('must not be without uniform access %s', (_, config, change, got) => {
    const { stack, bucket } = mountedBucket(config);
    change(bucket);
    expect(terraformErrors(stack)).toEqual([uniform(got)]);
  });

  test('may get uniform access after the mount', () => {
    const { stack, bucket } = mountedBucket({ uniformBucketLevelAccess: false });
    bucket.uniformBucketLevelAccess = true;
    expect(terraformErrors(stack)).toEqual([]);
  });

  test('passes with a warning when only Terraform knows whether it has uniform access', () => {
    const stack = gcpStack();
    mountedBucket({ uniformBucketLevelAccess: new TerraformVariable(stack, 'Uniform', {}).booleanValue }, stack);
    expect(terraformErrors(stack)).toEqual([]);
    expect(terraformWarnings(stack)).toEqual([{
      id: 'hasty-bucket-constructs:notChecked', text: '`uniformBucketLevelAccess` is not known at synth, so it was not checked; make sure that it is true',
    }]);
  });

  test('must not get another name, since the conditions hold the first', () => {
    const { stack, bucket } = mountedBucket();
    bucket.addOverride('name', 'acme-other');
    expect(terraformErrors(stack)).toEqual([
      "[Stack/Archive] 'Stack/Archive' must keep its name, which the conditions on Hasty's access hold, got: \"acme-other\" in place of 'acme-archive'; name it where it is made",
    ]);
  });

  test('may have a name that only Terraform knows', () => {
    const stack = gcpStack();
    mountedBucket({ name: new TerraformVariable(stack, 'Name', {}).stringValue }, stack);
    expect(terraformErrors(stack)).toEqual([]);
  });

  test.each<[string, (stack: TerraformStack) => Partial<StorageBucketConfig>, string[]]>([
    ['kept', () => ({ versioning: { enabled: true } }), ['hasty-bucket-constructs:oldGenerations']],
    ['perhaps kept', (stack) => ({ versioning: { enabled: new TerraformVariable(stack, 'Keep', {}).booleanValue } }), ['hasty-bucket-constructs:oldGenerations']],
    ['not kept', () => ({ versioning: { enabled: false } }), []],
  ])('is warned of when old generations are %s, since Hasty can read them', (_, config, warned) => {
    const stack = gcpStack();
    mountedBucket(config(stack), stack);
    expect(ids(stack)).toEqual(warned);
  });

  test.each<[string, (bucket: StorageBucket) => void]>([
    ['by a change', (bucket) => bucket.putVersioning({ enabled: true })],
    ['by an override, as a block of a list', (bucket) => bucket.addOverride('versioning', [{ enabled: true }])],
  ])('is warned of when old generations are kept later %s', (_, change) => {
    const { stack, bucket } = mountedBucket();
    change(bucket);
    expect(terraformWarnings(stack).map(({ text }) => text)).toEqual([
      '`versioning` is not off, got: true; whoever may read an object may read its overwritten and deleted generations too (storage.objects.get), so turn it off, or put nothing under the prefixes that Hasty must not see later',
    ]);
  });
});

describe('a new bucket', () => {
  const images = (stack: TerraformStack) => new HastyBucket(stack, 'Images', { name: 'acme-images', location: 'EU' }).bucket;

  test.each<[string, (bucket: StorageBucket) => void, unknown]>([
    ['a change', (bucket) => { bucket.publicAccessPrevention = 'inherited'; }, '"inherited"'],
    ['an override', (bucket) => bucket.addOverride('public_access_prevention', 'inherited'), '"inherited"'],
    ['an aspect', (bucket) => Aspects.of(bucket).add({ visit: (node) => (node as StorageBucket).resetPublicAccessPrevention() }), 'undefined'],
  ])('must not be opened to the public by %s', (_, change, got) => {
    const stack = gcpStack();
    change(images(stack));
    expect(terraformErrors(stack)).toEqual([
      `[Stack/Images/Bucket] 'Stack/Images/Bucket' must have publicAccessPrevention 'enforced', which keeps the images from the public, got: ${got}; undo what changes it, or make the bucket yourself and mount it`,
    ]);
  });

  test.each<[string, (bucket: StorageBucket) => void, string]>([
    ['prevent_destroy', (bucket) => bucket.addOverride('lifecycle.prevent_destroy', false), 'must have prevent_destroy, which keeps the images'],
    ['its guard against force_destroy', (bucket) => { bucket.forceDestroy = true; }, 'must not have force_destroy, which deletes all images'],
    ['uniform access', (bucket) => { bucket.uniformBucketLevelAccess = false; }, 'must have uniformBucketLevelAccess: true'],
  ])('must not lose %s', (_, change, message) => {
    const stack = gcpStack();
    change(images(stack));
    expect(terraformErrors(stack)).toEqual([expect.stringContaining(`[Stack/Images/Bucket] 'Stack/Images/Bucket' ${message}`)]);
  });

  test('may be changed in all that is not ours', () => {
    const stack = gcpStack();
    const bucket = images(stack);
    bucket.labels = { team: 'vision' };
    bucket.putLogging({ logBucket: 'acme-logs' });
    bucket.putSoftDeletePolicy({ retentionDurationSeconds: 30 * 24 * 3600 });
    expect(terraformErrors(stack)).toEqual([]);
  });
});
