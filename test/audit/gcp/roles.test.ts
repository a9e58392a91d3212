import { inContract, predefinedRole, typeFor } from '../../../src/audit/gcp/roles';

describe('roles of Google Cloud', () => {
  test('that only show are within the contract', () => {
    const within = (role: string) => predefinedRole(role)!.every(inContract);
    expect(within('roles/storage.objectViewer')).toBe(true);
    expect(within('roles/storage.legacyObjectReader')).toBe(true);
    expect(['objectCreator', 'objectUser', 'objectAdmin', 'folderAdmin', 'admin', 'bucketViewer', 'insightsCollectorService', 'legacyBucketReader', 'legacyBucketWriter',
      'legacyBucketOwner', 'legacyObjectOwner', 'hmacKeyAdmin'].filter((role) => within(`roles/storage.${role}`))).toEqual([]);
    expect(['viewer', 'editor', 'owner'].filter((role) => within(`roles/${role}`))).toEqual([]);
  });

  test('that are not in the table are not known, whatever they are called', () => {
    expect([predefinedRole('roles/aiplatform.user'), predefinedRole('constructor'), predefinedRole('__proto__')]).toEqual([undefined, undefined, undefined]);
  });

  test('are asked of objects, or of the bucket', () => {
    expect(['storage.objects.get', 'storage.objects.create', 'storage.multipartUploads.abort'].map(typeFor)).toEqual(['Object', 'Object', 'Object']);
    expect(['storage.objects.list', 'storage.multipartUploads.list', 'storage.buckets.get', 'storage.folders.get'].map(typeFor)).toEqual(['Bucket', 'Bucket', 'Bucket', 'Bucket']);
  });
});
