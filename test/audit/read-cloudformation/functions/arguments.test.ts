import { valueOf } from '../template';

test.each([
  [{ 'Fn::Join': ['a'] }, 'expected Fn::Join to have a list of 2 arguments, got 1'],
  [{ 'Fn::Select': 'a' }, 'expected Fn::Select to have a list of 2 arguments, got a string'],
  [{ 'Fn::FindInMap': ['a'] }, 'expected Fn::FindInMap to have a list of 3 or 4 arguments, got 1'],
])('refuses %j', (value, message) => {
  expect(() => valueOf(value)).toThrow(message);
});
