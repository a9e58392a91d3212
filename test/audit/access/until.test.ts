import { accessOf, alsoDeny, Change, list, parameter, read, template } from '../../support/audited';

const until = (operator: string, key: string, value: unknown): Change => (t) => {
  for (const one of [list(t), read(t)]) one.Condition = { [operator]: { [key]: value } };
};
const end = (...changes: Change[]) => accessOf(template(...changes)).roles[0]?.mounts[0]?.end;

test.each<[string, Change[], string | undefined]>([
  ['no date', [], undefined],
  ['a date', [until('DateLessThan', 'aws:CurrentTime', '2027-01-01T00:00:00Z')], '2027-01-01T00:00:00Z'],
  ['a date with an offset', [until('DateLessThan', 'aws:CurrentTime', '2027-01-01T01:00:00+01:00')], '2027-01-01T00:00:00Z'],
  ['seconds', [until('NumericLessThan', 'aws:EpochTime', '1798761600')], '2027-01-01T00:00:00Z'],
  ['a deny from a date on', [alsoDeny({ Action: '*', Condition: { DateGreaterThanEquals: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } } })], '2027-01-01T00:00:00Z'],
  ['a date from which on it is allowed', [until('DateGreaterThan', 'aws:CurrentTime', '2026-01-01T00:00:00Z')], undefined],
  ['a parameter', [parameter('Until'), until('DateLessThan', 'aws:CurrentTime', { Ref: 'Until' })], '${Until}'],
])('when rights end: %s', (_, changes, expected) => {
  expect(end(...changes)).toBe(expected);
});
