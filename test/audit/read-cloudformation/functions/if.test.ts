import { valueOf } from '../template';

const sections = {
  Parameters: { Stage: { Type: 'String' } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
    Always: { 'Fn::Equals': ['a', 'a'] },
  },
};

test('gives both branches with what has to be chosen for them', () => {
  expect(valueOf({ 'Fn::If': ['IsProd', 'a', { Ref: 'AWS::NoValue' }] }, sections)).toEqual({ either: [['Stage=prod', 'a'], ['!Stage=prod', undefined]] });
});

test('gives one branch where the condition is decided, by itself or by an If around it', () => {
  expect(valueOf({ 'Fn::If': ['Always', 'a', 'b'] }, sections)).toBe('a');
  expect(valueOf({ 'Fn::If': ['IsProd', { 'Fn::If': ['IsProd', 'a', 'b'] }, 'c'] }, sections)).toEqual({ either: [['Stage=prod', 'a'], ['!Stage=prod', 'c']] });
  expect(valueOf({ 'Fn::If': ['IsProd', { 'Fn::If': ['IsTest', 'a', 'b'] }, 'c'] }, sections)).toEqual({ either: [['Stage=prod', 'b'], ['!Stage=prod', 'c']] });
});

test('refuses conditions that are not there', () => {
  expect(() => valueOf({ 'Fn::If': ['Nope', 'a', 'b'] })).toThrow('expected a condition of the section Conditions, got "Nope"');
  expect(() => valueOf({ 'Fn::If': [{ Ref: 'x' }, 'a', 'b'] })).toThrow('expected Fn::If to begin with the name of a condition');
});
