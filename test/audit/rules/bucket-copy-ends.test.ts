import { alsoDeny, Change, list, parameter, read, template, Template, told, trust } from '../../support/audited';

const END = '2027-01-01T00:00:00Z';
const until = (which: ((t: Template) => Template)[], time: unknown = END): Change => (t) => {
  for (const statement of which) statement(t).Condition = { ...statement(t).Condition, DateLessThan: { 'aws:CurrentTime': time } };
};

test.each<[string, Change[]]>([
  ['no date', []],
  ['one date on all', [until([trust, list, read])]],
  ['one date by a parameter', [parameter('Until'), until([trust, list, read], { Ref: 'Until' })]],
  ['a date on the trust, and a deny from then on', [until([trust]), alsoDeny({ Action: '*', Condition: { DateGreaterThanEquals: { 'aws:CurrentTime': END } } })]],
])('passes: %s', (_, changes) => {
  expect(told('bucket-copy-ends', template(...changes))).toEqual([]);
});

test.each<[string, Change, string]>([
  ['reading, and not listing', until([trust, read]), 'warning at Hasty: the right to read acme-images ends, but not that to s3:GetBucketLocation, s3:ListBucket'],
  ['listing, and not reading', until([trust, list]), 'warning at Hasty: the right to read acme-images ends, but not that to s3:GetObject'],
  ['the trust alone', until([trust]), 'warning at HastyAssume: HastyImages cannot be assumed any more from a date on, but its rights have no end'],
  ['the rights alone', until([list, read]), 'warning at Hasty: the rights of HastyImages end, but it can be assumed for ever'],
])('warns, since only a part ends: %s', (_, change, expected) => {
  expect(told('bucket-copy-ends', template(change))).toEqual([expected]);
});
