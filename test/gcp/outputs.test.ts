import { TerraformStack, TerraformVariable } from 'cdktf';
import { ListingScope } from '../../src/contract';
import { BucketMount } from '../../src/gcp';
import { gcpStack, hastyBucket, mounted, ownBucket } from '../support/gcp';
import { synthesized } from '../support/terraform-stack';

const valuesOf = (stack: TerraformStack) =>
  Object.fromEntries(Object.entries<any>(synthesized(stack).output ?? {}).map(([name, { value }]) => [name, value]));

describe('the outputs', () => {
  test('of a mount say what Hasty wants to know, but for the key', () => {
    expect(valuesOf(mounted({ prefixes: ['street/'] }))).toEqual({
      ImagesBucketName: 'acme-images',
      ImagesServiceAccountEmail: '${google_service_account.Images_ServiceAccount_921540B3.email}',
      ImagesHastyScope: 'reads street/; lists the key names of the whole bucket',
      ImagesHastyRegistration: '${jsonencode({"description" = "Stack/Images", "cloud_provider" = "gcs", "bucket_gcs" = "acme-images"})}',
      ImagesKeyCommand: expect.stringContaining('gcloud iam service-accounts keys create'),
    });
  });

  test('of a new bucket refer to it, and have its own id', () => {
    expect(valuesOf(hastyBucket())).toEqual({
      ImagesBucketName: '${google_storage_bucket.Images_Bucket_297917F6.name}',
      ImagesServiceAccountEmail: '${google_service_account.Images_Mount_ServiceAccount_1CA860CC.email}',
      ImagesHastyScope: 'reads the whole bucket',
      ImagesHastyRegistration: '${jsonencode({"description" = "Stack/Images", "cloud_provider" = "gcs", "bucket_gcs" = google_storage_bucket.Images_Bucket_297917F6.name})}',
      ImagesKeyCommand: expect.any(String),
    });
  });

  test.each([
    ['a mount', () => mounted({ outputs: false })],
    ['a new bucket', () => hastyBucket({ outputs: false })],
  ])('can be left out, with those of the key: %s', (_, stack) => {
    expect(valuesOf(stack())).toEqual({});
  });

  test('of two mounts that are called alike must not collide', () => {
    const stack = gcpStack();
    const bucket = ownBucket(stack);
    mounted({ bucket }, stack);
    const team = new TerraformVariable(stack, 'Team', {});
    const mount = (outputs: boolean) => new BucketMount(team, 'Images', { bucket, wholeBucket: true, outputs });
    expect(() => mount(true)).toThrow("output 'ImagesBucketName' of 'Stack/Team/Images' must be the only one of its name in the stack");
    expect(() => new BucketMount(team, 'Images2', { bucket, wholeBucket: true, outputs: false })).not.toThrow();
  });
});

describe('the scope', () => {
  const scope = (...args: Parameters<typeof mounted>) => valuesOf(mounted(...args)).ImagesHastyScope;

  test('names folders, listing and end', () => {
    expect(scope({ prefixes: ['/street', 'aerial/'], listing: ListingScope.PREFIX, accessUntil: '2027-02-01T00:00:00Z' })).toBe('reads street/, aerial/; until 2027-02-01T00:00:00Z');
  });

  test('is no code of Terraform, whatever the folders are called', () => {
    expect(scope({ prefixes: ['a${b}/%{c}/'] })).toBe('reads a$${b}/%%{c}/; lists the key names of the whole bucket');
  });

  test('names folders that only Terraform knows', () => {
    const stack = gcpStack();
    expect(scope({ prefixes: [new TerraformVariable(stack, 'Folder', {}).stringValue] }, stack)).toMatch(/^reads \$\{regex\(.*, var\.Folder\)\}; lists/);
  });
});
