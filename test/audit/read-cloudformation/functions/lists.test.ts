import { valueOf } from '../template';

const Resources = { Role: { Type: 'AWS::IAM::Role', Properties: { Path: '/a/' } } };
const Parameters = { Names: { Type: 'CommaDelimitedList' }, Name: { Type: 'String' } };

test('joins texts, with holes, and lists that are given', () => {
  expect(valueOf({ 'Fn::Join': ['-', ['a', { Ref: 'Role' }, { Ref: 'AWS::NoValue' }, 'b']] }, { Resources })).toBe('a-${Role}-b');
  expect(valueOf({ 'Fn::Join': ['/', { Ref: 'Names' }] }, { Parameters }, { Names: 'a, b' })).toBe('a/b');
  expect(valueOf({ 'Fn::Join': ['/', { Ref: 'Names' }] }, { Parameters })).toBe('<the list parameter Names>');
  expect(valueOf({ 'Fn::Join': ['/', 'a'] })).toBe('<a join of what is no list>');
});

test('splits and selects, where no hole hides the delimiter', () => {
  expect(valueOf({ 'Fn::Split': ['/', 'a/b'] })).toEqual(['a', 'b']);
  expect(valueOf({ 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Role', 'Arn'] }] }] }, { Resources })).toBe('${Role}');
  expect(valueOf({ 'Fn::Split': ['-', { Ref: 'Role' }] }, { Resources })).toBe('<a split of what is not known>');
  expect(valueOf({ 'Fn::Split': [':', { Ref: 'Name' }] }, { Parameters })).toBe('<a split of what is not known>');
  expect(valueOf({ 'Fn::Select': ['0', { 'Fn::Split': ['-', { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }] }] })).toBe('${AWS::StackId}[0]');
});

test('a selection beyond the list, or by what is not known, is unknown', () => {
  expect(valueOf({ 'Fn::Select': [3, ['a']] })).toBe('<item 3 of a list of 1>');
  expect(valueOf({ 'Fn::Select': [{ Ref: 'Name' }, ['a']] }, { Parameters })).toBe('<a selection of what is not known>');
  expect(valueOf({ 'Fn::Select': [0, { Ref: 'Names' }] }, { Parameters })).toBe('<the list parameter Names>');
});
