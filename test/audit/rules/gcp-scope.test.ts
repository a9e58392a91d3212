import { gcpScope } from '../../../src/audit/rules/gcp-scope';
import { and, changed, EMAIL, IN_STREET, LIST_STREET, MEMBER, MOUNT, OBJECTS, reading } from '../../support/audit-gcp';
import { findingsOf, Resources, witnessesOf } from '../../support/audit-terraform';

const LOOSE = 'error: objects of acme-images can be read by the beginning of a name that ends without a slash, so folders that begin alike are open too';
const WHOLE = 'warning: the whole bucket acme-images can be read';

describe('the scope on Google Cloud', () => {
  test.each<[string, Resources]>([
    ['one folder', MOUNT],
    ['two folders', reading(`${IN_STREET} || resource.name.startsWith("${OBJECTS}aerial/")`)],
    ['a folder of objects, checked by type', reading(`resource.type == "storage.googleapis.com/Object" && ${IN_STREET}`)],
    ['a folder without its part that is private', reading(`${IN_STREET} && !resource.name.startsWith("${OBJECTS}street/private/")`)],
    ['images of a folder', reading(`resource.name.endsWith(".png") && ${IN_STREET}`)],
    ['a folder, also for lists', reading(`${IN_STREET} || ${LIST_STREET}`)],
    ['a folder that is written twice, with and without a slash', reading(`${IN_STREET} && resource.name.startsWith("${OBJECTS}street")`)],
    ['one object', reading(`resource.name == "${OBJECTS}street/a.png"`)],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(gcpScope, resources)).toEqual([]);
  });

  test.each<[string, Resources, string[]]>([
    ['a folder without its slash', reading(`resource.name.startsWith("${OBJECTS}street")`), [LOOSE]],
    ['a slash that an alternative drops', reading(`${IN_STREET} || resource.name.startsWith("${OBJECTS}str")`), [LOOSE]],
    ['no condition', changed('google_storage_bucket_iam_member.read', { condition: [] }), [WHOLE]],
    ['images anywhere', reading('resource.name.endsWith(".png")'), [WHOLE]],
    ['everything but a folder', reading(`!${IN_STREET}`), [WHOLE]],
    ['a type that is always so', reading(`${IN_STREET} || resource.type == "storage.googleapis.com/Object"`), [WHOLE]],
    ['an attribute whose default opens everything', reading(`${IN_STREET} || ${LIST_STREET.replace('""', '"street/"')}`), [WHOLE]],
    ['a right on the project', and('google_project_iam_member.more', { project: 'acme', member: MEMBER, role: 'roles/storage.objectViewer' }),
      [`error: ${EMAIL} has roles/storage.objectViewer on the whole project acme, with all its buckets`, WHOLE]],
    ['a right on the organisation', and('google_organization_iam_binding.more', { org_id: '123', members: [MEMBER], role: 'roles/browser' }),
      [`error: ${EMAIL} has roles/browser on the whole organization 123, with all its buckets`]],
  ])('fails: %s', (_, resources, expected) => {
    expect(findingsOf(gcpScope, resources)).toEqual(expected);
  });

  test('the witness is an object of a folder that begins alike', () => {
    expect(witnessesOf(gcpScope, reading(`resource.name.startsWith("${OBJECTS}street")`))).toEqual([
      { principal: EMAIL, action: 'storage.objects.get', resource: `${OBJECTS}street2`, context: {}, choices: {}, answer: 'allowed' },
    ]);
  });

  describe('that was agreed', () => {
    const entry = { cloud: 'gcs' as const, principal: EMAIL, identity: EMAIL, bucket: 'acme-images', prefixes: ['street/'], actions: [], listing: 'BUCKET' as const, revoke: '' };

    test.each([[['street/']], [['street/', 'aerial/']]])('passes: %s', (prefixes) => {
      expect(findingsOf(gcpScope, MOUNT, { expected: [{ ...entry, prefixes }] })).toEqual([]);
    });

    test.each<[string, object, string[]]>([
      ['a part of the folder', { prefixes: ['street/2026/'] }, ['error: acme-images opens wider than agreed: + street/']],
      ['another folder', { prefixes: ['aerial/'] }, ['error: acme-images opens wider than agreed: + street/']],
      ['another bucket', { bucket: 'acme-other' }, ['error: acme-images opens wider than agreed: + street/', 'error: names of acme-images can be listed beyond what was agreed']],
      ['listing of the folder', { listing: 'PREFIX' }, ['error: names of acme-images can be listed beyond what was agreed']],
      ['an end', { until: '2026-12-01T00:00:00Z' }, ['error: access to acme-images was agreed until 2026-12-01T00:00:00Z and does not end by itself']],
    ])('fails: %s', (_, change, expected) => {
      expect(findingsOf(gcpScope, MOUNT, { expected: [{ ...entry, ...change }] })).toEqual(expected);
    });
  });
});
