import { StorageBucket, StorageBucketConfig } from '@cdktf/provider-google/lib/storage-bucket';
import { TerraformVariable } from 'cdktf';
import { BucketMount, HastyCors } from '../../src/gcp';
import { HastyChecks } from '../../src/terraform';
import { deepFreeze } from '../support/freeze';
import { BUCKET, gcpStack, HASTY_RULE, MEMBER, mounted, only } from '../support/gcp';
import { resourcesOf, synthesized, terraformErrors, terraformWarnings } from '../support/terraform-stack';

const PUT = { origin: ['https://upload.acme.example'], method: ['PUT'] };

describe('a bucket that is adopted for its CORS rules', () => {
  const adopted = (cors = HastyCors.adopt({ location: 'EU', otherCorsRules: [PUT] }), stack = gcpStack()) => mounted({ cors, prefixes: ['street/'] }, stack);

  test('is imported, has the rule before the others, and is warned of no more', () => {
    const stack = adopted();
    expect(synthesized(stack).import).toEqual([{ id: 'acme-images', to: 'google_storage_bucket.Images_Bucket_297917F6' }]);
    expect(only(stack, BUCKET)).toMatchObject({ name: 'acme-images', location: 'EU', cors: [HASTY_RULE, PUT] });
    expect(terraformWarnings(stack)).toEqual([]);
    expect(terraformErrors(stack)).toEqual([]);
  });

  test('is what the grants refer to, and is exposed', () => {
    const stack = gcpStack();
    const mount = new BucketMount(stack, 'Images', { bucketName: 'acme-images', uniformAccess: true, wholeBucket: true, cors: HastyCors.adopt({ location: 'EU', otherCorsRules: [] }) });
    expect(mount.bucket).toBeInstanceOf(StorageBucket);
    expect(Object.values(resourcesOf(stack, MEMBER)).map(({ bucket }) => bucket)).toEqual(Array(2).fill('${google_storage_bucket.Images_Bucket_297917F6.name}'));
  });

  // the real provider was seen to remove lifecycle rules of an adopted bucket
  test('keeps everything else as it is: each attribute of the provider but CORS and the name is ignored', () => {
    const everything: Required<Omit<StorageBucketConfig, 'connection' | 'count' | 'dependsOn' | 'forEach' | 'lifecycle' | 'provider' | 'provisioners'>> = {
      defaultEventBasedHold: true,
      enableObjectRetention: true,
      forceDestroy: true,
      id: 'x',
      labels: {},
      location: 'EU',
      name: 'x',
      project: 'x',
      publicAccessPrevention: 'x',
      requesterPays: true,
      rpo: 'x',
      storageClass: 'x',
      uniformBucketLevelAccess: true,
      autoclass: { enabled: true },
      cors: [],
      customPlacementConfig: { dataLocations: [] },
      encryption: { defaultKmsKeyName: 'x' },
      hierarchicalNamespace: { enabled: true },
      ipFilter: { mode: 'x' },
      lifecycleRule: [],
      logging: { logBucket: 'x' },
      retentionPolicy: { retentionPeriod: 1 },
      softDeletePolicy: {},
      timeouts: {},
      versioning: { enabled: true },
      website: {},
    };
    const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const expected = Object.keys(everything).map(snake).filter((name) => !['cors', 'name', 'id', 'timeouts'].includes(name));
    const { lifecycle } = only(adopted(), BUCKET);
    expect([...lifecycle.ignore_changes].sort()).toEqual(expected.sort());
    expect(lifecycle.prevent_destroy).toBe(true);
  });

  test('must not lose its guard, and neither Hasty\'s rule', () => {
    const stack = gcpStack();
    const mount = new BucketMount(stack, 'Images', { bucketName: 'acme-images', uniformAccess: true, wholeBucket: true, cors: HastyCors.adopt({ location: 'EU', otherCorsRules: [] }) });
    mount.bucket!.addOverride('lifecycle.prevent_destroy', false);
    mount.bucket!.putCors([PUT]);
    expect(terraformErrors(stack)).toEqual([expect.stringContaining('must have prevent_destroy'), expect.stringContaining("Hasty's CORS rule must be the first of 'Stack/Images/Bucket'")]);
  });

  test.each<[string, (bucket: StorageBucket) => void, string[]]>([
    ['set by hand', (bucket) => { bucket.lifecycle = { preventDestroy: true, ignoreChanges: ['labels'] }; }, [expect.stringContaining('must ignore all but its CORS rules, or Terraform takes away what the code does not repeat, and something changed that, lost: default_event_based_hold')]],
    ['overridden', (bucket) => bucket.addOverride('lifecycle.ignore_changes', 'all'), [expect.stringContaining("'Stack/Images/Bucket' must ignore all but its CORS rules")]],
    ['given more to ignore', (bucket) => bucket.addOverride('lifecycle.ignore_changes', [...bucket.lifecycle!.ignoreChanges as string[], 'timeouts']), []],
  ])('loses nothing of the customer when its lifecycle is %s', (_, change, errors) => {
    const stack = gcpStack();
    const { bucket } = new BucketMount(stack, 'Images', { bucketName: 'acme-images', uniformAccess: true, wholeBucket: true, cors: HastyCors.adopt({ location: 'EU', otherCorsRules: [] }) });
    change(bucket!);
    expect(terraformErrors(stack)).toEqual(errors);
  });

  test('may have a name that only Terraform knows', () => {
    const stack = gcpStack();
    mounted({ bucketName: new TerraformVariable(stack, 'Name', {}).stringValue, cors: HastyCors.adopt({ location: 'EU', otherCorsRules: [] }) }, stack);
    expect(synthesized(stack).import).toMatchObject([{ id: '${regex("^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$", var.Name)}' }]);
  });

  test('may be adopted by each of several mounts with the same properties, which are not changed', () => {
    const props = deepFreeze({ location: 'EU', otherCorsRules: [PUT] });
    expect(synthesized(adopted(HastyCors.adopt(props)))).toEqual(synthesized(adopted(HastyCors.adopt(props))));
  });

  test.each([
    ['without its other rules: the list is replaced', { location: 'EU' }, '`otherCorsRules` must be a list of CORS rules, got: undefined; `gsutil cors get gs://BUCKET` prints those of a bucket'],
    ['with a malformed rule', { location: 'EU', otherCorsRules: [{ origin: ['*'], method: ['FETCH'] }] }, '`method` of a rule in `otherCorsRules` must be one of'],
    ['with a malformed location', { location: 'Europe', otherCorsRules: [] }, '`location` must be a region such as europe-west3'],
  ])('must not be adopted %s', (_, props, message) => {
    expect(() => adopted(HastyCors.adopt(props as any))).toThrow(message);
  });
});

test('an adopted bucket passes the checks at synth: its uniform access was said', () => {
  const stack = gcpStack();
  HastyChecks.addTo(stack);
  mounted({ cors: HastyCors.adopt({ location: 'EU', otherCorsRules: [] }) }, stack);
  expect(terraformErrors(stack)).toEqual([]);
});
