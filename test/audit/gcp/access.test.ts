import { gcpAccess } from '../../../src/audit/gcp/access';
import { EMAIL, MOUNT, ORIGIN, reading, IN_STREET, and } from '../../support/audit-gcp';
import { analysisOf } from '../../support/audit-terraform';

describe('access on Google Cloud', () => {
  test('of a mount is stated with its folders, actions and CORS', () => {
    expect(gcpAccess(analysisOf(MOUNT))).toEqual({
      subjects: [`service account ${EMAIL}`],
      mounts: [{
        cloud: 'gcs',
        principal: EMAIL,
        identity: EMAIL,
        bucket: 'acme-images',
        prefixes: ['street/'],
        actions: ['storage.buckets.get', 'storage.objects.get', 'storage.objects.list'],
        listing: 'BUCKET',
        corsOrigins: [ORIGIN],
        revoke: `gcloud iam service-accounts disable ${EMAIL}`,
      }],
      unknowns: [],
      touched: true,
    });
  });

  test('is computed once for an analysis', () => {
    const analysis = analysisOf(MOUNT);
    expect(gcpAccess(analysis)).toBe(gcpAccess(analysis));
  });

  test('ends when its date says so', () => {
    expect(gcpAccess(analysisOf({ ...reading(`${IN_STREET} && request.time < timestamp("2026-12-01T00:00:00Z")`), 'google_storage_bucket_iam_member.list': {} })).mounts)
      .toEqual([expect.objectContaining({ until: '2026-12-01T00:00:00Z', listing: 'NONE' })]);
  });

  test('is none, and untouched, where nothing says Hasty', () => {
    expect(gcpAccess(analysisOf({ 'google_storage_bucket.logs': { name: 'acme-logs' } }))).toEqual({ subjects: [], mounts: [], unknowns: [], touched: false });
  });

  test('is not known where Hasty\'s origin stands on a bucket and no account is declared', () => {
    const { touched, unknowns } = gcpAccess(analysisOf({ 'google_storage_bucket.images': MOUNT['google_storage_bucket.images'] }));
    expect([touched, unknowns.map(({ why }) => why)]).toEqual([true, ['which service account Hasty uses: none is named or declared here']]);
  });

  test('that another type of resource may give is unknown', () => {
    expect(gcpAccess(analysisOf(and('google_cloud_run_service.job', { service_account: EMAIL }))).unknowns.map(({ why }) => why))
      .toEqual(['what google_cloud_run_service.job gives: it names Hasty\'s service account']);
  });
});
