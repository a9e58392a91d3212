import { holds } from '../../../src/audit/gcp/condition';
import { gcpModel } from '../../../src/audit/gcp/model';
import { EMAIL } from '../../support/audit-gcp';
import { analysisOf, Resources } from '../../support/audit-terraform';

const BUCKET = { 'google_storage_bucket.b': { name: 'b' } };
const model = (address: string, properties: object) => gcpModel(analysisOf({ ...BUCKET, [address]: { bucket: 'b', ...properties } } as Resources)).grants;

describe('access control lists', () => {
  test.each<[string, string, object, [string, string][]]>([
    ['of a bucket', 'google_storage_bucket_access_control.a', { entity: `user-${EMAIL}`, role: 'READER' }, [[EMAIL, 'roles/storage.legacyBucketReader']]],
    ['of new objects', 'google_storage_default_object_access_control.a', { entity: 'allUsers', role: 'READER' }, [['allUsers', 'roles/storage.legacyObjectReader']]],
    ['as a list', 'google_storage_bucket_acl.a', { role_entity: [`WRITER:user-${EMAIL}`, 'OWNER:project-owners-1'] }, [[EMAIL, 'roles/storage.legacyBucketWriter'], ['project-owners-1', 'roles/storage.legacyBucketOwner']]],
    ['by a predefined name', 'google_storage_default_object_acl.a', { predefined_acl: 'publicRead' }, [['allUsers', 'roles/storage.legacyObjectReader']]],
    ['that are private', 'google_storage_bucket_acl.a', { predefined_acl: 'private' }, []],
  ])('%s', (_, address, properties, expected) => {
    expect(model(address, properties).map(({ to, role, by }) => [to.label, role.name, by])).toEqual(expected.map((pair) => [...pair, 'ACL']));
  });

  test('of an object are for that object', () => {
    const [{ condition }] = model('google_storage_object_access_control.a', { object: 'a.png', entity: 'allUsers', role: 'READER' });
    const asked = ['a.png', 'b.png'].map((name) => holds(condition, { type: 'Object', name: `projects/_/buckets/b/objects/${name}`, time: 0 }));
    expect(asked).toEqual([true, false]);
  });

  test('that are not known have an unknown role', () => {
    expect(model('google_storage_bucket_acl.a', { role_entity: ['odd'] })[0].role.unknown).toContain('what the role');
  });
});
