import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { HastyBucket, HastyBucketProps, ServiceAccountKey } from '../../src/gcp';
import { HastyChecks } from '../../src/terraform';
import { deepFreeze } from '../support/freeze';
import { ACCOUNT, BUCKET, gcpStack, HASTY_RULE, hastyBucket, MEMBER, only, ROLE } from '../support/gcp';
import { resourcesOf, synthesized, terraformErrors, terraformWarnings } from '../support/terraform-stack';

describe('by default', () => {
  const stack = hastyBucket();

  test('the bucket is private, keeps deleted objects for a week, clears up unfinished uploads, has one CORS rule and cannot be destroyed', () => {
    expect(only(stack, BUCKET)).toEqual({
      name: 'acme-images',
      location: 'europe-west3',
      uniform_bucket_level_access: true, // conditions need it
      public_access_prevention: 'enforced',
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
      versioning: { enabled: false }, // Hasty could read old generations; soft-deleted objects it cannot
      soft_delete_policy: { retention_duration_seconds: 604800 },
      lifecycle_rule: [{ action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 7 } }],
      cors: [HASTY_RULE],
    });
  });

  test('Hasty may read the whole bucket, by a service account and a role that go with the stack', () => {
    expect(Object.values(resourcesOf(stack, MEMBER)).map(({ role, condition }) => [role, condition])).toEqual([
      ['${google_project_iam_custom_role.Images_Mount_Role_EC0D383C.name}', undefined],
      ['roles/storage.objectViewer', undefined],
    ]);
    [ACCOUNT, ROLE].forEach((type) => expect(only(stack, type)).not.toHaveProperty('lifecycle'));
  });

  test('nothing is warned of', () => {
    expect(terraformWarnings(stack)).toEqual([]);
  });
});

test('the audit passes', () => {
  const stack = gcpStack();
  HastyChecks.addTo(stack);
  expect(terraformErrors(hastyBucket({ prefixes: ['street/'] }, stack))).toEqual([]);
});

describe('the bucket', () => {
  test('has the class, the project and the other CORS rules that are given', () => {
    const theirs = { origin: ['https://upload.acme.example'], method: ['PUT'] };
    const stack = hastyBucket({ storageClass: 'NEARLINE', project: 'acme-images', otherCorsRules: [theirs], corsOrigins: ['https://app.acme.example'] });
    expect(only(stack, BUCKET)).toMatchObject({ storage_class: 'NEARLINE', project: 'acme-images', cors: [{ ...HASTY_RULE, origin: ['https://app.acme.example'] }, theirs] });
    expect([ACCOUNT, ROLE].map((type) => only(stack, type).project)).toEqual(['acme-images', 'acme-images']);
  });

  test('keeps old generations when that is asked for, with a warning that Hasty can read them', () => {
    const stack = hastyBucket({ versioning: true });
    expect(only(stack, BUCKET).versioning).toEqual({ enabled: true });
    expect(terraformWarnings(stack).map(({ id }) => id)).toEqual(['hasty-bucket-constructs:oldGenerations']);
  });

  test.each<[string, Partial<HastyBucketProps>, string]>([
    ['name', { name: 'Acme' }, '`name` must be a bucket name'],
    ['location', { location: 'Frankfurt' }, '`location` must be a region such as europe-west3'],
    ['storage class', { storageClass: 'COLD' }, '`storageClass` must be STANDARD, NEARLINE, COLDLINE or ARCHIVE'],
    ['project', { project: 'ACME' }, '`project` must be the id of a project'],
    ['other CORS rule', { otherCorsRules: [{}] }, '`origin` of a rule in `otherCorsRules` must be'],
    ['folder', { prefixes: [''] }, 'a prefix must name a folder'],
    ['list of folders', { prefixes: [] }, '`prefixes` must name at least one folder'],
    ['service account id', { accountId: 'x' }, '`accountId` must be'],
  ])('must not have a malformed %s', (_, props, message) => {
    expect(() => hastyBucket(props)).toThrow(message);
  });
});

describe('a new bucket', () => {
  test('exposes what it made', () => {
    const images = new HastyBucket(gcpStack(), 'Images', { name: 'acme-images', location: 'EU' });
    expect(images.bucket).toBeInstanceOf(StorageBucket);
    expect([images.serviceAccount, images.role!].map(({ node }) => node.path)).toEqual(['Stack/Images/Mount/ServiceAccount', 'Stack/Images/Mount/Role']);
    expect(images.registration.toJson()).toMatchObject({ description: 'Stack/Images', cloud_provider: 'gcs', bucket_gcs: expect.stringContaining('${TfToken[') });
  });

  test('opens the folders that are named', () => {
    const stack = hastyBucket({ prefixes: ['street', '/aerial/2026'] });
    const expressions = Object.values(resourcesOf(stack, MEMBER)).flatMap(({ condition }) => condition?.expression ?? []);
    expect(expressions).toEqual([
      'resource.name.startsWith("projects/_/buckets/acme-images/objects/street/") || resource.name.startsWith("projects/_/buckets/acme-images/objects/aerial/2026/")',
    ]);
  });

  test('has the outputs of the key under its own id', () => {
    const { output } = synthesized(hastyBucket({ key: ServiceAccountKey.inState() }));
    expect(output.ImagesKeyJson).toMatchObject({ sensitive: true });
  });

  test('does not change the properties that it is given', () => {
    const props: HastyBucketProps = deepFreeze({
      name: 'acme-images', location: 'EU', prefixes: ['street/'], otherCorsRules: [{ origin: ['*'], method: ['GET'] }], corsOrigins: ['https://app.hasty.ai'],
    });
    const [one, other] = [gcpStack(), gcpStack()];
    [one, other].forEach((stack) => new HastyBucket(stack, 'Images', props)); // a write to a frozen object throws
    expect(synthesized(other)).toEqual(synthesized(one));
  });
});
