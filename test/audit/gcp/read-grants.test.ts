import { objectsOf } from '../../../src/audit/gcp/grant';
import { gcpModel } from '../../../src/audit/gcp/model';
import { EMAIL, MEMBER } from '../../support/audit-gcp';
import { analysisOf, Resources } from '../../support/audit-terraform';

const grants = (resources: Resources) => gcpModel(analysisOf(resources)).grants.map(({ to, role, on, by, condition }) =>
  [to.label, role.name, on.kind === 'bucket' ? on.bucket : on.kind === 'elsewhere' ? `${on.what} ${on.name}${on.wide ? ' (wide)' : ''}` : on.why, by, condition.kind]);

const VIEWER = 'roles/storage.objectViewer';

describe('grants', () => {
  test.each<[string, Resources, unknown[]]>([
    ['a member', { 'google_storage_bucket_iam_member.m': { bucket: 'b', role: VIEWER, member: MEMBER } }, [[EMAIL, VIEWER, 'b', 'member', 'constant']]],
    ['a binding', { 'google_storage_bucket_iam_binding.m': { bucket: 'b', role: VIEWER, members: [MEMBER, 'allUsers'] } }, [[EMAIL, VIEWER, 'b', 'binding', 'constant'], ['allUsers', VIEWER, 'b', 'binding', 'constant']]],
    ['a managed folder', { 'google_storage_managed_folder_iam_member.m': { bucket: 'b', managed_folder: 'street/', role: VIEWER, member: MEMBER } }, [[EMAIL, VIEWER, 'b', 'member', 'all']]],
    ['a project', { 'google_project_iam_member.m': { project: 'acme', role: VIEWER, member: MEMBER } }, [[EMAIL, VIEWER, 'project acme (wide)', 'member', 'constant']]],
    ['a folder', { 'google_folder_iam_binding.m': { folder: 'folders/1', role: VIEWER, members: [MEMBER] } }, [[EMAIL, VIEWER, 'folder folders/1 (wide)', 'binding', 'constant']]],
    ['a topic', { 'google_pubsub_topic_iam_member.m': { topic: 't', role: 'roles/pubsub.publisher', member: MEMBER } }, [[EMAIL, 'roles/pubsub.publisher', 'pubsub topic t', 'member', 'constant']]],
    ['an unknown condition', { 'google_storage_bucket_iam_member.m': { bucket: 'b', role: VIEWER, member: MEMBER, condition: [{ title: 'x' }] } }, [[EMAIL, VIEWER, 'b', 'member', 'unknown']]],
    ['a variable as managed folder', { 'google_storage_managed_folder_iam_member.m': { bucket: 'b', managed_folder: '${var.f}/', role: VIEWER, member: MEMBER } }, [[EMAIL, VIEWER, 'b', 'member', 'all']]],
  ])('on %s', (_, resources, expected) => {
    expect(grants(resources)).toEqual(expected);
  });

  test('name the objects of a bucket by its name', () => {
    expect(objectsOf('b')).toBe('projects/_/buckets/b/objects/');
  });
});
