import { gcpRights } from '../../../src/audit/rules/gcp-rights';
import { and, changed, condition, EMAIL, MEMBER, MOUNT } from '../../support/audit-gcp';
import { either, findingsOf, Resources, witnessesOf } from '../../support/audit-terraform';

const OTHER = 'serviceAccount:pipeline@acme.iam.gserviceaccount.com';
const role = (name: unknown) => changed('google_storage_bucket_iam_member.read', { role: name });
const custom = (...permissions: unknown[]) => changed('google_project_iam_custom_role.list', { permissions });

describe('rights on Google Cloud', () => {
  test.each<[string, Resources]>([
    ['objectViewer and a custom role', MOUNT],
    ['a reader of objects alone', role('roles/storage.legacyObjectReader')],
    ['a writer that is not Hasty', and('google_storage_bucket_iam_member.pipeline', { bucket: 'acme-images', member: OTHER, role: 'roles/storage.admin' })],
    ['an admin in a condition that nothing meets', changed('google_storage_bucket_iam_member.read', { role: 'roles/storage.objectAdmin', condition: condition('false') })],
    ['who may act as Hasty', and('google_service_account_iam_member.admins', { service_account_id: '${google_service_account.hasty.name}', member: 'group:admins@acme.example', role: 'roles/iam.serviceAccountTokenCreator' })],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(gcpRights, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['a writer', role('roles/storage.objectUser'), 'has roles/storage.objectUser on acme-images, which allows '],
    ['a creator', role('roles/storage.objectCreator'), 'has roles/storage.objectCreator on acme-images, which allows '],
    ['a writer of the old kind', role('roles/storage.legacyBucketWriter'), 'has roles/storage.legacyBucketWriter on acme-images, which allows '],
    ['an admin', role('roles/storage.admin'), 'has roles/storage.admin on acme-images, which allows '],
    ['a custom role with a right more', custom('storage.objects.list', 'storage.objects.delete'), 'has hastyList on acme-images, which allows storage.objects.delete'],
    ['a right to see policies', custom('storage.buckets.getIamPolicy'), 'has hastyList on acme-images, which allows storage.buckets.getIamPolicy'],
    ['a key', and('google_kms_crypto_key_iam_member.k', { crypto_key_id: 'images', member: MEMBER, role: 'roles/cloudkms.cryptoKeyDecrypter' }),
      'has roles/cloudkms.cryptoKeyDecrypter on the kms crypto key '],
    ['another account', and('google_service_account_iam_member.onward', { service_account_id: 'projects/acme/serviceAccounts/pipeline@acme.iam.gserviceaccount.com', member: MEMBER, role: 'roles/iam.serviceAccountUser' }),
      'has roles/iam.serviceAccountUser on the service account projects/acme/serviceAccounts/pipeline@acme.iam.gserviceaccount.com'],
    ['an ACL without uniform access', {
      ...changed('google_storage_bucket.images', { uniform_bucket_level_access: false }),
      'google_storage_bucket_access_control.acl': { bucket: 'acme-images', entity: `user-${EMAIL}`, role: 'WRITER' },
    }, 'has roles/storage.legacyBucketWriter on acme-images'],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(gcpRights, resources)).toEqual([expect.stringContaining(`error: ${EMAIL} ${message}`)]);
  });

  test('an ACL does not count under uniform access', () => {
    expect(findingsOf(gcpRights, and('google_storage_bucket_access_control.acl', { bucket: 'acme-images', entity: `user-${EMAIL}`, role: 'OWNER' }))).toEqual([]);
  });

  test('the witness names what has to be chosen', () => {
    expect(witnessesOf(gcpRights, role(either('cdk.tf.json#count', 'roles/storage.objectCreator', 'roles/storage.objectViewer')))).toEqual([{ principal: EMAIL, action: 'storage.objects.create', resource: expect.stringMatching(/objects\/street\//), context: {}, choices: { count: 'true' }, answer: 'allowed' }]);
  });
});
