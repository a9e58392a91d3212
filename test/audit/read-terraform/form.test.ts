import { parseJson } from '../../../src/audit/document/strict-json';
import { formOf } from '../../../src/audit/read-terraform/form';

const form = (content: object) => formOf(parseJson({ name: 'x.json', text: JSON.stringify(content) }));

test.each([
  [{ resource: {} }, 'configuration'],
  [{ format_version: '1.2', planned_values: {} }, 'plan'],
  [{ format_version: '1.0', resource_changes: [] }, 'plan'],
  [{ format_version: '1.0', values: {} }, 'state'],
  [{ format_version: '1.0', terraform_version: '1.11.4' }, 'state'],
  [{ version: 4, terraform_version: '1.11.4', resources: [] }, 'state file'],
])('%j is a %s', (content, expected) => {
  expect(form(content)).toBe(expected);
});

test.each([
  [{ format_version: '2.0', planned_values: {} }, 'x.json:1:19: expected a format_version of 1.x, got "2.0"'],
  [{ format_version: '0.2', planned_values: {} }, 'expected a format_version of 1.x, got "0.2"'],
  [{ format_version: 1, planned_values: {} }, 'expected a format_version of 1.x, got "1"'],
  [{ version: 3, terraform_version: '0.11.0' }, 'expected a state of version 4, got "3"'],
  [{ terraform_version: '0.11.0' }, 'expected a state of version 4, got none'],
])('%j is refused', (content, message) => {
  expect(() => form(content)).toThrow(message);
});
