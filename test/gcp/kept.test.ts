import { TerraformStack } from 'cdktf';
import { BucketMount } from '../../src/gcp';
import { gcpStack } from '../support/gcp';
import { terraformErrors } from '../support/terraform-stack';

describe('what Hasty may do', () => {
  const changed = (change: (mount: BucketMount) => void) => {
    const stack = gcpStack();
    change(new BucketMount(stack, 'Images', { bucketName: 'acme-images', uniformAccess: true, prefixes: ['street/'] }));
    return terraformErrors(stack);
  };

  test.each<[string, string, (mount: BucketMount) => void]>([
    ['a condition taken away', 'Read', ({ members }) => members[0].addOverride('condition', undefined)],
    ['a condition replaced', 'Read', ({ members }) => members[0].putCondition({ title: 'all', expression: 'true' })],
    ['another role', 'Read', ({ members }) => { members[0].role = 'roles/storage.admin'; }],
    ['another member', 'List', ({ members }) => { members[1].member = 'allUsers'; }],
    ['another bucket', 'Read', ({ members }) => members[0].addOverride('bucket', 'acme-other')],
    ['an override of the stack', 'Read', ({ members }) => TerraformStack.of(members[0]).addOverride(`resource.google_storage_bucket_iam_member.${members[0].friendlyUniqueId}.role`, 'roles/storage.admin')],
    ['no role at all', 'Role', ({ role }) => { role!.count = 0; }],
    ['more permissions', 'Role', ({ role }) => { role!.permissions = ['storage.objects.delete']; }],
  ])('must not change: %s', (_, id, change) => {
    expect(changed(change)).toEqual([expect.stringMatching(`^.*'Stack/Images/${id}' must give Hasty what it was made to give, and was changed, got: .*; undo what changes it`)]);
  });

  test('stays the same where something else changes', () => {
    expect(changed(({ role, members }) => {
      role!.title = 'Lists';
      members[0].addOverride('lifecycle.create_before_destroy', true);
    })).toEqual([]);
  });
});
