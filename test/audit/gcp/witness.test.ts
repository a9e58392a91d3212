import { gcpModel } from '../../../src/audit/gcp/model';
import { GET } from '../../../src/audit/gcp/roles';
import { allowed, elsewhere, refused } from '../../../src/audit/gcp/witness';
import { EMAIL, MEMBER, MOUNT, OBJECTS } from '../../support/audit-gcp';
import { analysisOf } from '../../support/audit-terraform';

const analysis = analysisOf({ ...MOUNT, 'google_project_iam_member.p': { project: 'acme', role: 'roles/viewer', member: MEMBER } });
const { mounts: [mount], own } = gcpModel(analysis);
const base = { principal: EMAIL, context: {}, choices: {} };

describe('a witness', () => {
  test('is a request that is allowed', () => {
    expect(allowed(analysis, GET, mount.reach.points(GET)[0])).toEqual({ ...base, action: GET, resource: `${OBJECTS}street/2`, answer: 'allowed' });
    expect(elsewhere(analysis, own.find(({ on }) => on.kind === 'elsewhere')!)).toEqual({ ...base, action: 'storage.buckets.get', resource: 'acme', answer: 'allowed' });
  });

  test('is a request that is refused, with what it tells the cloud', () => {
    const request = { type: 'Bucket' as const, name: 'projects/_/buckets/acme-images', listPrefix: 'street/', time: Date.parse('2027-01-01T00:00:00Z') };
    expect(refused(analysis, mount.identity, 'storage.objects.list', request, [{ atom: 'cdk.tf.json#count', is: false }])).toEqual({
      ...base,
      action: 'storage.objects.list',
      resource: 'projects/_/buckets/acme-images',
      answer: 'refused',
      choices: { count: 'false' },
      context: { 'storage.googleapis.com/objectListPrefix': 'street/', 'request.time': '2027-01-01T00:00:00.000Z' },
    });
  });
});
