import { valueOf } from '../template';

const Mappings = { Buckets: { dev: { name: 'acme-dev' }, prod: { name: 'acme-prod' } } };

test('finds by literal keys', () => {
  expect(valueOf({ 'Fn::FindInMap': ['Buckets', 'prod', 'name'] }, { Mappings })).toBe('acme-prod');
});

test('a key that is chosen gives every entry', () => {
  const Parameters = { Stage: { Type: 'String' } };
  expect(valueOf({ 'Fn::FindInMap': ['Buckets', { Ref: 'Stage' }, 'name'] }, { Mappings, Parameters }))
    .toEqual({ either: [['Stage=dev', 'acme-dev'], ['Stage=prod', 'acme-prod']] });
  expect(valueOf({ 'Fn::FindInMap': ['Buckets', { Ref: 'Stage' }, 'name'] }, { Mappings, Parameters }, { Stage: 'dev' })).toBe('acme-dev');
});

test('a key that is missing has the default, or is unknown', () => {
  expect(valueOf({ 'Fn::FindInMap': ['Buckets', 'x', 'name', { DefaultValue: 'acme' }] }, { Mappings })).toBe('acme');
  expect(valueOf({ 'Fn::FindInMap': ['Buckets', 'x', 'name'] }, { Mappings })).toBe('<the key x, which the mapping does not have>');
});

test('refuses a mapping that is not there', () => {
  expect(() => valueOf({ 'Fn::FindInMap': ['Nope', 'x', 'y'] })).toThrow('expected a mapping of the section Mappings, got "Nope"');
});
