import * as fc from 'fast-check';
import { holds, readCondition } from '../../../src/audit/gcp/condition';
import { Grant, objectsOf } from '../../../src/audit/gcp/grant';
import { Reach } from '../../../src/audit/gcp/reach';
import { GET, LIST } from '../../../src/audit/gcp/roles';
import { scopeOf } from '../../../src/audit/gcp/scope';

/** A condition written as CEL, and the same as a regular expression machine: the oracle knows nothing of the code that is tested. */
interface Sample {
  readonly cel: string;
  readonly tight: boolean;
  readonly oracle: (name: string, prefix: string, time: number) => boolean;
  readonly literals: string[];
}

const NOW = Date.parse('2026-11-22T00:00:00Z');
const BASE = 'projects/_/buckets/b/objects/';
const key = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 4 });
const quoted = (text: string) => JSON.stringify(text);
const matcher = (pattern: string) => new RegExp(`^${pattern}$`);

const atom: fc.Arbitrary<Sample> = fc.oneof(
  key.map((text) => ({ cel: `resource.name.startsWith(${quoted(BASE + text)})`, tight: true, literals: [text], oracle: (name: string) => matcher(`${BASE}${text}[^]*`).test(name) })),
  key.map((text) => ({ cel: `resource.name.endsWith('${text}')`, tight: true, literals: [text], oracle: (name: string) => matcher(`[^]*${text}`).test(name) })),
  key.map((text) => ({ cel: `resource.name == ${quoted(BASE + text)}`, tight: false, literals: [text], oracle: (name: string) => matcher(BASE + text).test(name) })),
  key.map((text) => ({ cel: `${quoted(BASE + text)} != resource.name`, tight: false, literals: [text], oracle: (name: string) => !matcher(BASE + text).test(name) })),
  key.map((text) => ({ cel: `api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith(${quoted(text)})`, tight: true, literals: [text], oracle: (_: string, prefix: string) => matcher(`${text}[^]*`).test(prefix) })),
  fc.constantFrom('Object', 'Bucket').map((type) => ({ cel: `resource.type == "storage.googleapis.com/${type}"`, tight: false, literals: [], oracle: (name: string) => name.includes('/objects/') === (type === 'Object') })),
  fc.integer({ min: -2, max: 2 }).map((days) => {
    const end = NOW + days * 86_400_000;
    return { cel: `request.time < timestamp("${new Date(end).toISOString()}")`, tight: false, literals: [], oracle: (_: string, __: string, time: number) => end - time > 0 };
  }),
);

const wrap = ({ cel }: Sample) => `(${cel})`;
const { condition } = fc.letrec<{ condition: Sample; or: Sample; and: Sample; unit: Sample }>((tie) => ({
  // as few parentheses as precedence allows: || binds loosest
  condition: fc.oneof({ maxDepth: 4 }, tie('and'), tie('or')),
  or: fc.tuple(tie('and'), tie('and')).map(([one, other]) => ({ cel: `${one.cel} || ${other.cel}`, tight: false, literals: [...one.literals, ...other.literals], oracle: (...request) => one.oracle(...request) || other.oracle(...request) })),
  and: fc.oneof({ maxDepth: 4 }, tie('unit'), fc.tuple(tie('unit'), tie('unit')).map(([one, other]): Sample => ({ cel: `${one.cel} && ${other.cel}`, tight: false, literals: [...one.literals, ...other.literals], oracle: (...request) => one.oracle(...request) && other.oracle(...request) }))),
  unit: fc.oneof({ maxDepth: 4 }, atom, fc.oneof(atom, tie('or')).map((inner): Sample => ({ cel: `!${inner.tight ? inner.cel : wrap(inner)}`, tight: true, literals: inner.literals, oracle: (...request) => !inner.oracle(...request) })),
    tie('or').map((inner): Sample => ({ ...inner, cel: wrap(inner), tight: true }))),
}));

const objects = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'c'), minLength: 1, maxLength: 6 });
const times = fc.integer({ min: 0, max: 3 * 86_400_000 }).map((later) => NOW + later);
const grantOf = (cel: string): Grant => ({
  to: { key: 'h', label: 'h', kind: 'service account' },
  role: { name: 'r', permissions: [GET, LIST] },
  on: { kind: 'bucket', bucket: 'b' },
  condition: readCondition(cel),
  by: 'member',
  when: [],
  address: 'a',
  at: { file: 'f', line: 1, column: 1, path: '' },
});

describe('the truth table of a condition', () => {
  test('has the oracle\'s answer for every request', () => {
    fc.assert(fc.property(condition, objects, times, ({ cel, oracle }, object, time) => {
      expect(holds(readCondition(cel), { type: 'Object', name: BASE + object, time })).toBe(oracle(BASE + object, '', time));
    }), { numRuns: 400 });
  });

  test('has a row for every object and instant: whoever is let in is let in through a folder that is stated', () => {
    const some = fc.array(condition, { minLength: 1, maxLength: 3 });
    fc.assert(fc.property(some, fc.array(objects, { minLength: 8, maxLength: 8 }), times, (conditions, names, time) => {
      const scope = scopeOf(new Reach('b', conditions.map(({ cel }) => grantOf(cel)), NOW));
      for (const name of [...names, ...conditions.flatMap(({ literals }) => literals).flatMap((text) => [text, `${text}c`, `${text}/c`]).filter(Boolean)]) {
        const allowed = conditions.some(({ oracle }) => oracle(objectsOf('b') + name, '', time));
        if (allowed && !scope.prefixes.some((prefix) => name.startsWith(prefix))) throw new Error(`${name} is open and not in ${JSON.stringify(scope.prefixes)}`);
        if (allowed && scope.until !== undefined && time >= Date.parse(scope.until)) throw new Error(`open after ${scope.until}`);
      }
    }), { numRuns: 300 });
  });

  test('has no row that is not true: every witness is allowed', () => {
    fc.assert(fc.property(condition, ({ cel, oracle }) => {
      const reach = new Reach('b', [grantOf(cel)], NOW);
      for (const { request: { name, time } } of reach.points(GET)) expect(oracle(name, '', time)).toBe(true);
      for (const { request: { name, time, listPrefix = '' } } of reach.points(LIST)) expect(oracle(name, listPrefix, time)).toBe(true);
    }), { numRuns: 300 });
  });

  test('has a row for every list call: what can be listed is what is stated', () => {
    fc.assert(fc.property(condition, objects, times, ({ cel, oracle }, prefix, time) => {
      const { listing, prefixes } = scopeOf(new Reach('b', [grantOf(cel)], NOW));
      if (!oracle('projects/_/buckets/b', prefix, time)) return;
      expect(listing).not.toBe('NONE');
      if (listing === 'PREFIX') expect(prefixes.filter((folder) => prefix.startsWith(folder))).not.toEqual([]);
    }), { numRuns: 300 });
  });
});
