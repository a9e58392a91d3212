import { ImportMode, ListingScope } from '../../src/contract';
import { BucketMountProps } from '../../src/gcp';
import { MEMBER, mounted } from '../support/gcp';
import { resourcesOf, synthesized } from '../support/terraform-stack';

const grants = (props: Partial<BucketMountProps>) =>
  Object.entries(resourcesOf(mounted(props), MEMBER)).map(([id, { role, condition }]) => ({ id: id.split('_')[1], role, ...condition }));
const CUSTOM = '${google_project_iam_custom_role.Images_Role_951A037A.name}';
const READ = 'roles/storage.objectViewer';
const inFolder = (folder: string) => `resource.name.startsWith("projects/_/buckets/acme-images/objects/${folder}")`;

describe('the grants', () => {
  test('open folders for reading, and the names of the bucket for listing', () => {
    expect(grants({ prefixes: ['street', '/aerial/2026/'] })).toEqual([
      { id: 'List', role: CUSTOM },
      { id: 'Read', role: READ, title: 'hasty-read', description: 'Hasty reads the folders named here', expression: `${inFolder('street/')} || ${inFolder('aerial/2026/')}` },
    ]);
  });

  test('open the whole bucket when that is said', () => {
    expect(grants({ wholeBucket: true })).toEqual([{ id: 'List', role: CUSTOM }, { id: 'Read', role: READ }]);
  });

  test('of folders that alone are listed need no role for listing', () => {
    const [read, ...others] = grants({ prefixes: ['street/'], listing: ListingScope.PREFIX, bucketMetadata: false });
    expect(others).toEqual([]);
    expect(read).toMatchObject({ id: 'Read', role: READ, expression: expect.stringContaining('objectListPrefix') });
  });

  test('all end with the access', () => {
    const accessUntil = '2027-02-01T00:00:00Z';
    const expressions = grants({ prefixes: ['street/'], importMode: ImportMode.COPY, accessUntil }).map(({ expression }) => expression);
    expect(expressions).toHaveLength(2);
    expressions.forEach((expression) => expect(expression).toContain(`request.time < timestamp("${accessUntil}")`));
  });

  test('are as many as the folders need, with addresses that stay', () => {
    const prefixes = Array.from({ length: 30 }, (_, index) => `folder-${index}/`);
    const found = grants({ prefixes });
    expect(found.map(({ id }) => id).sort()).toEqual(['List', 'Read', 'Read2', 'Read3']);
    expect(new Set(found.map(({ title }) => title)).size).toBe(4);
  });

  test('are for the one service account, and additive: an authoritative one would remove what others have', () => {
    const stack = mounted({ prefixes: ['street/'] });
    expect(Object.keys(synthesized(stack).resource).filter((type) => type.includes('iam'))).toEqual(['google_project_iam_custom_role', MEMBER]);
    expect(new Set(Object.values(resourcesOf(stack, MEMBER)).map(({ member }) => member))).toEqual(new Set(['${google_service_account.Images_ServiceAccount_921540B3.member}']));
  });
});
