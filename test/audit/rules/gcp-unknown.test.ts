import { gcpUnknown } from '../../../src/audit/rules/gcp-unknown';
import { and, changed, EMAIL, IN_STREET, MEMBER, MOUNT, OBJECTS, reading } from '../../support/audit-gcp';
import { findingsOf, Resources, unknown } from '../../support/audit-terraform';

describe('what is not understood on Google Cloud', () => {
  test.each<[string, Resources]>([
    ['a mount', MOUNT],
    ['a part of a condition that decides nothing', reading(`${IN_STREET} && resource.name.extract("x") == "y" && false`)],
    ['an unknown member of a bucket that is not mounted', and('google_storage_bucket_iam_member.logs', { bucket: 'acme-logs', member: unknown('var.reader'), role: 'roles/storage.admin' })],
    ['a variable that names the bucket', {
      ...MOUNT,
      'google_storage_bucket.images': { ...MOUNT['google_storage_bucket.images'], name: '${var.bucket}' },
      'google_storage_bucket_iam_member.read': { ...MOUNT['google_storage_bucket_iam_member.read'], condition: [{ expression: IN_STREET.replace('acme-images', '${google_storage_bucket.images.name}') }] },
    }],
    ['an account of another service', and('google_cloud_run_service.job', { service_account: 'pipeline@acme.iam.gserviceaccount.com' })],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(gcpUnknown, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['a condition', reading(`${IN_STREET} || resource.matchTag("a", "b")`), 'the condition `resource.matchTag("a", "b")`'],
    ['a condition that cannot be read', reading('resource.name.startsWith('), 'the condition `resource.name.startsWith(`'],
    ['a folder', reading(`resource.name.startsWith("${OBJECTS}\${var.folder}/")`), `a folder that a variable chooses: ${OBJECTS}\${var.folder}/`],
    ['a role', changed('google_storage_bucket_iam_member.read', { role: 'roles/acme.reader' }), 'what the role roles/acme.reader allows'],
    ['a custom role', changed('google_project_iam_custom_role.list', { permissions: unknown('var.permissions') }), 'which permissions the role hastyList has'],
    ['a bucket', and('google_storage_bucket_iam_member.more', { bucket: unknown('module.m'), member: MEMBER, role: 'roles/storage.admin' }), 'what google_storage_bucket_iam_member.more gives rights on: module.m'],
    ['a member', and('google_storage_bucket_iam_member.more', { bucket: 'acme-images', member: unknown('var.reader'), role: 'roles/storage.admin' }), 'who google_storage_bucket_iam_member.more gives rights to: <var.reader>'],
    ['another service', and('google_cloud_run_service.job', { service_account: EMAIL }), 'what google_cloud_run_service.job gives: it names Hasty\'s service account'],
    ['who Hasty is', { 'google_storage_bucket.images': MOUNT['google_storage_bucket.images'] }, 'which service account Hasty uses: none is named or declared here'],
  ])('cannot tell: %s', (_, resources, why) => {
    expect(findingsOf(gcpUnknown, resources)).toEqual([`error?: it depends on ${why}`]);
  });
});
