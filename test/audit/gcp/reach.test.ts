import { readCondition } from '../../../src/audit/gcp/condition';
import { Grant } from '../../../src/audit/gcp/grant';
import { Reach } from '../../../src/audit/gcp/reach';
import { GET, LIST, LOCATE } from '../../../src/audit/gcp/roles';

const grant = (expression: string, ...permissions: string[]): Grant => ({
  to: { key: 'h', label: 'h', kind: 'service account' },
  role: { name: 'r', permissions },
  on: { kind: 'bucket', bucket: 'b' },
  condition: readCondition(expression),
  by: 'member',
  when: [],
  address: 'a',
  at: { file: 'f', line: 1, column: 1, path: '' },
});
const STREET = 'resource.name.startsWith("projects/_/buckets/b/objects/street/")';

describe('what grants reach', () => {
  test('is objects of folders, the bucket, and list calls', () => {
    const reach = new Reach('b', [grant(STREET, GET), grant('true', LIST, LOCATE)], 0);
    expect(reach.points(GET).map(({ request }) => request)).toEqual([{ type: 'Object', name: 'projects/_/buckets/b/objects/street/2', time: 0 }]);
    expect(reach.points(LOCATE).map(({ request }) => request)).toEqual([{ type: 'Bucket', name: 'projects/_/buckets/b', time: 0 }]);
    expect(reach.points(LIST).map(({ request }) => request.listPrefix)).toEqual([undefined, '', '2']);
    expect(reach.points('storage.objects.delete')).toEqual([]);
  });

  test('prefers what is sure', () => {
    const reach = new Reach('b', [grant('x.y()', GET), grant(STREET, GET)], 0);
    expect(reach.points(GET).map(({ sure }) => sure)).toEqual([true, false]);
    expect(reach.first(reach.grants[0], GET)?.sure).toBe(false);
    expect(reach.first(reach.grants[1], LIST)).toBeUndefined();
  });

  test('tells folders apart that were agreed', () => {
    expect(new Reach('b', [grant('true', GET)], 0, ['a/']).points(GET).map(({ request }) => request.name.slice('projects/_/buckets/b/objects/'.length))).toEqual(['2', 'a/2']);
  });

  test('is not compared when there is too much', () => {
    const many = (test: string) => Array.from({ length: 500 }, (_, index) => `resource.name.${test}("projects/_/buckets/b/objects/${index}")`).join(' || ');
    const reach = new Reach('b', [grant(many('startsWith'), GET), grant(many('endsWith'), GET)], 0);
    expect([reach.tooLarge, reach.points(GET)]).toEqual([true, []]);
  });
});
