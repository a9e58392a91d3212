import { partsOf } from './template';

test('refuses a resource without a type', () => {
  expect(() => partsOf({ A: { Properties: {} } })).toThrow('expected the resource A to have a Type');
});

test('takes types that nobody knows', () => {
  expect(partsOf({ A: { Type: 'Acme::Test::Probe' } })).toMatchObject({ roles: [], unknowns: [], resources: [{ type: 'Acme::Test::Probe' }] });
});
