import { gcpModel } from '../../../src/audit/gcp/model';
import { gcpUnknowns } from '../../../src/audit/gcp/unknowns';
import { and, IN_STREET, MOUNT, reading } from '../../support/audit-gcp';
import { analysisOf, Resources } from '../../support/audit-terraform';

const unknowns = (resources: Resources) => gcpUnknowns(gcpModel(analysisOf(resources))).map(({ why }) => why);

describe('what is unknown about rights on Google Cloud', () => {
  test('is nothing in a mount, and nothing where Hasty is not', () => {
    expect(unknowns(MOUNT)).toEqual([]);
    expect(unknowns({ 'google_storage_bucket_iam_member.m': { bucket: 'b', member: '${var.m}', role: 'roles/x' } })).toEqual([]);
  });

  test('is not what another grant allows anyway', () => {
    const all = and('google_storage_bucket_iam_member.all', { bucket: 'acme-images', member: '${google_service_account.hasty.member}', role: 'roles/storage.objectViewer' });
    expect(unknowns({ ...reading(`${IN_STREET} || x.y()`), 'google_storage_bucket_iam_member.all': all['google_storage_bucket_iam_member.all'] })).toEqual([]);
    expect(unknowns(reading(`${IN_STREET} || x.y()`))).toEqual(['the condition `x.y()`']);
  });

  test('is a group that Hasty\'s account is put into', () => {
    expect(unknowns(and('google_cloud_identity_group_membership.m', { group: 'g', preferred_member_key: [{ id: '${google_service_account.hasty.email}' }] })))
      .toEqual(['what google_cloud_identity_group_membership.m gives: it names Hasty\'s service account']);
  });
});
