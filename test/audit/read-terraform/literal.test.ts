import { parseJson } from '../../../src/audit/document/strict-json';
import { child, isTrue, itemsOf, literalNode, membersOf, stringOf } from '../../../src/audit/read-terraform/literal';

const raw = (value: unknown) => parseJson({ name: 'x', text: JSON.stringify(value) });

test('values are taken as they are', () => {
  expect(literalNode(raw({ a: '${x}', b: [1, null, true], c: null, d: '' }))).toMatchObject({
    entries: new Map(Object.entries({
      a: expect.objectContaining({ text: ['${x}'], type: 'string' }),
      b: expect.objectContaining({ items: [expect.objectContaining({ text: ['1'], type: 'number' }), expect.objectContaining({ text: ['true'], type: 'boolean' })] }),
      d: expect.objectContaining({ text: [] }),
    })),
  });
});

test('what is not there is nothing', () => {
  expect([child(raw({ a: { b: 1 } }), 'a', 'c'), child(raw([]), 'a'), child(raw({}), '__proto__'), literalNode(undefined)]).toEqual([undefined, undefined, undefined, undefined]);
  expect([itemsOf(raw({})), membersOf(raw([])), stringOf(raw(1))]).toEqual([[], [], '']);
});

test('what is there is found', () => {
  expect(child(raw({ a: { b: 1 } }), 'a', 'b')).toMatchObject({ value: '1' });
  expect([itemsOf(raw([1])).length, membersOf(raw({ a: 1 })).length, stringOf(raw('a'))]).toEqual([1, 1, 'a']);
});

test('true is true as a boolean and as a string', () => {
  expect([true, 'true', false, 1, null].map((value) => isTrue(raw(value)))).toEqual([true, true, false, false, false]);
});
