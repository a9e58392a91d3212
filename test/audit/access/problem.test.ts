import fc from 'fast-check';
import { Constraint } from '../../../src/audit/access/constraint';
import { lettersOf } from '../../../src/audit/access/glob';
import { BudgetExceeded } from '../../../src/audit/access/language';
import { Literal, Problem, Region, solve } from '../../../src/audit/access/problem';
import { Choice, Choices } from '../../../src/audit/document/choice';
import { noneOf, oneOf } from '../../support/patterns';

const literal = (variable: string, ...values: string[]): Literal => ({ variable, constraint: { absent: false, present: oneOf(...values) } });
const region = (...constraints: Literal[]): Region => ({ when: [], constraints });
const when = (atom: string, is = true): Choice => ({ atom, is });
const ask = (problem: Partial<Problem>) => {
  const answer = solve({ domain: () => [], inside: [], outside: [], choices: new Map(), ...problem });
  const told = (value: unknown) => typeof value === 'object' ? String.fromCharCode(...(value as { letters: number[] }).letters) : value;
  return answer && { ...answer.choices, ...Object.fromEntries([...answer.values].map(([variable, value]) => [variable, told(value)])) };
};

describe('a request', () => {
  test.each<[string, Partial<Problem>, object | undefined]>([
    ['that anything will do for says nothing', {}, {}],
    ['is inside all regions', { inside: [region(literal('x', 'a', 'b')), region(literal('x', 'b', 'c'), literal('y', 'd'))] }, { x: 'b', y: 'd' }],
    ['is not there where regions have nothing in common', { inside: [region(literal('x', 'a')), region(literal('x', 'b'))] }, undefined],
    ['is outside of others', { inside: [region(literal('x', 'a', 'b'))], outside: [region(literal('x', 'a'))] }, { x: 'b' }],
    ['leaves a region by any of its variables', { inside: [region(literal('x', 'a'))], outside: [region(literal('x', 'a'), literal('y', 'b'))] }, { x: 'a', y: 'absent' }],
    ['is not there where everything is left out', { inside: [region(literal('x', 'a'))], outside: [region()] }, undefined],
    ['keeps to what is known beforehand', { domain: (variable) => [literal(variable, 'b', 'c').constraint], outside: [region(literal('x', 'b'))] }, { x: 'c' }],
    ['tells what keeps it out of a region', { domain: () => [literal('', 'b').constraint], outside: [region(literal('x', 'a'), literal('y', 'b'))] }, { x: 'b', y: 'b' }],
  ])('%s', (_, problem, answer) => {
    expect(ask(problem)).toEqual(answer);
  });
});

describe('what is chosen', () => {
  const inside = [{ when: [when('t#Wide')], constraints: [literal('x', 'a')] }];

  test.each<[string, Partial<Problem>, object | undefined]>([
    ['puts a statement there', { inside }, { x: 'a', Wide: 'true' }],
    ['takes a deny away', { inside, outside: [{ when: [when('t#Fenced')], constraints: [literal('x', 'a')] }] }, { x: 'a', Wide: 'true', Fenced: 'false' }],
    ['cannot take away a deny that comes with the allow', { inside, outside: [{ when: [when('t#Wide')], constraints: [literal('x', 'a')] }] }, undefined],
    ['leaves out a deny that is there otherwise', { inside, outside: [{ when: [when('t#Wide', false)], constraints: [literal('x', 'a')] }] }, { x: 'a', Wide: 'true' }],
    ['cannot be two values of one parameter', {
      inside: [{ when: [when('t#IsA')], constraints: [] }, { when: [when('t#IsB')], constraints: [] }],
      choices: new Map(['A', 'B'].map((value) => [`t#Is${value}`, { kind: 'parameter', parameter: 't#P', value }])),
    }, undefined],
  ])('%s', (_, problem, answer) => {
    expect(ask(problem)).toEqual(answer);
  });
});

describe('trying everything', () => {
  const VALUES = ['absent', 'a', 'b', 'c'];
  const constraint: fc.Arbitrary<Constraint> = fc.record({
    absent: fc.boolean(),
    present: fc.tuple(fc.boolean(), fc.subarray(['a', 'b'])).map(([some, values]) => some ? oneOf(...values) : noneOf(...values)),
  });
  const regions = fc.array(fc.record({
    when: fc.array(fc.record({ atom: fc.constantFrom('free', 'same', 'other'), is: fc.boolean() }), { maxLength: 1 }),
    constraints: fc.array(fc.record({ variable: fc.constantFrom('x', 'y'), constraint }), { maxLength: 3 }),
  }), { maxLength: 4 });
  const choices: Choices = new Map([['same', { kind: 'not', of: when('free') }]]);
  const holds = ({ absent, present }: Constraint, value: string) => value === 'absent' ? absent
    : 'globs' in present && present.globs.some(({ tokens }) => tokens.join() === lettersOf(value).join()) === present.some;

  test('finds a request exactly when the search does', () => {
    fc.assert(fc.property(constraint, regions, regions, (known, inside, outside) => {
      const exists = VALUES.some((x) => VALUES.some((y) => [true, false].some((free) => [true, false].some((other) => {
        const chosen: Record<string, boolean> = { free, same: !free, other };
        const isIn = (one: Region) => one.when.every(({ atom, is }) => chosen[atom] === is)
          && one.constraints.every(({ variable, constraint: asked }) => holds(asked, variable === 'x' ? x : y));
        return holds(known, x) && inside.every(isIn) && !outside.some(isIn);
      }))));
      // a variable of which nothing is asked is not looked at
      const about: Region[] = [...inside, { when: [], constraints: [{ variable: 'x', constraint: known }] }];
      expect(ask({ inside: about, outside, choices }) !== undefined).toBe(exists);
      const knownOfX = (variable: string) => variable === 'x' ? [known] : [];
      if (exists) expect(ask({ domain: knownOfX, inside, outside, choices })).toBeDefined();
    }), { numRuns: 500 });
  });

  test('is given up after too many steps', () => {
    const pigeons = Array.from({ length: 8 }, (_, index) => `p${index}`);
    const holes = [...'abcdefg'];
    const pairs = pigeons.flatMap((one, index) => pigeons.slice(index + 1).map((other) => [one, other]));
    const apart = pairs.flatMap((pair) => holes.map((hole) => region(...pair.map((pigeon) => literal(pigeon, hole)))));
    expect(() => ask({ inside: [region(...pigeons.map((pigeon) => literal(pigeon, ...holes)))], outside: apart })).toThrow(BudgetExceeded);
  });
});
