import { Guard } from '../../../src/audit/document/choice';
import { alternatives, both, hasChoice } from '../../../src/audit/document/expand';
import { Node } from '../../../src/audit/document/node';

const at = { file: 'a.json', line: 1, column: 1, path: '' };
const text = (value: string): Node => ({ kind: 'text', text: [value], type: 'string', at });
const when = (atom: string, is = true): Guard => [{ atom, is }];
const either = (atom: string, yes?: Node, no?: Node): Node => ({ kind: 'either', at, options: [{ when: when(atom), value: yes }, { when: when(atom, false), value: no }] });
const list = (...items: Node[]): Node => ({ kind: 'list', items, at });
const plain = (node?: Node): unknown => node?.kind === 'text' ? node.text[0] : node?.kind === 'list' ? node.items.map(plain) : node?.kind === 'dict' ? Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)])) : node?.kind;

test('a node without choices is itself', () => {
  expect(alternatives(list(text('a')))).toEqual([{ when: [], value: list(text('a')) }]);
  expect([hasChoice(list(text('a'))), hasChoice(list(either('X')))]).toEqual([false, true]);
});

test('each choice is an alternative; what is deleted is not there', () => {
  expect(alternatives(list(text('a'), either('X', text('b')))).map(({ when: guard, value }) => [guard, plain(value)])).toEqual([[when('X'), ['a', 'b']], [when('X', false), ['a']]]);
  const dict: Node = { kind: 'dict', at, entries: new Map([['key', either('X', text('b'))]]) };
  expect(alternatives(dict).map(({ value }) => plain(value))).toEqual([{ key: 'b' }, {}]);
  expect(alternatives(either('X')).map(({ value }) => value)).toEqual([undefined, undefined]);
});

test('the same choice is made once', () => {
  expect(alternatives(list(either('X', text('a'), text('b')), either('X', text('c'), text('d')))).map(({ value }) => plain(value))).toEqual([['a', 'c'], ['b', 'd']]);
  expect([both(when('X'), when('X')), both(when('X'), when('X', false)), both(when('X'), when('Y'))]).toEqual([when('X'), undefined, [...when('X'), ...when('Y')]]);
});

test('24 choices in a row stay 25 alternatives, and 24 beside each other are not known', () => {
  let nested: Node = text('end');
  for (let index = 0; index < 24; index++) nested = either(`X${index}`, nested, text(`${index}`));
  expect(alternatives(nested)).toHaveLength(25);
  expect(alternatives(list(...Array.from({ length: 24 }, (_, index) => either(`X${index}`, text('a')))))).toMatchObject([{ when: [], value: { kind: 'unknown', why: 'more than 64 combinations of choices' } }]);
});
