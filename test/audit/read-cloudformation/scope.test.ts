import { template } from './template';
import { readCloudFormation } from '../../../src/audit/read-cloudformation';

test.each([
  [{ Resources: [] }, 'expected the section Resources to be an object, got a list'],
  [{ Resources: { A: 'x' } }, 'expected the resource A to be an object, got a string'],
  [{ Resources: {}, Parameters: null }, 'expected the section Parameters to be an object, got a null'],
])('refuses %j', (content, message) => {
  expect(() => readCloudFormation([template(content)], {})).toThrow(message);
});
