import { TerraformVariable } from 'cdktf';
import { ImportMode, ListingScope } from '../../src/contract';
import { Binding, bindingsFor, listPermissions } from '../../src/gcp/bindings';
import { CheckedAccess } from '../../src/terraform/inputs';
import { newTerraformStack } from '../support/terraform-stack';

const UNTIL = '2030-06-01T12:00:00Z';
const ended = `request.time < timestamp("${UNTIL}")`;

const access = (more: Partial<CheckedAccess> = {}): CheckedAccess => ({ importMode: ImportMode.LINK, listing: ListingScope.BUCKET, ...more });
const folders = (count: number) => Array.from({ length: count }, (_, index) => `camera${index}/`);
const bindings = (more: Partial<CheckedAccess> = {}, bucketMetadata = true) => bindingsFor('acme-images', access(more), bucketMetadata);
const operators = ({ condition }: Binding) => condition?.expression.match(/&&|\|\||!/g)?.length ?? 0;
const foldersIn = (given: Binding[]) => given.map(({ condition }) => [...condition?.expression.matchAll(/objects\/(.*?)"/g) ?? []].map(([, folder]) => folder));

describe('a folder', () => {
  test('is read under a condition, and the bucket listed without one, as Hasty documents', () => {
    expect(bindings({ prefixes: ['street/'] })).toEqual([
      {
        role: 'READ',
        condition: {
          title: 'hasty-read',
          description: 'Hasty reads the folders named here',
          expression: 'resource.name.startsWith("projects/_/buckets/acme-images/objects/street/")',
        },
      },
      { role: 'LIST' },
    ]);
  });

  test('is listed in the condition too with ListingScope.PREFIX', () => {
    const [{ condition }, list] = bindings({ prefixes: ['street/'], listing: ListingScope.PREFIX });
    expect(condition).toEqual({
      title: 'hasty-read',
      description: 'Hasty reads and lists the folders named here',
      expression: 'resource.name.startsWith("projects/_/buckets/acme-images/objects/street/") || api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("street/")',
    });
    expect(list).toEqual({ role: 'LIST' });
  });

  test.each(Object.values(ImportMode))('ends in every grant at the time that is given, with ImportMode.%s', (importMode) => {
    const [read, list, ...more] = bindings({ prefixes: ['street/'], importMode, accessUntil: UNTIL });
    expect(read.condition).toEqual({
      title: 'hasty-read',
      description: 'Hasty reads the folders named here, until the time named here',
      expression: `(resource.name.startsWith("projects/_/buckets/acme-images/objects/street/")) && ${ended}`,
    });
    expect(list).toEqual({ role: 'LIST', condition: { title: 'hasty-list', description: 'Hasty, until the time named here', expression: ended } });
    expect(more).toEqual([]);
  });
});

describe('the whole bucket', () => {
  test('is read and listed by one role without a condition', () => {
    expect(bindings()).toEqual([{ role: 'READ' }, { role: 'LIST' }]);
    expect(bindings({}, false)).toEqual([{ role: 'READ' }]);
  });

  test('ends at the time that is given', () => {
    expect(bindings({ accessUntil: UNTIL }).map(({ role, condition }) => [role, condition?.title, condition?.expression]))
      .toEqual([['READ', 'hasty-read', ended], ['LIST', 'hasty-list', ended]]);
  });
});

test.each<[string, Partial<CheckedAccess>, boolean, string[]]>([
  ['folders', { prefixes: ['street/'] }, true, ['storage.buckets.get', 'storage.objects.list']],
  ['folders, without metadata', { prefixes: ['street/'] }, false, ['storage.objects.list']],
  ['folders that alone are listed', { prefixes: ['street/'], listing: ListingScope.PREFIX }, true, ['storage.buckets.get']],
  ['folders that alone are listed, without metadata', { prefixes: ['street/'], listing: ListingScope.PREFIX }, false, []],
  ['the whole bucket, which objectViewer lists', {}, true, ['storage.buckets.get']],
  ['the whole bucket, without metadata', {}, false, []],
])('the second role has what objectViewer lacks for %s, and is left out when that is nothing', (_, more, bucketMetadata, permissions) => {
  expect(listPermissions(access(more), bucketMetadata)).toEqual(permissions);
  expect(bindings(more, bucketMetadata).some(({ role }) => role === 'LIST')).toBe(permissions.length > 0);
});

describe('folders that overlap', () => {
  test.each([
    [['a/', 'a/b/', 'ab/'], ['a/', 'ab/']],
    [['a/b/', 'c/', 'a/'], ['c/', 'a/']],
    [['a/', 'a/'], ['a/']],
    [['a/b/', 'a/c/'], ['a/b/', 'a/c/']],
  ])('%j are %j: the wider one stays', (prefixes, written) => {
    expect(foldersIn(bindings({ prefixes }, false).slice(0, 1))).toEqual([written]);
  });

  test('are not looked for among variables, whose values are not known', () => {
    const stack = newTerraformStack();
    const [one, other] = ['one', 'other'].map((id) => new TerraformVariable(stack, id, {}).stringValue);
    expect(foldersIn(bindings({ prefixes: [one, 'a/', other, one] }).slice(0, 1))).toEqual([[one, 'a/', other]]);
  });
});

describe('what IAM can hold', () => {
  test.each<[string, Partial<CheckedAccess>, number]>([
    ['', {}, 13],
    [' with an end', { accessUntil: UNTIL }, 12],
    [' with listing', { listing: ListingScope.PREFIX }, 6],
    [' with listing and an end', { listing: ListingScope.PREFIX, accessUntil: UNTIL }, 6],
  ])('folders%s fill conditions of at most 12 operators, 20 of them, and no more are taken', (_, more, each) => {
    const full = bindings({ ...more, prefixes: folders(20 * each) });
    expect(foldersIn(full.filter(({ role }) => role === 'READ'))).toEqual(Array.from({ length: 20 }, (__, nth) => folders(20 * each).slice(nth * each, (nth + 1) * each)));
    expect(Math.max(...full.map(operators))).toBeLessThanOrEqual(12);
    expect(() => bindings({ ...more, prefixes: folders(20 * each + 1) }))
      .toThrow(new RegExp(`^\`prefixes\` must be at most ${20 * each} folders, got: ${20 * each + 1}; .* 20 conditions on a bucket, and ${each} such folders fit into one`));
  });

  test('a folder that another one holds counts for nothing', () => {
    expect(bindings({ prefixes: [...folders(260), ...folders(260).map((folder) => `${folder}a/`)] })).toHaveLength(21);
  });

  test('a condition takes one folder more only while its operators last', () => {
    expect(bindings({ prefixes: folders(13) }, false)).toHaveLength(2);
    expect(operators(bindings({ prefixes: folders(13) })[0])).toBe(12);
    expect(bindings({ prefixes: folders(14) }, false)).toHaveLength(3);
  });

  test('titles differ, and are as short as descriptions must be', () => {
    const all = bindings({ prefixes: folders(120), listing: ListingScope.PREFIX, accessUntil: UNTIL });
    const titles = all.map(({ condition }) => condition!.title);
    expect(titles.slice(0, 3)).toEqual(['hasty-read', 'hasty-read-2', 'hasty-read-3']);
    expect(new Set(titles).size).toBe(21);
    expect(Math.max(...titles.map((title) => title.length))).toBeLessThanOrEqual(100);
    expect(Math.max(...all.map(({ condition }) => condition!.description.length))).toBeLessThanOrEqual(256);
  });

  test('a folder that is added at the end changes the last condition alone', () => {
    const [before, after] = [30, 31].map((count) => bindings({ prefixes: folders(count) }).filter(({ role }) => role === 'READ'));
    expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
    expect(after.at(-1)!.condition!.title).toBe(before.at(-1)!.condition!.title);
    expect(after.at(-1)).not.toEqual(before.at(-1));
  });
});
