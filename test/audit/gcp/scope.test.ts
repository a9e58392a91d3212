import { gcpModel } from '../../../src/audit/gcp/model';
import { IN_STREET, LIST_STREET, OBJECTS, reading } from '../../support/audit-gcp';
import { analysisOf } from '../../support/audit-terraform';

const scope = (expression: string, listing = true) =>
  gcpModel(analysisOf({ ...reading(expression), ...(!listing && { 'google_storage_bucket_iam_member.list': {} }) })).mounts[0].scope;

describe('the scope of a mount', () => {
  test.each<[string, string[]]>([
    [IN_STREET, ['street/']],
    [`${IN_STREET} || resource.name.startsWith("${OBJECTS}aerial/")`, ['aerial/', 'street/']],
    [`${IN_STREET} || resource.name.startsWith("${OBJECTS}street/2026/")`, ['street/']],
    [`${IN_STREET} && resource.name.startsWith("${OBJECTS}street/2026/")`, ['street/2026/']],
    [`${IN_STREET} && resource.name.endsWith(".png")`, ['street/']],
    [`resource.name == "${OBJECTS}street/a.png"`, ['street/a.png']],
    [`resource.name.startsWith("${OBJECTS}street")`, ['street']],
    ['true', ['']],
    ['false', []],
  ])('%s', (expression, prefixes) => {
    expect(scope(expression).prefixes).toEqual(prefixes);
  });

  test('says what can be listed', () => {
    expect([scope(IN_STREET), scope(IN_STREET, false), scope(`${IN_STREET} || ${LIST_STREET}`, false), scope(`${IN_STREET} || ${LIST_STREET.replace('street/', 'str')}`, false)]
      .map(({ listing }) => listing)).toEqual(['BUCKET', 'NONE', 'PREFIX', 'BUCKET']);
  });

  test('says when access ends: with the last right', () => {
    const end = (day: string) => `request.time < timestamp("2026-12-${day}T00:00:00Z")`;
    expect(scope(`${IN_STREET} && ${end('01')}`).until).toBeUndefined();
    expect(scope(`${IN_STREET} && ${end('01')}`, false).until).toBe('2026-12-01T00:00:00Z');
    expect(scope(`${IN_STREET} && ${end('01')} || resource.name == "x" && ${end('02')} || ${LIST_STREET} && ${end('03')}`, false).until).toBe('2026-12-03T00:00:00Z');
  });
});
