import { kindOf, parse } from '../../src/audit/read-kind';

const kind = (name: string, text: string) => kindOf({ name, text }, parse({ name, text }));

test.each([
  ['a.json', '{"Resources": {}}', 'cloudformation'], ['a.yaml', 'Resources: {}', 'cloudformation'], ['a.template', 'Resources: {}', 'cloudformation'],
  ['a.template', ' {"Resources": {}}', 'cloudformation'], ['cdk.tf.json', '{"//": {}}', 'terraform'], ['plan.json', '{"format_version": "1.2"}', 'terraform'],
])('%s with %s is of %s', (name, text, expected) => {
  expect(kind(name, text)).toBe(expected);
});

test.each([
  ['a.json', '[]', 'a.json:1:1: expected a template or a plan, which are objects, got a list'],
  ['a.json', '"x"', 'a.json:1:1: expected a template or a plan, which are objects, got a string'],
  ['a.json', '{}', 'a.json:1:1: expected a template or a plan, got an empty object'],
  ['a.json', '', 'a.json:1:1: expected a value, got the end of the text; is it complete?'],
  ['a.json', '{"Resources": []}', 'a.json:1:15: expected the template to have an object Resources with its resources, got none'],
  ['a.json', '{"AWSTemplateFormatVersion": "2010-09-09"}', 'a.json:1:1: expected the template to have an object Resources with its resources, got none'],
  ['a.json', '{"name": "x", "b": 1}', 'a.json:1:1: expected a CloudFormation template, cdk.tf.json, or a plan or state of Terraform in JSON, got an object with name, b'],
  ['a.json', 'null', 'a.json:1:1: expected a template or a plan, which are objects, got null'],
  ['main.tf', 'terraform {}', 'main.tf:1:1: expected a template or a plan, which are objects, got a string; of Terraform give what `terraform show -json` prints of a plan'],
  ['hasty-access.json', '{"version": 1, "mounts": []}', 'in JSON, got what was agreed; give it by --expect'],
  ['a.yaml', '- a', 'a.yaml:1:1: expected a template or a plan, which are objects, got a list'],
])('refuses %s with %j', (name, text, message) => {
  expect(() => kind(name, text)).toThrow(message);
});
