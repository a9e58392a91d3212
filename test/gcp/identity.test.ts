import { TerraformVariable } from 'cdktf';
import { ListingScope } from '../../src/contract';
import { BucketMountProps } from '../../src/gcp';
import { ACCOUNT, gcpStack, MEMBER, mounted, only, ROLE } from '../support/gcp';
import { resourcesOf } from '../support/terraform-stack';

const OWN = 'projects/acme-data/roles/hastyList';

describe('the service account', () => {
  test('has a name by which people and the audit know it', () => {
    expect(only(mounted(), ACCOUNT)).toEqual({ account_id: 'hasty-images-7822c597', display_name: 'Hasty reads images (app.hasty.ai)' });
  });

  test('has the id and the project that are given', () => {
    expect(only(mounted({ accountId: 'hasty-reader', project: 'acme-identities' }), ACCOUNT)).toMatchObject({ account_id: 'hasty-reader', project: 'acme-identities' });
  });

  test.each([
    ['accountId', 'hasty', '`accountId` must be 6 to 30 lower-case letters'],
    ['project', 'Acme', '`project` must be the id of a project'],
  ])('must not have a malformed %s', (property, value, message) => {
    expect(() => mounted({ [property]: value })).toThrow(message);
  });
});

describe('the custom role', () => {
  const permissions = (props: Partial<BucketMountProps>) => Object.values(resourcesOf(mounted(props), ROLE)).map((role) => role.permissions.sort());

  test.each<[string, Partial<BucketMountProps>, string[][]]>([
    // objectViewer under a condition on object names lists nothing: a list call is judged by the bucket's name
    ['folders', { prefixes: ['street/'] }, [['storage.buckets.get', 'storage.objects.list']]],
    ['folders, without metadata', { prefixes: ['street/'], bucketMetadata: false }, [['storage.objects.list']]],
    ['folders that alone are listed', { prefixes: ['street/'], listing: ListingScope.PREFIX }, [['storage.buckets.get']]],
    ['folders that alone are listed, without metadata', { prefixes: ['street/'], listing: ListingScope.PREFIX, bucketMetadata: false }, []],
    ['the whole bucket', {}, [['storage.buckets.get']]],
    ['the whole bucket, without metadata', { bucketMetadata: false }, []],
  ])('holds what objectViewer does not give, and no more: %s', (_, props, expected) => {
    expect(permissions(props)).toEqual(expected);
  });

  test('has an id by default, which depends on the path alone', () => {
    expect(only(mounted(), ROLE)).toEqual({
      role_id: 'hasty_Images_7822c597',
      title: 'Hasty: list a bucket',
      description: 'What Hasty needs beside roles/storage.objectViewer',
      permissions: ['storage.buckets.get'],
    });
  });

  // the id of a deleted role stays blocked for up to 37 days
  test('has the id and the project that are given', () => {
    expect(only(mounted({ roleId: 'hastyList2', project: 'acme-identities' }), ROLE)).toMatchObject({ role_id: 'hastyList2', project: 'acme-identities' });
  });

  test('may be one that is there already', () => {
    const stack = mounted({ prefixes: ['street/'], role: OWN });
    expect(resourcesOf(stack, ROLE)).toEqual({});
    expect(Object.values(resourcesOf(stack, MEMBER)).map(({ role }) => role).sort()).toEqual([OWN, 'roles/storage.objectViewer']);
  });

  test('may be one that only Terraform knows, which checks when it plans that it is a custom role', () => {
    const stack = gcpStack();
    mounted({ prefixes: ['street/'], role: new TerraformVariable(stack, 'Own', {}).stringValue }, stack);
    expect(Object.values(resourcesOf(stack, MEMBER)).map(({ role }) => role)).toContain('${regex("^(?:projects/[a-z0-9.:-]+|organizations/[0-9]+)/roles/[A-Za-z0-9_.]+$", var.Own)}');
  });

  const UNNEEDED = '`role` and `roleId` must be left out where no custom role is needed (`bucketMetadata: false`, and nothing to list beside what is read), got one; remove it';
  test.each<[string, Partial<BucketMountProps>, string]>([
    ['a malformed id', { roleId: 'hasty-list' }, '`roleId` must be 3 to 64 letters, digits, _ or .'],
    ['a predefined role', { role: 'roles/storage.admin' }, '`role` must be the full name of a custom role'],
    ['both a role and the id of one', { role: OWN, roleId: 'hastyList' }, `\`role\` and \`roleId\` exclude each other, got both: '${OWN}', 'hastyList'; keep \`role\` for one that you have, \`roleId\` for one to be made`],
    ['a role that nothing needs', { role: OWN, bucketMetadata: false }, UNNEEDED],
    ['the id of a role that nothing needs', { roleId: 'hastyList', bucketMetadata: false }, UNNEEDED],
  ])('must not be %s', (_, props, message) => {
    expect(() => mounted(props)).toThrow(message);
  });
});
