import fc from 'fast-check';
import { Constraint } from '../../../src/audit/access/constraint';
import { lettersOf } from '../../../src/audit/access/glob';
import { contains, Language } from '../../../src/audit/access/language';
import { Letter, Letters } from '../../../src/audit/access/letters';
import { Lens, regionOf } from '../../../src/audit/access/regions';
import { concat, Part, Text } from '../../../src/audit/document/text';
import { Condition, Patterns, Statement } from '../../../src/audit/policy/statement';
import { parameter, unknown } from '../../support/holes';

const letters = new Letters();
const [IMPORT, PARAMETER] = [unknown('an import'), parameter('Prefix')];
const VALUES = [...['', 'a', 'b', 'ab', 'a*', 'street'].map(lettersOf), [letters.of(PARAMETER)], [letters.of(PARAMETER), ...lettersOf('a')]];
/** Requests, by what they are about and whether and how they tell a key. */
const REQUESTS = VALUES.flatMap((resource) => ['absent' as const, ...VALUES].map((key) => ({ resource, 'aws:useragent': key })));

const operator = fc.tuple(
  fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:'),
  fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'),
  fc.constantFrom('', '', 'IfExists'),
).map((parts) => parts.join(''));
const condition = (text: fc.Arbitrary<Text>): fc.Arbitrary<Condition> =>
  fc.record({ operator, key: fc.constant('aws:UserAgent'), values: fc.array(text, { minLength: 1, maxLength: 2 }) });
const resources = (text: fc.Arbitrary<Text>): fc.Arbitrary<Patterns> =>
  fc.record({ not: fc.boolean(), patterns: fc.array(text, { minLength: 1, maxLength: 2 }) });

/** A statement of strings that are made of these. */
function statement(...pieces: readonly Part[]): fc.Arbitrary<Statement> {
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 2 }).map((parts) => concat(parts));
  return fc.record({ resources: resources(text), conditions: fc.array(condition(text), { maxLength: 2 }), variables: fc.boolean() }).map((some) => ({
    ...some, effect: 'Allow', when: [], actions: { not: false, patterns: [['sqs:ReceiveMessage']] }, at: { file: 'stack.template.json', line: 1, column: 1, path: '' },
  }));
}

const lens = (err: Lens['err'], more: Partial<Lens> = {}): Lens => ({ letters, err, callers: err, parameters: 'either', variable: () => 'any', hidden: () => false, ...more });
const has = ({ absent, present }: Constraint, value: readonly Letter[] | 'absent') =>
  value === 'absent' ? absent : contains(present as Language, value);
const requestsIn = (given: Statement, by: Lens) => {
  const region = regionOf(given, 'sqs:ReceiveMessage', by);
  return REQUESTS.filter((request) =>
    region?.constraints.every(({ variable, constraint }) => has(constraint, request[variable as keyof typeof request])));
};

/** The statement with something in place of what was not known. */
function filled(holed: Statement, value: string): Statement {
  const fill = (text: Text) => concat(text.map((part) => part === IMPORT ? value : part));
  return {
    ...holed,
    resources: { ...holed.resources, patterns: holed.resources.patterns.map(fill) },
    conditions: holed.conditions.map((one) => ({ ...one, values: one.values.map(fill) })),
  };
}

test('whatever holes are filled with, a statement has at least the requests that are sure, and at most those that are possible', () => {
  const holed = statement('a', 'b', '*', '?', 'street', '${*}', '${aws:userid}', "${aws:userid, 'a'}", IMPORT, PARAMETER);
  const parameters = fc.constantFrom<Lens['parameters']>('named', 'star');
  const caller = fc.constantFrom<Text | 'none'>([], ['a'], ['*'], 'none');
  fc.assert(fc.property(holed, fc.constantFrom('', 'a', 'b', '*', 'street'), parameters, caller, (given, value, how, picked) => {
    const [sure, possible] = (['under', 'over'] as const).map((err) => requestsIn(given, lens(err)));
    const real = requestsIn(filled(given, value), lens('over', { parameters: how, variable: () => picked }));
    expect(real.filter((request) => !possible.includes(request))).toEqual([]);
    expect(sure.filter((request) => !real.includes(request))).toEqual([]);
  }), { numRuns: 300 });
});

test('a statement without holes and variables has the same requests however one errs', () => {
  fc.assert(fc.property(statement('a', 'b', '*', 'street'), (given) => {
    expect(requestsIn(given, lens('under'))).toEqual(requestsIn(given, lens('over')));
  }), { numRuns: 100 });
});
