import { concat, literalOf, same, show, Text, unknownIn } from '../../../src/audit/document/text';

const name = { kind: 'name' as const, id: 'a#B', label: '${B}' };
const open = { kind: 'unknown' as const, why: 'an import' };

test('texts are joined, literals that touch become one', () => {
  expect(concat(['a'], ['b'], [], [''], [name], ['c'])).toEqual(['ab', name, 'c']);
  expect(concat()).toEqual([]);
});

test.each<[Text, string | undefined]>([[[], ''], [['a'], 'a'], [[name], undefined], [['a', name], undefined]])('%j is the literal %j', (text, literal) => {
  expect(literalOf(text)).toBe(literal);
});

test('people see holes by their labels, and unknown ones by their reasons', () => {
  expect(show(['x-', name, open])).toBe('x-${B}<an import>');
});

test('texts are the same when no deployment can tell them apart', () => {
  expect([same(['a', name], ['a', { ...name }]), same([name], [{ ...name, id: 'a#C' }]), same(['a'], ['a', name]), same([open], [open])]).toEqual([true, false, false, false]);
  expect([unknownIn([name]), unknownIn(['a', open])]).toEqual([undefined, open]);
});
