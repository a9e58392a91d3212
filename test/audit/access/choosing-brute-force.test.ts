import fc from 'fast-check';
import { choosing } from '../../../src/audit/access/choosing';
import { Choice, Choices, Meaning } from '../../../src/audit/document/choice';

const size = (value: string): Meaning => ({ kind: 'parameter', parameter: 't#Size', value, values: ['s', 'm', 'l'] });
const name = (value: string): Meaning => ({ kind: 'parameter', parameter: 't#Name', value });
const LEAVES: [string, Meaning][] = [
  ['s', size('s')], ['m', size('m')], ['l', size('l')], ['acme', name('acme')], ['other', name('other')], ['free', { kind: 'free' }], ['yes', { kind: 'constant', is: true }], ['no', { kind: 'constant', is: false }],
];

/** Conditions over the leaves, and over the conditions before them. */
const conditions: fc.Arbitrary<Choices> = fc.array(fc.nat(), { minLength: 15, maxLength: 15 }).map((numbers) => {
  const all = [...LEAVES];
  for (let index = 0; index < numbers.length; index += 5) {
    const [kind, one, oneIs, other, otherIs] = numbers.slice(index, index + 5);
    const part = (which: number, is: number): Choice => ({ atom: all[which % all.length][0], is: is % 2 === 0 });
    const of = [part(one, oneIs), part(other, otherIs)];
    all.push([`c${index}`, kind % 3 === 0 ? { kind: 'not', of: of[0] } : { kind: kind % 3 === 1 ? 'and' : 'or', of }]);
  }
  return new Map(all);
});
const guards = fc.array(fc.record({ atom: fc.constantFrom(...LEAVES.map(([atom]) => atom), 'c0', 'c5', 'c10', 'c10'), is: fc.boolean() }), { maxLength: 4 });

/** All that can be chosen. A parameter without a list of values may have any other. */
const CHOSEN = ['s', 'm', 'l'].flatMap((Size) => ['acme', 'other', 'any'].flatMap((Name) => [true, false].map((free): Record<string, string | boolean> => ({ 't#Size': Size, 't#Name': Name, free }))));

function holds({ atom, is }: Choice, choices: Choices, chosen: Record<string, string | boolean>): boolean {
  const meaning = choices.get(atom)!;
  const value = (): boolean => {
    switch (meaning.kind) {
      case 'constant': return meaning.is;
      case 'free': return chosen[atom] === true;
      case 'parameter': return chosen[meaning.parameter] === meaning.value;
      case 'not': return !holds(meaning.of, choices, chosen);
      case 'and': return meaning.of.every((part) => holds(part, choices, chosen));
      case 'or': return meaning.of.some((part) => holds(part, choices, chosen));
    }
  };
  return value() === is;
}

test('a guard can be chosen exactly when trying all values finds a way', () => {
  fc.assert(fc.property(guards, conditions, (guard, choices) => {
    const ways = CHOSEN.filter((chosen) => guard.every((choice) => holds(choice, choices, chosen)));
    expect(choosing(guard, choices) !== undefined).toBe(ways.length > 0);
  }), { numRuns: 500 });
});

test('what is said to choose is enough', () => {
  fc.assert(fc.property(guards, conditions, (guard, choices) => {
    const said = choosing(guard, choices);
    if (!said) return;
    const agrees = (parameter: string, value: string) => said[parameter] === undefined || (said[parameter].startsWith('not ') ? !said[parameter].slice(4).split(', ').includes(value) : said[parameter] === value);
    const left = CHOSEN.filter(({ 't#Size': Size, 't#Name': Name, free }) => agrees('Size', String(Size)) && agrees('Name', String(Name)) && agrees('free', String(free)));
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter((chosen) => !guard.every((choice) => holds(choice, choices, chosen)))).toEqual([]);
  }), { numRuns: 500 });
});
