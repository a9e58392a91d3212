import { blocksAt, instancesOf, literalAt, referenceOf, textAt, textsAt, textsIn, unknownBlocksAt } from '../../src/audit/cloud-resource';
import { analysisOf, either, Resources, unknown } from '../support/audit-terraform';

const instances = (resources: Resources) => instancesOf(analysisOf(resources).facts.resources, /^google_/);

describe('resources of Terraform', () => {
  test('have one instance for each choice inside', () => {
    expect(instances({ 'google_a.b': { name: either('f#c', 'x', 'y') }, 'aws_a.b': {} }).map(({ address, when, properties }) => [address, when, literalAt(properties, 'name')])).toEqual([
      ['google_a.b', [{ atom: 'f#c', is: true }], 'x'], ['google_a.b', [{ atom: 'f#c', is: false }], 'y'],
    ]);
  });

  test('have texts, lists and blocks, of which some are unknown', () => {
    const [{ properties }] = instances({ 'google_a.b': { n: 1, list: ['a', unknown('u')], one: { k: 'v' }, many: [{ k: 'v' }], opaque: [unknown('dynamic')], odd: ['x'] } });
    expect([literalAt(properties, 'n'), textAt(properties, 'none'), textAt(properties, 'list')]).toEqual(['1', undefined, [{ kind: 'unknown', why: 'a value that is no string' }]]);
    expect([textsAt(properties, 'list'), textsAt(properties, 'n'), textsAt(properties, 'none')]).toEqual([[['a'], [{ kind: 'unknown', why: 'u' }]], [['1']], undefined]);
    expect(['one', 'many', 'opaque', 'none'].map((key) => blocksAt(properties, key).length)).toEqual([1, 1, 0, 0]);
    expect(['one', 'opaque', 'odd', 'none'].map((key) => unknownBlocksAt(properties, key))).toEqual([undefined, 'dynamic', '`odd` is no block', undefined]);
    expect(textsIn(properties)).toEqual([['1'], ['a'], ['v'], ['v'], ['x']]);
  });

  test('that have too many choices are unknown', () => {
    const many = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`k${index}`, either(`f#${index}`, 'x', 'y')]));
    expect(instances({ 'google_a.b': many }).map(({ unknown: why }) => why)).toEqual([expect.stringContaining('combinations')]);
  });

  test('refer to each other', () => {
    expect(referenceOf([{ kind: 'name', id: 'f#google_a.b.id', label: '' }])).toEqual({ id: 'f#google_a.b', attribute: 'id' });
    expect([referenceOf(['a']), referenceOf([])]).toEqual([undefined, undefined]);
  });
});
