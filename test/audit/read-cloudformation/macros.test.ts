import { partsOf } from './template';

test('a macro over the template is unknown, and what a loop makes', () => {
  const { unknowns } = partsOf({ 'Fn::ForEach::Roles': ['x', ['a'], {}] }, { Transform: ['AWS::LanguageExtensions', 'Acme', { Name: 'AWS::Include' }] });
  expect(unknowns.map(({ why }) => why)).toEqual(['the macro Acme', 'the macro AWS::Include', 'the resources that Fn::ForEach::Roles makes']);
});
