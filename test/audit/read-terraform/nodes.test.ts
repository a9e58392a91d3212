import { Node } from '../../../src/audit/document/node';
import { dict, entry, items, opaque, optionsOf, scalar, textOf, textsIn, withText } from '../../../src/audit/read-terraform/nodes';

const at = { file: 'x', line: 1, column: 1, path: 'p' };
const a = scalar(['a'], at);
const on = [{ atom: 'x', is: true }];
const off = [{ atom: 'x', is: false }];
const either: Node = { kind: 'either', options: [{ when: on, value: a }, { when: off }], at };
const list = (...nodes: Node[]): Node => ({ kind: 'list', items: nodes, at });

test('entries without a value are left out of an object', () => {
  expect([...dict({ a, b: undefined }, at).entries.keys()]).toEqual(['a']);
});

test('a block in a list of one is that block; what is inside something unknown is unknown', () => {
  expect(entry(list(dict({ a }, at)), 'a')).toBe(a);
  expect(entry(opaque('why', at), 'a')).toEqual(opaque('why', at));
  expect(entry(a, 'a')).toBeUndefined();
});

test('a choice between texts is no text that is known', () => {
  expect(textOf(either)).toEqual([{ kind: 'unknown', why: 'the choice at p' }]);
  expect(textOf(opaque('why', at))).toEqual([{ kind: 'unknown', why: 'why' }]);
  expect(textOf(list())).toBeUndefined();
});

test('alternatives carry their guards, and nothing where they are deleted', () => {
  expect(optionsOf(either, [{ atom: 'y', is: true }])).toEqual([{ when: [{ atom: 'y', is: true }, ...on], value: a }]);
});

test('items are found in lists, in lists in a choice, and as single blocks', () => {
  expect(items(list(a, either))).toEqual([{ when: [], value: a }, { when: on, value: a }]);
  expect(items({ ...either, options: [{ when: on, value: list(a) }] })).toEqual([{ when: on, value: a }]);
  expect(items(a)).toEqual([{ when: [], value: a }]);
});

test('texts go on in each alternative', () => {
  const longer = (node: Node) => withText(node, (text) => scalar([...text, '!'], at));
  expect(longer(either)).toMatchObject({ options: [{ when: on, value: { text: ['a', '!'] } }, { when: off }] });
  expect(longer(list())).toMatchObject({ text: [{ kind: 'unknown', why: 'p, which is no string' }, '!'] });
});

test('texts are found at any depth', () => {
  expect(textsIn(dict({ a: list(a, either), b: opaque('why', at) }, at)).map(({ text }) => text)).toEqual([['a'], ['a'], [{ kind: 'unknown', why: 'why' }]]);
});
