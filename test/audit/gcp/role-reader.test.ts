import { instancesOf } from '../../../src/audit/cloud-resource';
import { RoleReader } from '../../../src/audit/gcp/role-reader';
import { analysisOf, unknown } from '../../support/audit-terraform';

const reader = new RoleReader(instancesOf(analysisOf({
  'google_project_iam_custom_role.list': { role_id: 'hastyList', permissions: ['storage.objects.list'] },
  'google_organization_iam_custom_role.open': { role_id: 'open', permissions: ['storage.objects.list', unknown('x')] },
}).facts.resources, /^google_/));
const reference = { kind: 'name' as const, id: 'cdk.tf.json#google_project_iam_custom_role.list.id', label: 'x' };

describe('a role', () => {
  test('is predefined, or made by the documents', () => {
    expect(reader.read(['roles/storage.legacyObjectReader'])).toEqual({ name: 'roles/storage.legacyObjectReader', permissions: ['storage.objects.get'] });
    const custom = { name: 'hastyList', permissions: ['storage.objects.list'], unknown: undefined };
    expect([reader.read([reference]), reader.read(['projects/acme/roles/hastyList'])]).toEqual([custom, custom]);
  });

  test('is unknown when a permission is, or all of it', () => {
    expect(reader.read(['organizations/1/roles/open'])).toEqual({ name: 'open', permissions: ['storage.objects.list'], unknown: 'which permissions the role open has' });
    expect(reader.read(['projects/acme/roles/other']).unknown).toBe('what the role projects/acme/roles/other allows');
    expect(reader.read([{ kind: 'parameter', id: 'r', label: '${var.role}' }]).unknown).toBe('what the role ${var.role} allows');
  });
});
