import { guard, plain } from './template';
import { Node } from '../../../src/audit/document/node';
import { entry, items, oneText, options } from '../../../src/audit/read-cloudformation/properties';
import { Scope } from '../../../src/audit/read-cloudformation/scope';

const at = { file: 'a', line: 1, column: 1, path: 'X' };
const text = (value: string): Node => ({ kind: 'text', text: [value], type: 'string', at });
const either = (yes: Node | undefined, no: Node | undefined): Node =>
  ({ kind: 'either', options: [{ when: [{ atom: 'C', is: true }], value: yes }, { when: [{ atom: 'C', is: false }], value: no }], at });
const list = (...values: Node[]): Node => ({ kind: 'list', items: values, at });
const system: Scope['system'] = { choices: new Map(), given: new Map(), exports: new Map() };

test('items are found inside choices, and choices inside items', () => {
  const found = items(either(list(text('a'), either(text('b'), text('c'))), text('d')), [], system);
  expect(found.map(({ when, value }) => [guard(when), plain(value)])).toEqual([['C', 'a'], ['C', 'b'], ['!C', 'd']]);
});

test('an entry of what is unknown is unknown, and of a choice a choice', () => {
  const unknown: Node = { kind: 'unknown', why: 'x', at };
  expect(plain(entry(unknown, 'a'))).toBe('<x>');
  expect(plain(entry(either({ kind: 'dict', entries: new Map([['a', text('b')]]), at }, undefined), 'a'))).toEqual({ either: [['C', 'b'], ['!C', undefined]] });
  expect(entry(text('a'), 'a')).toBeUndefined();
});

test('one text is not known where there is a choice', () => {
  expect(oneText(either(text('a'), text('b')))).toEqual([{ kind: 'unknown', why: 'a choice (X)' }]);
  expect(options(undefined, [], system)).toEqual([{ when: [], value: undefined }]);
});
