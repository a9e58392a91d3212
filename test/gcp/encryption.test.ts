import { KmsCryptoKey } from '@cdktf/provider-google/lib/kms-crypto-key';
import { KmsCryptoKeyIamMember } from '@cdktf/provider-google/lib/kms-crypto-key-iam-member';
import { TerraformVariable } from 'cdktf';
import { BUCKET, gcpStack, hastyBucket, only } from '../support/gcp';
import { synthesized, terraformErrors } from '../support/terraform-stack';

const GRANT = 'google_kms_crypto_key_iam_member';
const keyIn = (location: string) => `projects/acme-keys/locations/${location}/keyRings/storage/cryptoKeys/images`;
const KEY = keyIn('europe-west3');

describe('a bucket with a key of yours', () => {
  const stack = hastyBucket({ encryptionKeyName: KEY, project: 'acme-images' });

  test('encrypts with it', () => {
    expect(only(stack, BUCKET).encryption).toEqual({ default_kms_key_name: KEY });
  });

  test("lets Cloud Storage's own account of the bucket's project use it, and nobody else", () => {
    expect(synthesized(stack).data).toEqual({ google_storage_project_service_account: { Images_StorageAgent_4601FC39: { project: 'acme-images' } } });
    expect(only(stack, GRANT)).toMatchObject({
      crypto_key_id: KEY,
      role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter',
      member: '${data.google_storage_project_service_account.Images_StorageAgent_4601FC39.member}',
    });
  });

  test('is made after that grant, without which Google refuses to make it', () => {
    expect(only(stack, BUCKET).depends_on).toEqual(['google_kms_crypto_key_iam_member.Images_KeyGrant_22042D72']);
  });

  // the bucket stays, and nobody could read it
  test('keeps the grant as the bucket is kept', () => {
    expect(only(stack, GRANT).lifecycle).toEqual({ prevent_destroy: true });
    const undone = hastyBucket({ encryptionKeyName: KEY });
    const grant = undone.node.findAll().find((construct): construct is KmsCryptoKeyIamMember => construct instanceof KmsCryptoKeyIamMember)!;
    grant.addOverride('lifecycle.prevent_destroy', false);
    expect(terraformErrors(undone)).toEqual([expect.stringContaining("'Stack/Images/KeyGrant' must have prevent_destroy")]);
  });

  test('takes a key of this app', () => {
    const own = gcpStack();
    hastyBucket({ encryptionKeyName: new KmsCryptoKey(own, 'Key', { name: 'images', keyRing: 'x' }).id }, own);
    expect(only(own, BUCKET).encryption).toEqual({ default_kms_key_name: '${google_kms_crypto_key.Key.id}' });
  });
});

test('a bucket without one has no grant, and is encrypted by Google', () => {
  const stack = hastyBucket();
  expect(only(stack, BUCKET)).not.toHaveProperty('encryption');
  expect(synthesized(stack)).not.toHaveProperty('data');
});

describe('a key', () => {
  test.each([
    ['europe-west3', 'europe-west3'],
    ['EUROPE-WEST3', 'europe-west3'],
    ['EU', 'europe'],
    ['US', 'us'],
    ['NAM4', 'nam4'],
  ])('of a bucket in %s may be in %s', (location, of) => {
    expect(() => hastyBucket({ location, encryptionKeyName: keyIn(of) })).not.toThrow();
  });

  test.each([
    ['europe-west3', 'europe-west1'],
    ['europe-west3', 'europe'],
    ['EU', 'europe-west3'],
    ['EU', 'global'],
  ])('of a bucket in %s must not be in %s', (location, of) => {
    expect(() => hastyBucket({ location, encryptionKeyName: keyIn(of) })).toThrow(new Error(
      `\`encryptionKeyName\` must be a key in the location of its bucket, '${location}', got one in '${of}'; Cloud Storage uses keys of the bucket's location only`,
    ));
  });

  test('is not judged where the location is known to Terraform alone', () => {
    const stack = gcpStack();
    expect(() => hastyBucket({ location: new TerraformVariable(stack, 'Location', {}).stringValue, encryptionKeyName: KEY }, stack)).not.toThrow();
  });

  test('must have its full name', () => {
    expect(() => hastyBucket({ encryptionKeyName: 'images' })).toThrow('`encryptionKeyName` must be the name of a key without a version');
  });
});
