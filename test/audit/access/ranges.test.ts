import fc from 'fast-check';
import { above, ALL, below, between, intersection, Ranges, union, valueIn, without } from '../../../src/audit/access/ranges';

const includes = (ranges: Ranges, value: number | bigint) => ranges.some(({ low, high }) =>
  (!low || value > low.value || (low.included && value == low.value)) && (!high || value < high.value || (high.included && value == high.value)));

/** Ends are integers from 0 to 4, so that these values are all that there are. */
const VALUES = Array.from({ length: 13 }, (_, index) => index / 2 - 1);
const end = fc.integer({ min: 0, max: 4 });
const simple: fc.Arbitrary<Ranges> = fc.oneof(
  fc.tuple(end, fc.boolean()).map(([value, included]) => below(value, included)),
  fc.tuple(end, fc.boolean()).map(([value, included]) => above(value, included)),
  fc.tuple(end, end).map(([one, other]) => between(Math.min(one, other), Math.max(one, other))),
  fc.constantFrom(ALL, []),
);
const ranges: fc.Arbitrary<Ranges> = fc.oneof(
  simple,
  fc.array(simple, { maxLength: 3 }).map(union),
  fc.tuple(simple, simple).map(([one, other]) => intersection(one, without(other))),
);

describe('sets of numbers', () => {
  test('intersection, union and complement are those of their values', () => {
    fc.assert(fc.property(ranges, ranges, fc.constantFrom(...VALUES), (one, other, value) => {
      const [in1, in2] = [includes(one, value), includes(other, value)];
      const sets = [intersection(one, other), union([one, other]), without(one)];
      expect(sets.map((set) => includes(set, value))).toEqual([in1 && in2, in1 || in2, !in1]);
    }), { numRuns: 500 });
  });

  test('have a value unless they are empty', () => {
    fc.assert(fc.property(ranges, (set) => {
      const value = valueIn(set);
      if (value === undefined) expect(VALUES.filter((one) => includes(set, one))).toEqual([]);
      else expect(includes(set, value)).toBe(true);
    }), { numRuns: 500 });
  });

  test('of unions and complements are sorted and do not touch', () => {
    fc.assert(fc.property(fc.array(simple, { maxLength: 4 }), (sets) => {
      const found = union(sets);
      found.slice(1).forEach(({ low }, index) => {
        const { high } = found[index];
        expect(low!.value > high!.value || (low!.value === high!.value && !low!.included && !high!.included)).toBe(true);
      });
    }), { numRuns: 300 });
  });

  test.each<[string, Ranges, number | bigint | undefined]>([
    ['all numbers', ALL, 0],
    ['up from one', above(1, true), 1],
    ['above one', above(1, false), 2],
    ['up to one', below(1, true), 1],
    ['below one', below(1, false), 0],
    ['strictly between two numbers', intersection(above(1, false), below(2, false)), 1.5],
    ['strictly between two addresses that follow each other', intersection(above(1n, false), below(2n, false)), undefined],
    ['strictly between addresses', intersection(above(1n, false), below(3n, false)), 2n],
    ['between addresses', between(5n, 9n), 5n],
    ['nothing', intersection(above(2, true), below(1, true)), undefined],
    ['beyond a gap', intersection(without(between(0, 5)), above(0, true)), 6],
  ])('the value of %s is as near to the low end as can be', (_, set, value) => {
    expect(valueIn(set)).toBe(value);
  });
});
