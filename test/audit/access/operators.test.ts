import { Reading } from '../../../src/audit/access/compile';
import { Constraint, PRESENT, solution } from '../../../src/audit/access/constraint';
import { lettersOf } from '../../../src/audit/access/glob';
import { contains } from '../../../src/audit/access/language';
import { Letters } from '../../../src/audit/access/letters';
import { constraintOf, instant, opposite } from '../../../src/audit/access/operators';
import { between } from '../../../src/audit/access/ranges';
import { Part, Text } from '../../../src/audit/document/text';
import { name, parameter, unknown } from '../../support/holes';

type Given = Part | Text;
const READING: Omit<Reading, 'wildcards'> = { letters: new Letters(), variables: true, err: 'over', callers: 'over', variable: () => 'any', parameters: 'either' };
const UNDER = { ...READING, err: 'under', callers: 'under' } as const;
const read = (operator: string, values: readonly Given[], reading = READING) =>
  constraintOf({ operator, values: values.map((value): Text => Array.isArray(value) ? value : [value as Part]) }, reading);

const STRINGS = ['', 'a', 'A', 'ab', 'a*', 'true', 'arn:aws:iam::111122223333:role/acme', 'arn:aws:iam::1:2:3:role/acme'];
const ofStrings = (constraint: Constraint | undefined) => constraint && [
  ...constraint.absent ? ['absent'] : [], ...STRINGS.filter((text) => contains(constraint.present as never, lettersOf(text))),
];
const ofNumbers = (constraint: Constraint | undefined, samples: (number | bigint)[]) => constraint && [
  ...constraint.absent ? ['absent'] : [],
  ...samples.filter((value) => solution([PRESENT, constraint, { absent: false, present: { kind: 'number', ranges: between(value, value) } }])),
];
const but = (...texts: string[]) => ['absent', ...STRINGS].filter((text) => !texts.includes(text));

describe('a comparison of strings', () => {
  test.each<[string, string[], string[]]>([
    ['StringEquals', ['a', 'a*'], ['a', 'a*']],
    ['stringequals', ['a'], ['a']],
    ['StringNotEquals', ['a'], but('a')],
    ['StringEqualsIgnoreCase', ['a'], ['a', 'A']],
    ['StringNotEqualsIgnoreCase', ['a'], but('a', 'A')],
    ['StringLike', ['a*', 'tr?e'], ['a', 'ab', 'a*', 'true', ...STRINGS.filter((text) => text.startsWith('arn'))]],
    ['StringNotLike', ['a*'], but('a', 'ab', 'a*', ...STRINGS.filter((text) => text.startsWith('arn')))],
    ['StringLike', ['a${*}'], ['a*']],
    ['BinaryEquals', ['ab'], ['ab']],
    ['Bool', ['TRUE'], ['true']],
    ['ArnLike', ['arn:aws:iam::*:role/a*'], ['arn:aws:iam::111122223333:role/acme']],
    ['ArnEquals', ['arn:aws:iam::1111222233??:role/acme'], ['arn:aws:iam::111122223333:role/acme']],
    ['ArnNotLike', ['arn:*:iam::*:role/acme'], but('arn:aws:iam::111122223333:role/acme')],
    ['StringEqualsIfExists', ['a'], ['absent', 'a']],
    ['StringNotEqualsIfExists', ['a'], but('a')],
    ['ForAnyValue:StringEquals', ['a'], ['a']],
    ['ForAllValues:StringEquals', ['a'], ['absent', 'a']],
    ['ForAnyValue:StringNotEquals', ['a'], but('a', 'absent')],
    ['ForAllValues:StringNotEquals', ['a'], but('a')],
    ['ForAnyValue:StringLikeIfExists', ['a'], ['absent', 'a']],
    ['StringEquals', [], []],
    ['Null', ['true'], ['absent']],
    ['Null', ['False'], STRINGS],
    ['Null', ['true', 'false'], ['absent', ...STRINGS]],
  ])('%s of %j holds for %j', (operator, values, held) => {
    expect(ofStrings(read(operator, values))).toEqual(held);
    expect(ofStrings(read(operator, values, UNDER))).toEqual(held);
  });

  test.each<[string, Given, string[], string[] | undefined]>([
    ['StringEquals', unknown('an import'), STRINGS, []],
    ['StringNotEquals', unknown('an import'), ['absent', ...STRINGS], ['absent']],
    ['StringEquals', ['a', unknown('an import')], STRINGS.filter((text) => text.startsWith('a')), []],
    ['StringLike', parameter('Key'), STRINGS, []],
    ['StringEquals', parameter('Key'), [], []],
    ['StringEquals', name('Key'), [], []],
    ['StringNotEquals', name('Key'), ['absent', ...STRINGS], ['absent', ...STRINGS]],
    ['StringLike', '${aws:userid}', STRINGS, []],
    ['StringNotLike', '${aws:userid}', ['absent', ...STRINGS], ['absent']],
  ])('%s of %j errs upwards to %j and downwards to %j', (operator, value, over, under) => {
    expect(ofStrings(read(operator, [value]))).toEqual(over);
    expect(ofStrings(read(operator, [value], UNDER))).toEqual(under);
  });

  test('of a variable without a value says nothing in a negation that is to be sure', () => {
    const without = { variable: () => 'none' as const };
    expect(ofStrings(read('StringNotLike', ['${aws:username}', 'a'], { ...UNDER, ...without }))).toBeUndefined();
    expect(ofStrings(read('StringNotLike', ['${aws:username}', 'a'], { ...READING, ...without }))).toEqual(but('a'));
    expect(ofStrings(read('StringLike', ['${aws:username}', 'a'], { ...UNDER, ...without }))).toEqual(['a']);
  });
});

