import { gcpAuthoritative } from '../../../src/audit/rules/gcp-authoritative';
import { and, MEMBER, MOUNT } from '../../support/audit-gcp';
import { findingsOf, Resources } from '../../support/audit-terraform';

const POLICY = JSON.stringify({ bindings: [{ role: 'roles/storage.objectViewer', members: [MEMBER] }] });

describe('grants that remove others\'', () => {
  test.each<[string, Resources]>([
    ['members only', MOUNT],
    ['a binding on another bucket', and('google_storage_bucket_iam_binding.logs', { bucket: 'acme-logs', role: 'roles/storage.admin', members: ['group:a@acme.example'] })],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(gcpAuthoritative, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['a binding', and('google_storage_bucket_iam_binding.b', { bucket: 'acme-images', role: 'roles/storage.objectViewer', members: [MEMBER] }),
      'warning: google_storage_bucket_iam_binding.b removes the role roles/storage.objectViewer on acme-images from members that it does not list'],
    ['a binding of others', and('google_storage_bucket_iam_binding.b', { bucket: '${google_storage_bucket.images.id}', role: 'roles/storage.admin', members: ['group:a@acme.example'] }),
      'warning: google_storage_bucket_iam_binding.b removes the role roles/storage.admin on acme-images from members that it does not list'],
    ['a policy', and('google_storage_bucket_iam_policy.p', { bucket: 'acme-images', policy_data: POLICY }),
      'warning: google_storage_bucket_iam_policy.p removes every right on acme-images from members that it does not list'],
    ['a policy from a data source', {
      ...and('google_storage_bucket_iam_policy.p', { bucket: 'acme-images', policy_data: '${data.google_iam_policy.p.policy_data}' }),
      'data.google_iam_policy.p': { binding: [{ role: 'roles/storage.objectViewer', members: [MEMBER] }] },
    },
    'warning: google_storage_bucket_iam_policy.p removes every right on acme-images from members that it does not list'],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(gcpAuthoritative, resources)).toEqual([message]);
  });
});
