import { gcpUniformAccess } from '../../../src/audit/rules/gcp-uniform-access';
import { changed, MOUNT } from '../../support/audit-gcp';
import { findingsOf, Resources, unknown } from '../../support/audit-terraform';

const uniform = (value: unknown) => changed('google_storage_bucket.images', { uniform_bucket_level_access: value });
const { 'google_storage_bucket.images': bucket, ...rest } = MOUNT;

describe('uniform access', () => {
  test.each<[string, Resources]>([['is on', MOUNT], ['of other buckets is no matter', { ...MOUNT, 'google_storage_bucket.logs': { name: 'acme-logs' } }]])('passes: %s', (_, resources) => {
    expect(findingsOf(gcpUniformAccess, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['off', uniform(false), 'error: acme-images has no uniform access, so conditions do not hold on it'],
    ['left out', uniform(undefined), 'error: acme-images has no uniform access, so conditions do not hold on it'],
    ['unknown', uniform(unknown('var.uniform')), 'note: whether acme-images has uniform access is not in these documents; Google refuses conditions without it'],
    ['of a bucket that is only looked up', {
      ...rest,
      'data.google_storage_bucket.images': { name: bucket.name },
      'google_storage_bucket_iam_member.list': { bucket: 'acme-images', member: '${google_service_account.hasty.member}', role: 'roles/storage.objectViewer' },
      'google_storage_bucket_iam_member.read': {},
    }, 'note: whether acme-images has uniform access is not in these documents; Google refuses conditions without it'],
    ['off without conditions', { ...uniform(false), 'google_storage_bucket_iam_member.read': {} }, 'warning: acme-images has no uniform access, so access control lists can open single objects'],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(gcpUniformAccess, resources)).toEqual([message]);
  });
});
