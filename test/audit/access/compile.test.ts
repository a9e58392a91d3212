import { compile, plainText, Reading } from '../../../src/audit/access/compile';
import { lettersOf, matches } from '../../../src/audit/access/glob';
import { Letters } from '../../../src/audit/access/letters';
import { Text } from '../../../src/audit/document/text';

const letters = new Letters();
const READING: Reading = { letters, wildcards: true, variables: true, err: 'over', callers: 'over', variable: () => 'any', parameters: 'either' };
const fits = (text: string | Text, value: string, how: Partial<Reading> = {}) => {
  const glob = compile(typeof text === 'string' ? [text] : text, { ...READING, ...how });
  return glob && matches(glob, lettersOf(value));
};
const valued = (value: Text | 'any' | 'none') => ({ variable: () => value });

test.each<[string, string, boolean, Partial<Reading>?]>([
  ['a*c', 'abbc', true], ['a?c', 'abc', true], ['a?c', 'ac', false], ['a*c', 'a*c', true, { wildcards: false }], ['a*c', 'abc', false, { wildcards: false }],
  ['${*}', '*', true], ['${*}', 'x', false], ['${?}${$}', '?$', true], ['${*}', '${x}', true, { variables: false }], ['${*}', '*', false, { variables: false }],
  ['AbC', 'aBc', true, { fold: true }], ['AbC', 'aBc', false],
  ['${aws:userid}/x', 'anything/x', true], ['${aws:userid}/x', 'a*b/x', true],
])('%s takes %s: %s', (text, value, expected, how = {}) => {
  expect(fits(text, value, how)).toBe(expected);
});

test('a variable is its value, taken by the letter; without one it voids the string, or is its default', () => {
  expect(fits('${aws:PrincipalTag/team}/*', 'a*/x', valued(['a*']))).toBe(true);
  expect(fits('${aws:PrincipalTag/team}/*', 'ab/x', valued(['a*']))).toBe(false);
  expect(fits('${aws:PrincipalTag/team}/*', 'a/x', valued('none'))).toBeUndefined();
  expect(fits('${aws:PrincipalTag/team, \'all\'}/*', 'all/x', valued('none'))).toBe(true);
  expect(fits('${two words}', 'x')).toBe(true); // no variable that could be looked up: anything, where it gives
});

test('what the caller picks is anything in an allow, and nothing in a deny', () => {
  expect(fits('${aws:userid}', 'x', { callers: 'under' })).toBeUndefined();
});

test('what is not known is anything or nothing, as one errs', () => {
  const text: Text = ['a', { kind: 'unknown', why: 'an import' }];
  expect([fits(text, 'abc'), fits(text, 'abc', { err: 'under' })]).toEqual([true, undefined]);
});

test('a name that a deployment makes is a letter of its own', () => {
  const hole = { kind: 'name' as const, id: 'a#B', label: '${B}' };
  const glob = compile(['x-', hole, '*'], READING)!;
  expect(matches(glob, [...lettersOf('x-'), letters.of(hole), ...lettersOf('/y')])).toBe(true);
  expect(matches(glob, lettersOf('x-name/y'))).toBe(false);
});

test('a parameter may hold wildcards unless its pattern keeps them out', () => {
  const parameter = (pattern?: string): Text => [{ kind: 'parameter', id: `a#${pattern}`, label: '${P}', pattern }, '/*'];
  expect(fits(parameter(), 'any/x')).toBe(true);
  expect(fits(parameter('[a-z]+'), 'any/x')).toBe(false);
  expect(fits(parameter(), 'any/x', { parameters: 'named' })).toBe(false);
  expect(fits(parameter(), 'any/x', { parameters: 'star', err: 'under' })).toBe(true);
});

test.each([
  ['arn:aws:iam::*:role/x', 'arn:aws:iam::1:user:role/x', 'condition', false], ['arn:aws:iam::*:role/x', 'arn:aws:iam::1:role/x', 'condition', true],
  ['arn:aws:s3:::a*', 'arn:aws:s3:::ab/c:d', 'condition', true], ['*', 'arn:aws:s3:::a', 'condition', true],
] as const)('the star of %s in an ARN takes %s as a %s: %s', (text, value, arn, expected) => {
  expect(fits(text, value, { arn })).toBe(expected);
});

test('a plain text has no wildcards, variables and holes', () => {
  expect([plainText(['abc']), plainText(['a*']), plainText(['${x}']), plainText([{ kind: 'unknown', why: 'x' }])]).toEqual(['abc', undefined, undefined, undefined]);
});
