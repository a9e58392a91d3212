import { Choices, Guard } from '../../../src/audit/document/choice';
import { not, otherwise, together } from '../../../src/audit/document/guards';

const value = (name: string) => ({ kind: 'parameter', parameter: 'Stage', value: name }) as const;
const choices: Choices = new Map([['Stage=a', value('a')], ['Stage=b', value('b')]]);
const a: Guard = [{ atom: 'Stage=a', is: true }];
const b: Guard = [{ atom: 'Stage=b', is: true }];

test('two guards hold together, each choice once', () => {
  expect(together(a, [...a, { atom: 'C', is: true }], choices)).toEqual([...a, { atom: 'C', is: true }]);
  expect(together([], a, choices)).toEqual(a);
});

test('a choice and its opposite do not', () => {
  expect(together(a, [not(a[0])], choices)).toBeUndefined();
});

test('two values of one parameter do not, and two values that it does not have do', () => {
  expect(together(a, b, choices)).toBeUndefined();
  expect(together([not(a[0])], [not(b[0])], choices)).toHaveLength(2);
});

test('one of the other ways is there whenever a guard is not', () => {
  const c = { atom: 'C', is: false };
  expect(otherwise([a[0], c])).toEqual([[not(a[0])], [a[0], not(c)]]);
  expect(otherwise([])).toEqual([]);
});
