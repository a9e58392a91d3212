import { registeredBuckets } from '../../../src/audit/gcp/identities';
import { gcpModel } from '../../../src/audit/gcp/model';
import { EMAIL, MOUNT } from '../../support/audit-gcp';
import { analysisOf, Resources, Surroundings } from '../../support/audit-terraform';

const who = (resources: Resources, surroundings?: Surroundings) => gcpModel(analysisOf(resources, surroundings)).identities.map(({ label }) => label);
const OTHER = 'reader@acme.iam.gserviceaccount.com';
const grant = (address: string) => ({ [address]: { bucket: 'b', role: 'roles/storage.objectViewer', member: `serviceAccount:${OTHER}` } });
const registration = { outputs: { r: { value: '{"description":"x","cloud_provider":"gcs","bucket_gcs":"b"}' } } };

describe('who is Hasty on Google Cloud', () => {
  test.each<[string, Resources, Surroundings | undefined, string[]]>([
    ['an account that says so', MOUNT, undefined, [EMAIL]],
    ['whoever is named', { ...MOUNT, ...grant('google_storage_bucket_iam_member.m') }, { subjects: [OTHER, 'arn:aws:iam::111122223333:role/Hasty'] }, [OTHER]],
    ['whoever was agreed', MOUNT, { expected: [{ cloud: 'gcs', principal: OTHER, identity: OTHER, bucket: 'b', prefixes: [], actions: [], listing: 'NONE', revoke: '' }] }, [OTHER]],
    ['the member of a grant that says so', grant('google_storage_bucket_iam_member.hasty_read'), undefined, [OTHER]],
    ['an address that says so', { 'google_storage_bucket_iam_member.m': { bucket: 'b', role: 'r', member: 'serviceAccount:hasty@x.iam.gserviceaccount.com' } }, undefined, ['hasty@x.iam.gserviceaccount.com']],
    ['whoever has rights on a registered bucket', grant('google_storage_bucket_iam_member.m'), registration, [OTHER]],
    ['nobody', grant('google_storage_bucket_iam_member.m'), undefined, []],
    ['never a group', { 'google_storage_bucket_iam_member.hasty': { bucket: 'b', role: 'r', member: 'group:a@acme.example' } }, undefined, []],
  ])('%s', (_, resources, surroundings, expected) => {
    expect(who(resources, surroundings)).toEqual(expected);
  });

  test('registered buckets are read from outputs', () => {
    expect(registeredBuckets(analysisOf({}, registration))).toEqual(['b']);
  });
});
