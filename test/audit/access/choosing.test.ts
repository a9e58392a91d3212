import { choosing } from '../../../src/audit/access/choosing';
import { Choice, Choices, Meaning } from '../../../src/audit/document/choice';

const size = (value: string): Meaning => ({ kind: 'parameter', parameter: 'a.json#Size', value, values: ['s', 'm'] });
const yes = (atom: string): Choice => ({ atom, is: true });
const no = (atom: string): Choice => ({ atom, is: false });
const choices: Choices = new Map<string, Meaning>([
  ['a.json#Small', size('s')], ['a.json#Medium', size('m')], ['a.json#Open', { kind: 'free' }], ['a.json#Never', { kind: 'constant', is: false }],
  ['a.json#Both', { kind: 'and', of: [yes('a.json#Small'), yes('a.json#Open')] }], ['a.json#Any', { kind: 'or', of: [yes('a.json#Small'), yes('a.json#Open')] }],
  ['a.json#NotSmall', { kind: 'not', of: yes('a.json#Small') }],
]);

test.each<[string, Choice[], object | undefined]>([
  ['nothing', [], {}],
  ['a value', [yes('a.json#Small')], { Size: 's' }],
  ['two values of one parameter', [yes('a.json#Small'), yes('a.json#Medium')], undefined],
  ['not one value', [no('a.json#Small')], { Size: 'not s' }],
  ['not one value but another', [no('a.json#Small'), yes('a.json#Medium')], { Size: 'm' }],
  ['none of all values', [no('a.json#Small'), no('a.json#Medium')], undefined],
  ['a value and not', [yes('a.json#Small'), yes('a.json#NotSmall')], undefined],
  ['what is free', [no('a.json#Open')], { Open: 'false' }],
  ['what is free, both ways', [yes('a.json#Open'), no('a.json#Open')], undefined],
  ['what never holds', [yes('a.json#Never')], undefined],
  ['both', [yes('a.json#Both')], { Size: 's', Open: 'true' }],
  ['not both', [no('a.json#Both'), yes('a.json#Small')], { Size: 's', Open: 'false' }],
  ['one of two', [yes('a.json#Any'), no('a.json#Small')], { Size: 'not s', Open: 'true' }],
  ['none of two, and one', [no('a.json#Any'), yes('a.json#Open')], undefined],
  ['what has no meaning', [yes('b.json#Other')], { Other: 'true' }],
])('what has to be chosen for %s', (_, guard, expected) => {
  expect(choosing(guard, choices)).toEqual(expected);
});
