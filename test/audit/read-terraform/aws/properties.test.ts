import { Resource } from '../../../../src/audit/document/node';
import { parseJson } from '../../../../src/audit/document/strict-json';
import { attribute, property, statements, textList } from '../../../../src/audit/read-terraform/aws/properties';
import { literalNode } from '../../../../src/audit/read-terraform/literal';
import { dict } from '../../../../src/audit/read-terraform/nodes';

const at = { file: 'x', line: 1, column: 1, path: '' };
const node = (value: unknown) => literalNode(parseJson({ name: 'x', text: JSON.stringify(value) }))!;
const resource: Resource = { id: 'x#aws_iam_role.it', type: 'aws_iam_role', when: [], properties: dict({ name: node('hasty') }, at), at };

test('a property is what is written, an attribute also what is made of it', () => {
  expect(property(resource, 'arn')).toBeUndefined();
  expect(attribute(resource, 'arn').at(-1)).toBe(':role/hasty');
});

test('lists of strings keep their strings', () => {
  expect(textList(node(['a', { b: 'c' }, 'd']))).toEqual([['a'], ['d']]);
  expect(textList(undefined)).toEqual([]);
});

test('a policy is read from text, from an object, and in each of its alternatives', () => {
  const policy = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
  const read = (value: Parameters<typeof statements>[2]) => statements(resource, 'policy', value, 'identity').map(({ when }) => when.length);
  expect(read(node(JSON.stringify(policy)))).toEqual([0]);
  expect(read(node(policy))).toEqual([0]);
  expect(read({ kind: 'either', options: [{ when: [{ atom: 'a', is: true }], value: node(JSON.stringify(policy)) }, { when: [{ atom: 'a', is: false }], value: node('') }], at })).toEqual([1]);
  expect(read(undefined)).toEqual([]);
});

test('a policy that is no JSON names its resource', () => {
  expect(() => statements(resource, 'policy', node('{'), 'identity')).toThrow('x:1:1: `policy` of aws_iam_role.it: expected');
});
