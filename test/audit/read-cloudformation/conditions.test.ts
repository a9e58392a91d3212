import { guard, partsOf } from './template';

const Parameters = { Stage: { Type: 'String' }, Size: { Type: 'String', AllowedValues: ['s', 'm'] }, Other: { Type: 'String' } };
const eq = (name: string, value: unknown) => ({ 'Fn::Equals': [{ Ref: name }, value] });

/** When a resource under a condition is there; `never`: never. */
function when(condition: unknown, parameters: Record<string, string> = {}, more: object = {}) {
  const { resources, choices } = partsOf({ R: { Type: 'Acme::Test::Probe', Condition: 'C' } }, { Parameters, Conditions: { C: condition, ...more } }, parameters);
  return { when: resources.length === 0 ? 'never' : guard(resources[0].when), choices: Object.fromEntries(choices) };
}

test('a parameter compared with a literal is a value of it', () => {
  expect(when(eq('Stage', 'prod'))).toEqual({
    when: 'Stage=prod',
    choices: { 'stack.json#Stage=prod': { kind: 'parameter', parameter: 'stack.json#Stage', value: 'prod', values: undefined } },
  });
  expect(when({ 'Fn::Equals': ['m', { Ref: 'Size' }] }).choices['stack.json#Size=m']).toMatchObject({ values: ['s', 'm'] });
  expect(when(eq('Size', 'xl')).when).toBe('never');
});

test('what is given, or literal on both sides, is decided', () => {
  expect(when(eq('Stage', 'prod'), { Stage: 'prod' }).when).toBe('');
  expect(when(eq('Stage', 'prod'), { Stage: 'dev' }).when).toBe('never');
  expect(when({ 'Fn::Equals': ['a', 'b'] }).when).toBe('never');
});

test('Not, And and Or are made of the others, and of what is decided as little as needed', () => {
  expect(when({ 'Fn::Not': [eq('Stage', 'a')] }).when).toBe('!Stage=a');
  expect(when({ 'Fn::And': [eq('Stage', 'a'), { 'Fn::Equals': ['x', 'x'] }] }).when).toBe('Stage=a');
  expect(when({ 'Fn::Or': [eq('Stage', 'a'), { 'Fn::Equals': ['x', 'x'] }] }).when).toBe('');
  const { when: both, choices } = when({ 'Fn::And': [{ Condition: 'D' }, { 'Fn::Not': [{ Condition: 'D' }] }] }, {}, { D: eq('Stage', 'a') });
  expect(both).toBe('C');
  expect(choices['stack.json#C']).toEqual({ kind: 'and', of: [{ atom: 'stack.json#Stage=a', is: true }, { atom: 'stack.json#Stage=a', is: false }] });
});

test('what cannot be decided is free', () => {
  expect(when(eq('Stage', { Ref: 'Other' }))).toEqual({ when: 'C', choices: { 'stack.json#C': { kind: 'free' } } });
});

test('refuses conditions that are not there, go in a circle, or are none', () => {
  expect(() => when({ Condition: 'Nope' })).toThrow('expected a condition of the section Conditions, got "Nope"');
  expect(() => when({ Condition: 'C' })).toThrow('expected conditions that do not depend on themselves, got C');
  expect(() => when('x')).toThrow('expected Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition, got something else');
  const chain = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`D${index}`, { Condition: `D${index + 1}` }]));
  expect(() => when({ Condition: 'D0' }, {}, chain)).toThrow('expected at most 200 conditions that depend on each other, got more');
});
