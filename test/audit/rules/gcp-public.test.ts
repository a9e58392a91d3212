import { gcpPublic } from '../../../src/audit/rules/gcp-public';
import { and, changed, MOUNT } from '../../support/audit-gcp';
import { findingsOf, Resources } from '../../support/audit-terraform';

const grant = (member: string, bucket = 'acme-images', role = 'roles/storage.objectViewer') => and('google_storage_bucket_iam_member.public', { bucket, member, role });

describe('everybody', () => {
  test.each<[string, Resources]>([['is kept out', MOUNT], ['may read another bucket', grant('allUsers', 'acme-site')]])('passes: %s', (_, resources) => {
    expect(findingsOf(gcpPublic, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['everybody', grant('allUsers'), 'error: allUsers has roles/storage.objectViewer on acme-images'],
    ['everybody with an account', grant('allAuthenticatedUsers'), 'error: allAuthenticatedUsers has roles/storage.objectViewer on acme-images'],
    ['everybody, with an unknown role', grant('allUsers', 'acme-images', 'roles/acme.unknown'), 'error?: allUsers has roles/acme.unknown on acme-images'],
    ['everybody, by the project', and('google_project_iam_member.public', { project: 'acme', member: 'allUsers', role: 'roles/viewer' }), 'error: allUsers has roles/viewer on the project acme'],
    ['nothing prevents it', changed('google_storage_bucket.images', { public_access_prevention: 'inherited' }), 'warning: nothing prevents acme-images from being opened to everybody later'],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(gcpPublic, resources)).toEqual([message]);
  });
});
