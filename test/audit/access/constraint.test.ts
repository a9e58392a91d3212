import { ABSENT, ALWAYS, complement, Constraint, MixedTypes, PRESENT, showValue, solution, Value } from '../../../src/audit/access/constraint';
import { lettersOf } from '../../../src/audit/access/glob';
import { Language } from '../../../src/audit/access/language';
import { Letters } from '../../../src/audit/access/letters';
import { above, below, between, Ranges } from '../../../src/audit/access/ranges';
import { name } from '../../support/holes';
import { noneOf as none, oneOf as some } from '../../support/patterns';

const letters = new Letters();
const present = (language: Language): Constraint => ({ absent: false, present: language });
const orAbsent = (language: Language): Constraint => ({ absent: true, present: language });
const numbers = (ranges: Ranges, absent = false): Constraint => ({ absent, present: { kind: 'number', ranges } });
const shown = (value: Value | undefined) => value === undefined || value === 'absent' ? value : showValue(value, letters);

describe('a value for all constraints', () => {
  test.each<[string, Constraint[], string | undefined]>([
    ['is absent where that will do', [ALWAYS, orAbsent(some('a'))], 'absent'],
    ['is the empty string where any will do but none', [PRESENT], ''],
    ['is a member of all sets', [orAbsent(some('a', 'b')), present(none('a'))], 'b'],
    ['is a number of all sets', [numbers(above(3, false)), numbers(below(9, false), true), PRESENT], '4'],
    ['is none of what several ask it not to be', [present(some('a', 'b', 'c')), present(none('a')), present(none('b')), PRESENT], 'c'],
    ['does not exist where it must be absent and present', [ABSENT, PRESENT], undefined],
    ['does not exist where sets have nothing in common', [present(some('a*')), orAbsent(some('b*')), PRESENT], undefined],
    ['does not exist where numbers have nothing in common', [numbers(below(3, false)), numbers(above(3, true))], undefined],
  ])('%s', (_, constraints, value) => {
    expect(shown(solution(constraints))).toBe(value);
  });

  test('is not guessed where a key is compared as a number and as a string', () => {
    expect(() => solution([numbers(above(3, true)), present(some('3*'))])).toThrow(MixedTypes);
    expect(solution([numbers([]), present(some('3*'))])).toBeUndefined();
    expect(solution([numbers(above(3, true)), present(some())])).toBeUndefined();
  });
});

describe('the complement', () => {
  test.each<[string, Constraint]>([['of a set', orAbsent(some('a*'))], ['of numbers', numbers(between(1, 3))], ['of what is absent', ABSENT]])('%s has nothing in common with it', (_, constraint) => {
    expect(solution([constraint, complement(constraint)])).toBeUndefined();
    expect(solution([constraint])).toBeDefined();
    expect(solution([complement(constraint)])).toBeDefined();
    expect(solution([complement(complement(constraint))])).toEqual(solution([constraint]));
  });
});

describe('a value for people', () => {
  test.each<[Exclude<Value, 'absent'>, string]>([
    [{ letters: [...lettersOf('acme-'), letters.of(name('Images'))] }, 'acme-${Images}'],
    [{ number: 1.5, kind: 'number' }, '1.5'],
    [{ number: Date.parse('2027-01-01'), kind: 'date' }, '2027-01-01T00:00:00Z'],
    [{ number: Date.parse('2027-01-01') + 1, kind: 'date' }, '2027-01-01T00:00:00.001Z'],
    [{ number: 0xcb007101n, kind: 'address' }, '203.0.113.1'],
    [{ number: 2n ** 32n + 0x20010db8n * 2n ** 96n + 1n, kind: 'address' }, '2001:db8:0:0:0:0:0:1'],
  ])('%j is %s', (value, text) => {
    expect(showValue(value, letters)).toBe(text);
  });
});
