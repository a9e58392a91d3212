import { TerraformStack, TerraformVariable } from 'cdktf';
import { BucketMountProps, HastyCors } from '../../src/gcp';
import { BUCKET, gcpStack, HASTY_RULE, MEMBER, mounted, only, ownBucket } from '../support/gcp';
import { resourcesOf, synthesized, terraformErrors, terraformWarnings } from '../support/terraform-stack';

const UNIFORM = '`uniformAccess` must be true for a bucket by name, got: ';
const DOTS = 'hasty-bucket-constructs:bucketNameWithDot';

const bucketsOfMembers = (stack: TerraformStack) => [...new Set(Object.values(resourcesOf(stack, MEMBER)).map(({ bucket }) => bucket))];
const ids = (stack: TerraformStack) => terraformWarnings(stack).map(({ id }) => id);

describe('a mount of a bucket of this app', () => {
  test('grants on it, refers to it, so that it is made first, and sets the CORS rule', () => {
    const stack = gcpStack();
    mounted({ bucket: ownBucket(stack), prefixes: ['street/'] }, stack);
    expect(bucketsOfMembers(stack)).toEqual(['${google_storage_bucket.Archive.name}']);
    expect(only(stack, BUCKET).cors).toEqual([HASTY_RULE]);
    expect(terraformWarnings(stack)).toEqual([]);
  });

  // reviewers read the condition, and the audit does
  test('has its name in conditions, where it is known', () => {
    const stack = gcpStack();
    mounted({ bucket: ownBucket(stack), prefixes: ['street/'] }, stack);
    expect(resourcesOf(stack, MEMBER).Images_Read_0525ED49.condition.expression).toBe('resource.name.startsWith("projects/_/buckets/acme-archive/objects/street/")');
  });

  test('has a name that only Terraform knows in conditions too', () => {
    const stack = gcpStack();
    mounted({ bucket: ownBucket(stack, { name: new TerraformVariable(stack, 'Name', {}).stringValue }), prefixes: ['street/'] }, stack);
    expect(resourcesOf(stack, MEMBER).Images_Read_0525ED49.condition.expression).toBe('resource.name.startsWith("projects/_/buckets/${var.Name}/objects/street/")');
  });

  test('must not say who sets the CORS rule, since the mount does', () => {
    const stack = gcpStack();
    expect(() => mounted({ bucket: ownBucket(stack), cors: HastyCors.external() }, stack)).toThrow(new Error(
      "`cors` is for a bucket by `bucketName`, got it for 'Stack/Archive'; leave it out, the mount sets Hasty's rule",
    ));
  });

  test.each([
    ['a string', 'acme-archive', 'acme-archive'],
    ['another resource', (stack: TerraformStack) => new TerraformVariable(stack, 'Archive', {}), 'Stack/Archive'],
  ])('must not be of %s', (_, bucket, shown) => {
    const stack = gcpStack();
    expect(() => mounted({ bucket: typeof bucket === 'string' ? bucket as any : bucket(stack) }, stack))
      .toThrow(`\`bucket\` must be a StorageBucket, got: ${shown}; for a bucket made elsewhere give its name as \`bucketName\``);
  });

  test('must not be of a bucket whose name Google would refuse', () => {
    const stack = gcpStack();
    expect(() => mounted({ bucket: ownBucket(stack, { name: '${path.cwd}' }) }, stack)).toThrow('`bucketName` must be a bucket name');
  });
});

describe('a mount of a bucket by name', () => {
  test('grants on it, and changes nothing else about it', () => {
    const stack = mounted();
    expect(bucketsOfMembers(stack)).toEqual(['acme-images']);
    expect(Object.keys(synthesized(stack).resource)).not.toContain(BUCKET);
  });

  test('takes a name that only Terraform knows, which checks it when it plans', () => {
    const stack = gcpStack();
    mounted({ bucketName: new TerraformVariable(stack, 'Name', {}).stringValue }, stack);
    expect(bucketsOfMembers(stack)).toEqual(['${regex("^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$", var.Name)}']);
  });

  test.each([[undefined], [false]])('must say that the bucket has uniform access (%s)', (uniformAccess) => {
    expect(() => mounted({ uniformAccess })).toThrow(new Error(
      `${UNIFORM}${uniformAccess}; conditions on Hasty's access need uniform bucket-level access, so look it up with \`gcloud storage buckets describe gs://acme-images --format="value(uniform_bucket_level_access)"\`, and turn it on with \`gcloud storage buckets update gs://acme-images --uniform-bucket-level-access\` (ACLs of objects then open nothing any more)`,
    ));
  });

  test('has a word for a name that is not known in the command', () => {
    const stack = gcpStack();
    expect(() => mounted({ bucketName: new TerraformVariable(stack, 'Name', {}).stringValue, uniformAccess: false }, stack)).toThrow('describe gs://BUCKET ');
  });
});

describe('which bucket', () => {
  test.each<[string, (stack: TerraformStack) => Partial<BucketMountProps>, string]>([
    ['neither', () => ({ bucketName: undefined }), 'neither'],
    ['both', (stack) => ({ bucket: ownBucket(stack), bucketName: 'acme-archive' }), 'both'],
  ])('must be said once, and not by %s', (_, props, got) => {
    const stack = gcpStack();
    expect(() => mounted(props(stack), stack)).toThrow(new Error(
      `\`bucket\` or \`bucketName\` must be given, got ${got}; \`bucket\` for a StorageBucket of this app, \`bucketName\` for any other`,
    ));
  });

  test('with dots in its name is warned of, since browsers may refuse its certificate', () => {
    expect(terraformWarnings(mounted({ bucketName: 'images.acme.example' }))).toContainEqual({
      id: DOTS,
      text: "browsers refuse the certificate of images.acme.example.storage.googleapis.com, got the bucket 'images.acme.example', whose name has dots; images may not load in Hasty's app, so try one, or use a bucket without dots",
    });
    expect(ids(mounted())).not.toContain(DOTS);
  });

  test('of this app is warned of for its dots too', () => {
    const stack = gcpStack();
    mounted({ bucket: ownBucket(stack, { name: 'images.acme.example' }) }, stack);
    expect(ids(stack)).toEqual([DOTS]);
    expect(terraformErrors(stack)).toEqual([]);
  });
});