describe('a comparison of numbers', () => {
  test.each<[string, string[], (number | string)[]]>([
    ['NumericEquals', ['1', '3'], [1, 3]],
    ['NumericNotEquals', ['1', '3'], ['absent', 0, 2, 4]],
    ['NumericLessThan', ['2'], [0, 1]],
    ['NumericLessThanEquals', ['2'], [0, 1, 2]],
    ['NumericGreaterThan', ['2', '1'], [2, 3, 4]],
    ['NumericGreaterThanEquals', ['2'], [2, 3, 4]],
    ['NumericLessThanIfExists', ['2.5'], ['absent', 0, 1, 2]],
    ['ForAllValues:NumericEquals', ['2'], ['absent', 2]],
    ['DateLessThan', ['1970-01-01T00:00:00.002Z'], [0, 1]],
    ['DateLessThanEquals', ['1970-01-01T00:00:00.002Z'], [0, 1, 2]],
    ['DateGreaterThan', ['1970-01-01T00:00:00.002Z'], [3, 4]],
    ['DateGreaterThanEquals', ['1970-01-01'], [0, 1, 2, 3, 4]],
    ['DateEquals', ['1970-01-01T01:00:00+01:00'], [0]],
    ['DateNotEquals', ['1970'], ['absent', 1, 2, 3, 4]],
  ])('%s of %j holds for %j', (operator, values, held) => {
    expect(ofNumbers(read(operator, values), [0, 1, 2, 3, 4])).toEqual(held);
    expect(ofNumbers(read(operator, values, UNDER), [0, 1, 2, 3, 4])).toEqual(held);
  });

  test('errs both ways where the number is not known', () => {
    const held = (operator: string, reading: Omit<Reading, 'wildcards'>) => ofNumbers(read(operator, [unknown('an import')], reading), [1]);
    expect([held('NumericLessThan', READING), held('NumericLessThan', UNDER)]).toEqual([[1], []]);
    expect([held('NumericNotEquals', READING), held('NumericNotEquals', UNDER)]).toEqual([['absent', 1], ['absent']]);
  });

  test('takes a date that a parameter gives as late as it may be, where it is judged by its name', () => {
    const end = (reading: Omit<Reading, 'wildcards'>) => ofNumbers(read('DateLessThan', [parameter('Until')], reading), [Date.parse('2090-01-01'), Date.parse('+010000-01-01')]);
    expect(end({ ...UNDER, parameters: 'named' })).toEqual([Date.parse('2090-01-01')]);
    expect(end(UNDER)).toEqual([]);
    expect(end(READING)).toHaveLength(2);
  });
});

test.each<[string, string[], string[]]>([
  ['203.0.113.0/24', ['203.0.113.0', '203.0.113.255'], ['203.0.112.255', '203.0.114.0']],
  ['203.0.113.7', ['203.0.113.7'], ['203.0.113.6', '203.0.113.8']],
  ['203.0.113.9/24', ['203.0.113.0'], ['203.0.114.0']],
  ['0.0.0.0/0', ['0.0.0.0', '255.255.255.255'], ['::', '2001:db8::1']],
  ['2001:db8::/32', ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'], ['2001:db7::', '0.0.0.0']],
  ['::/0', ['::', 'ffff::1'], ['203.0.113.7']],
])('IpAddress of %s holds for %j and not for %j, NotIpAddress the other way', (network, inside, outside) => {
  const both = (operator: string, address: string) => solution([PRESENT, read(operator, [network])!, read('IpAddress', [address])!]) !== undefined;
  expect([...inside, ...outside].filter((address) => both('IpAddress', address))).toEqual(inside);
  expect([...inside, ...outside].filter((address) => both('NotIpAddress', address))).toEqual(outside);
});

test.each<[string, string]>([
  ['StringMatches', 'a'], ['ForSomeValues:StringLike', 'a'], ['unknown', 'a'], ['NullIfExists', 'true'], ['Null', 'maybe'], ['NumericEquals', 'one'], ['NumericEquals', ''],
  ['DateLessThan', 'tomorrow'], ['DateLessThan', '2027-13-01'], ['IpAddress', '203.0.113'], ['IpAddress', '203.0.113.0/33'], ['IpAddress', '1:2::3::4'], ['IpAddress', '2001:db8::/x'],
])('%s of %j is outside what is understood', (operator, value) => {
  expect(read(operator, [value])).toBeUndefined();
});

test('an instant is ISO 8601 or seconds since 1970', () => {
  expect(['2027', '2027-01', '2027-01-01', '2027-01-01T00:00Z', '2027-01-01T00:00:00.000Z', '2027-01-01T02:00:00+02:00', '1798761600'].map(instant))
    .toEqual(Array(7).fill(Date.parse('2027-01-01')));
  expect(['2027-1-1', '2027-01-01T00:00:00', '20270', 'x', ''].map(instant)).toEqual([undefined, undefined, 20270000, undefined, undefined]);
});

test('what errs one way errs the other way in a negation', () => {
  expect([opposite('over'), opposite('under')]).toEqual(['under', 'over']);
});
