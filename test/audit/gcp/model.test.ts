import { agreedOf, corsOrigins, gcpModel, isMade } from '../../../src/audit/gcp/model';
import { BUCKET, EMAIL, MEMBER, MOUNT, ORIGIN } from '../../support/audit-gcp';
import { analysisOf, Resources, Surroundings } from '../../support/audit-terraform';

const entry = { cloud: 'gcs' as const, principal: EMAIL, identity: EMAIL, bucket: 'acme-images', prefixes: ['street/'], actions: [], listing: 'BUCKET' as const, revoke: '' };
const mounts = (resources: Resources, surroundings?: Surroundings) =>
  gcpModel(analysisOf(resources, surroundings)).mounts.map(({ identity, bucket, grants }) => [identity.label, bucket, grants.length]);

describe('mounts on Google Cloud', () => {
  test('are buckets with rights, with Hasty\'s origin, or agreed', () => {
    expect(mounts(MOUNT)).toEqual([[EMAIL, 'acme-images', 2]]);
    expect(mounts({ ...MOUNT, 'google_storage_bucket.more': { ...BUCKET, name: 'acme-more' }, 'google_storage_bucket.logs': { name: 'acme-logs' } })).toEqual([[EMAIL, 'acme-images', 2], [EMAIL, 'acme-more', 0]]);
    expect(mounts(MOUNT, { expected: [entry, { ...entry, bucket: 'acme-agreed' }] })).toEqual([[EMAIL, 'acme-agreed', 0], [EMAIL, 'acme-images', 2]]);
  });

  test('of several accounts are told apart', () => {
    const member = 'serviceAccount:hasty-two@acme.iam.gserviceaccount.com';
    const two = { 'google_storage_bucket_iam_member.two': { bucket: 'acme-two', role: 'roles/storage.objectViewer', member } };
    expect(mounts({ ...MOUNT, ...two })).toEqual([[EMAIL, 'acme-images', 2], ['hasty-two@acme.iam.gserviceaccount.com', 'acme-two', 1]]);
  });

  test('have the rights on their project, too', () => {
    expect(mounts({ ...MOUNT, 'google_project_iam_member.p': { project: 'acme', role: 'roles/viewer', member: MEMBER } })).toEqual([[EMAIL, 'acme-images', 3]]);
  });

  test('are compared with what was agreed about the same account', () => {
    const analysis = analysisOf(MOUNT, { expected: [entry, { ...entry, bucket: 'other' }] });
    const [mount] = gcpModel(analysis).mounts;
    expect([agreedOf(analysis, mount), agreedOf(analysisOf(MOUNT), mount)]).toEqual([[entry], undefined]);
  });

  test('have buckets that are made here or only looked up', () => {
    const { buckets } = gcpModel(analysisOf({ ...MOUNT, 'data.google_storage_bucket.same': { name: 'acme-images' } }));
    expect(buckets.map(({ instance }) => isMade(instance))).toEqual([true, false]);
    expect(corsOrigins(buckets[0].instance)).toEqual([ORIGIN]);
  });
});
