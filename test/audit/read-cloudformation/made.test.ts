import { partsOf } from './template';

test('a resource has its id, type, construct and properties', () => {
  const { resources } = partsOf({ A: { Type: 'Acme::Test::Probe', Metadata: { 'aws:cdk:path': 'Stack/A' }, Properties: { b: 1 } } });
  expect(resources).toMatchObject([{ id: 'stack.json#A', type: 'Acme::Test::Probe', constructPath: 'Stack/A', when: [], at: { path: 'Resources.A' } }]);
  expect(Object.keys(resources[0]).sort()).toEqual(['at', 'constructPath', 'id', 'properties', 'type', 'when']);
});

test('properties that a macro makes are unknown', () => {
  const { unknowns } = partsOf({ A: { Type: 'AWS::IAM::Role', Properties: { 'Fn::Transform': { Name: 'Acme' } } } });
  expect(unknowns.map(({ why }) => why)).toEqual(['what the macro Acme makes, of which A is made']);
});

test('a role whose name depends on a choice is a role for each of its names', () => {
  const sections = { Parameters: { P: { Type: 'String', AllowedValues: ['a', 'b'] } } };
  const { roles } = partsOf({ R: { Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: 'P' } } } }, sections);
  expect(roles.map(({ name, when }) => [name, when])).toEqual([
    [['a'], [{ atom: 'stack.json#P=a', is: true }]],
    [['b'], [{ atom: 'stack.json#P=b', is: true }]],
  ]);
});
