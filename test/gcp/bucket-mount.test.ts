import { StorageBucketIamMember } from '@cdktf/provider-google/lib/storage-bucket-iam-member';
import { TerraformVariable } from 'cdktf';
import { ListingScope } from '../../src/contract';
import { BucketMount, BucketMountProps, ServiceAccountKey } from '../../src/gcp';
import { HastyChecks, HastyWarnings } from '../../src/terraform';
import { deepFreeze } from '../support/freeze';
import { ACCOUNT, gcpStack, mounted, only, ownBucket } from '../support/gcp';
import { resourcesOf, synthesized, terraformErrors, terraformWarnings } from '../support/terraform-stack';

describe('what may be read', () => {
  test.each<[string, Partial<BucketMountProps>, string]>([
    ['without a word on what may be read', { wholeBucket: undefined }, '`prefixes` must name the folders that Hasty may read, got: undefined'],
    ['with folders and all of the bucket', { prefixes: ['street/'], wholeBucket: true }, '`prefixes` and `wholeBucket: true` exclude each other'],
    ['with a path that is none', { prefixes: ['gs://acme-images/street/'] }, 'a prefix must be how keys begin'],
    ['with a time that is none', { accessUntil: 'tomorrow' }, '`accessUntil` must be a time in UTC'],
    ['with a malformed origin', { corsOrigins: ['https://acme.example/'] }, 'a CORS origin must be https://'],
  ])('must not be said %s', (_, props, message) => {
    expect(() => mounted(props)).toThrow(message);
  });
});

describe('listing by prefix', () => {
  const ID = 'hasty-bucket-constructs:listingUnproven';
  const ids = (props: Partial<BucketMountProps>) => terraformWarnings(mounted(props)).map(({ id }) => id);

  test('is marked as unproven, since nobody has shown the condition on a live bucket', () => {
    expect(ids({ prefixes: ['street/'], listing: ListingScope.PREFIX })).toContain(ID);
  });

  test.each<[string, Partial<BucketMountProps>]>([
    ['the bucket is listed', { prefixes: ['street/'] }],
    ['all of the bucket is open', { listing: ListingScope.PREFIX }],
  ])('is not in question where %s', (_, props) => {
    expect(ids(props)).not.toContain(ID);
  });
});

describe('the CORS origins', () => {
  test('are in the rule, each once', () => {
    const stack = gcpStack();
    mounted({ bucket: ownBucket(stack), corsOrigins: ['https://app.acme.example', 'https://app.hasty.ai', 'https://app.acme.example'] }, stack);
    expect(only(stack, 'google_storage_bucket').cors[0].origin).toEqual(['https://app.acme.example', 'https://app.hasty.ai']);
  });

  test('that only Terraform knows are warned of once', () => {
    const stack = gcpStack();
    mounted({ bucket: ownBucket(stack), corsOrigins: [new TerraformVariable(stack, 'Origin', {}).stringValue] }, stack);
    expect(terraformWarnings(stack).map(({ id }) => id)).toEqual(['hasty-bucket-constructs:notChecked']);
  });
});

describe('several mounts', () => {
  test('of one bucket share its CORS rule, and have service accounts of their own', () => {
    const stack = gcpStack();
    const bucket = ownBucket(stack);
    new BucketMount(stack, 'Street', { bucket, prefixes: ['street/'] });
    new BucketMount(stack, 'Aerial', { bucket, prefixes: ['aerial/'], corsOrigins: ['https://app.acme.example'] });
    expect(only(stack, 'google_storage_bucket').cors).toMatchObject([{ origin: ['https://app.hasty.ai', 'https://app.acme.example'] }]);
    expect(Object.keys(resourcesOf(stack, ACCOUNT))).toEqual(['Aerial_ServiceAccount_0ABFC1DD', 'Street_ServiceAccount_720C4779']);
    expect(terraformErrors(stack)).toEqual([]);
  });
});

describe('a mount', () => {
  test('exposes what it made', () => {
    const stack = gcpStack();
    const mount = new BucketMount(stack, 'Images', { bucketName: 'acme-images', uniformAccess: true, prefixes: ['street/'] });
    expect([mount.bucket, mount.bucketName, mount.serviceAccount.node.path, mount.role!.node.path, mount.members.map(({ node }) => node.path)])
      .toEqual([undefined, 'acme-images', 'Stack/Images/ServiceAccount', 'Stack/Images/Role', ['Stack/Images/Read', 'Stack/Images/List']]);
    expect(mount.registration.toJson()).toEqual({ description: 'Stack/Images', cloud_provider: 'gcs', bucket_gcs: 'acme-images' });
    expect(mount.registration.secretFields).toEqual(['key_json']);
  });

  test('has the key that is asked for', () => {
    const stack = mounted({ key: ServiceAccountKey.inState() });
    expect(only(stack, 'google_service_account_key').service_account_id).toBe('${google_service_account.Images_ServiceAccount_921540B3.name}');
    expect(Object.keys(resourcesOf(mounted(), 'google_service_account_key'))).toEqual([]);
  });

  test('passes the audit, whatever the folders are called', () => {
    const stack = gcpStack();
    HastyChecks.addTo(stack);
    mounted({ bucket: ownBucket(stack, { publicAccessPrevention: 'enforced' }), prefixes: ['street/', 'a${b}/', 'q"\'\\/', '%{x}/', 'データ/'] }, stack);
    expect(terraformErrors(stack)).toEqual([]);
  });

  test('does not pass the audit with a grant that opens more', () => {
    const stack = gcpStack();
    HastyChecks.addTo(stack);
    const mount = new BucketMount(stack, 'Images', { bucket: ownBucket(stack, { publicAccessPrevention: 'enforced' }), prefixes: ['street/'] });
    new StorageBucketIamMember(stack, 'More', { bucket: mount.bucketName, role: 'roles/storage.objectAdmin', member: mount.serviceAccount.member });
    expect(terraformErrors(stack)).toEqual(expect.arrayContaining([expect.stringContaining('roles/storage.objectAdmin')]));
  });

  test('does not change the properties that it is given', () => {
    const props: BucketMountProps = deepFreeze({ bucketName: 'acme-images', uniformAccess: true, prefixes: ['street/'], corsOrigins: ['https://app.hasty.ai'] });
    const [one, other] = [gcpStack(), gcpStack()];
    [one, other].forEach((stack) => new BucketMount(stack, 'Images', props)); // a write to a frozen object throws
    expect(synthesized(other)).toEqual(synthesized(one));
  });

  test('warns of no more once its warnings are acknowledged', () => {
    const stack = gcpStack();
    mounted({}, stack);
    HastyWarnings.acknowledge(stack, 'hasty-bucket-constructs:corsNotManaged', 'the command was run');
    expect(terraformWarnings(stack)).toEqual([]);
  });
});
