import { valueOf } from './template';

const flags = (count: number) => ({
  Parameters: Object.fromEntries(Array.from({ length: count }, (_, index) => [`P${index}`, { Type: 'String' }])),
  Conditions: Object.fromEntries(Array.from({ length: count }, (_, index) => [`C${index}`, { 'Fn::Equals': [{ Ref: `P${index}` }, 'x'] }])),
});

test('24 nested Ifs are 25 alternatives of a text', () => {
  let nested: unknown = 'last';
  for (let index = 0; index < 24; index++) nested = { 'Fn::If': [`C${index}`, `v${index}`, nested] };
  const value = valueOf({ 'Fn::Sub': ['a-${x}', { x: nested }] }, flags(24)) as { either: [string, string][] };
  expect(value.either.map(([, text]) => text)).toEqual([...Array.from({ length: 24 }, (_, index) => `a-v${23 - index}`), 'a-last']);
});

test('24 independent Ifs in a list stay 24 values', () => {
  const value = valueOf(Array.from({ length: 24 }, (_, index) => ({ 'Fn::If': [`C${index}`, 'a', { Ref: 'AWS::NoValue' }] })), flags(24));
  expect(value).toHaveLength(24);
  expect((value as unknown[])[0]).toEqual({ either: [['P0=x', 'a'], ['!P0=x', undefined]] });
});

test('more than 64 combinations in one text are unknown', () => {
  const parts = (count: number) => Array.from({ length: count }, (_, index) => ({ 'Fn::If': [`C${index}`, 'a', 'b'] }));
  expect((valueOf({ 'Fn::Join': ['', parts(6)] }, flags(6)) as { either: unknown[] }).either).toHaveLength(64);
  expect(valueOf({ 'Fn::Join': ['', parts(7)] }, flags(7))).toBe('<more than 64 combinations of choices>');
});

test('combinations that nobody can choose are left out', () => {
  const Parameters = { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } };
  const Conditions = { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } };
  expect(valueOf({ 'Fn::Sub': ['${Stage}-${x}', { x: { 'Fn::If': ['IsProd', 'a', 'b'] } }] }, { Parameters, Conditions }))
    .toEqual({ either: [['Stage=dev & !Stage=prod', 'dev-b'], ['Stage=prod', 'prod-a']] });
});

test('a text that doubles with every line is unknown before it fills the memory', () => {
  let text: unknown = 'ab';
  for (let index = 0; index < 60; index++) text = { 'Fn::Sub': ['${x}${x}', { x: text }] };
  expect((valueOf(text) as string).slice(0, 39)).toBe('<a text of more than 100000 characters>');
});

test('a long list is joined in time', () => {
  const start = performance.now();
  expect(valueOf({ 'Fn::Join': [',', Array.from({ length: 20_000 }, () => 'a')] })).toHaveLength(39_999);
  expect(performance.now() - start).toBeLessThan(2000);
});

test('a list where a text is expected is unknown', () => {
  expect(valueOf({ 'Fn::Sub': ['${x}', { x: ['a'] }] })).toMatch(/^<a list where a text is expected/);
});
