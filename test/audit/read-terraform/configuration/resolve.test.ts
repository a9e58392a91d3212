import { parseJson } from '../../../../src/audit/document/strict-json';
import { resolve, Scope } from '../../../../src/audit/read-terraform/configuration/resolve';
import { scalar } from '../../../../src/audit/read-terraform/nodes';

const scope: Scope = { reference: ({ source }, at) => source === 'none' ? undefined : scalar([`<${source}>`], at), atom: (condition) => `atom ${condition}` };
const resolved = (value: unknown) => resolve(parseJson({ name: 'x', text: JSON.stringify(value) }), scope);

test('numbers, booleans and strings keep their types', () => {
  expect(resolved([1, true, 'a', '${2}', '${a.b}'])).toMatchObject({
    items: [{ text: ['1'], type: 'number' }, { text: ['true'], type: 'boolean' }, { text: ['a'], type: 'string' }, { text: ['2'], type: 'number' }, { text: ['<a.b>'] }],
  });
});

test('null deletes', () => {
  expect(resolved({ a: null, b: '${null}', c: ['x', null, '${none}'], d: '' })).toMatchObject({
    entries: new Map(Object.entries({ c: expect.objectContaining({ items: [expect.anything()] }), d: expect.objectContaining({ text: [] }) })),
  });
});

test('comments are left out', () => {
  expect(resolved({ '//': 'x' })).toMatchObject({ entries: new Map() });
});

test('an object whose keys are not literal is unknown', () => {
  expect(resolved('${{ "a${none}" = 1 }}')).toMatchObject({ kind: 'dict' });
  expect(resolved('${{ (upper("a")) = 1 }}')).toMatchObject({ kind: 'unknown' });
});

test('a list inside a string is unknown', () => {
  expect(resolved('a-${[1]}')).toMatchObject({ text: ['a-', { kind: 'unknown' }] });
});

test('dynamic blocks follow the written ones', () => {
  expect(resolved({ rule: { a: 1 }, dynamic: { rule: {} } })).toMatchObject({ entries: new Map([['rule', expect.objectContaining({ items: [expect.objectContaining({ kind: 'dict' }), expect.objectContaining({ kind: 'unknown' })] })]]) });
});
