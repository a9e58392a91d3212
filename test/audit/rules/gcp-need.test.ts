import { gcpNeed } from '../../../src/audit/rules/gcp-need';
import { changed, EMAIL, IN_STREET, LIST_STREET, MOUNT, OBJECTS, reading } from '../../support/audit-gcp';
import { either, findingsOf, Resources, witnessesOf } from '../../support/audit-terraform';

const list = (...permissions: string[]) => changed('google_project_iam_custom_role.list', { permissions });
const refusal = (permission: string, name: string) => `error: ${EMAIL} may not use ${permission} on ${name}`;
const GET = refusal('storage.objects.get', `${OBJECTS}a.png`);
const entry = { cloud: 'gcs' as const, principal: EMAIL, identity: EMAIL, bucket: 'acme-images', prefixes: ['street/'], actions: [], listing: 'BUCKET' as const, revoke: '' };

describe('what Hasty needs on Google Cloud', () => {
  test.each<[string, Resources]>([
    ['a mount', MOUNT],
    ['a date ahead', reading(`${IN_STREET} && request.time < timestamp("2026-12-01T00:00:00Z")`)],
    ['a right in either case', changed('google_storage_bucket_iam_member.read', { role: either('cdk.tf.json#new', 'roles/storage.objectViewer', 'roles/storage.legacyObjectReader') })],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(gcpNeed, resources)).toEqual([]);
  });

  test.each<[string, Resources, string[]]>([
    ['an end in the past', reading(`${IN_STREET} && request.time < timestamp("2026-11-21T00:00:00Z")`), [GET]],
    ['another bucket in the condition', reading('resource.name.startsWith("projects/_/buckets/acme-other/objects/street/")'), [GET]],
    ['no listing', list('storage.buckets.get'), [refusal('storage.objects.list', 'projects/_/buckets/acme-images')]],
    ['no metadata', list('storage.objects.list'), [`${refusal('storage.buckets.get', 'projects/_/buckets/acme-images').replace('error', 'note')}; Hasty's client may ask for it, which is not documented`]],
    ['listing under the condition for names', { ...reading(IN_STREET), 'google_storage_bucket_iam_member.list': {} },
      [refusal('storage.objects.list', 'projects/_/buckets/acme-images'), expect.stringContaining('note: ')]],
    ['a right in one case', changed('google_storage_bucket_iam_member.read', { role: either('cdk.tf.json#new', 'roles/storage.objectViewer', 'roles/storage.bucketViewer') }),
      [refusal('storage.objects.get', `${OBJECTS}street/a.png`)]],
    ['an unknown condition', reading('resource.matchTag("a", "b")'), [GET.replace('error', 'error?')]],
    ['no grants', { ...MOUNT, 'google_storage_bucket_iam_member.read': {}, 'google_storage_bucket_iam_member.list': {} },
      Array(2).fill(`error?: no grant to ${EMAIL} on acme-images is in these documents`).concat(expect.stringContaining('note?: '))],
  ])('fails: %s', (_, resources, expected) => {
    expect(findingsOf(gcpNeed, resources)).toEqual(expected);
  });

  test('listing of the folder is enough', () => {
    expect(findingsOf(gcpNeed, { ...reading(`${IN_STREET} || ${LIST_STREET}`), 'google_storage_bucket_iam_member.list': {} })).toEqual([expect.stringContaining('note: ')]);
  });

  test('a folder that was agreed and is closed fails, and the witness is the request that is refused', () => {
    expect(witnessesOf(gcpNeed, MOUNT, { expected: [{ ...entry, prefixes: ['street/', 'aerial/'] }] }))
      .toEqual([{ principal: EMAIL, action: 'storage.objects.get', resource: `${OBJECTS}aerial/a.png`, context: {}, choices: {}, answer: 'refused' }]);
  });
});
