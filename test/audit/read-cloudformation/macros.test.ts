import { partsOf } from './template';

test('a macro over the template is unknown, and what a loop makes', () => {
  const { unknowns } = partsOf({ 'Fn::ForEach::Roles': ['x', ['a'], {}] }, { Transform: ['AWS::LanguageExtensions', 'Acme', { Name: 'AWS::Include' }] });
  expect(unknowns.map(({ why }) => why)).toEqual(['the macro Acme', 'the macro AWS::Include', 'the resources that Fn::ForEach::Roles makes']);
});

describe('a macro beside what is read as it stands', () => {
  const macro = { 'Fn::Transform': { Name: 'Acme' } };
  const told = (Resources: object, sections: object = {}) => partsOf(Resources, sections).unknowns.map(({ why }) => why);
  const role = (more: object = {}) => ({ Role: { Type: 'AWS::IAM::Role', Properties: {}, ...more } });
  const stack = (Parameters: object) => ({ Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'x.json', Parameters } } });
  const WHY = 'what the macro Acme makes of what is beside it';

  test.each<[string, object, object]>([
    ['the template', role(), macro],
    ['a resource', role(macro), {}],
    ['a map of a mapping', role(), { Mappings: { Map: { key: { name: 'x', ...macro } } } }],
    ['the maps', role(), { Mappings: { Map: { key: { name: 'x' } }, ...macro } }],
    ['the conditions', role(), { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] }, ...macro } }],
    ['a parameter', role(), { Parameters: { Name: { Type: 'String', ...macro } } }],
    ['an output', role(), { Outputs: { Name: { Value: 'x', ...macro } } }],
    ['the name of an export', role(), { Outputs: { Name: { Value: 'x', Export: { Name: 'x', ...macro } } } }],
  ])('is unknown: %s', (_, resources, sections) => {
    expect(told(resources, sections)).toEqual([WHY]);
  });

  test('is unknown beside the parameters of a nested stack', () => {
    expect(told(stack({ Name: 'x', ...macro }))).toContain(WHY);
    expect(told(stack({ Name: 'x' }))).not.toContain(WHY);
  });

  test('makes a property unknown, and nothing else', () => {
    const tagged = { Bucket: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'x', ...macro }] } } };
    expect([told(tagged), told(role())]).toEqual([[], []]);
  });
});
