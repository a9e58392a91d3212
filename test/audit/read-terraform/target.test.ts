import { Resource } from '../../../src/audit/document/node';
import { dict, scalar } from '../../../src/audit/read-terraform/nodes';
import { addressOf, holeOf, targetOf } from '../../../src/audit/read-terraform/target';

const at = { file: 'a', line: 1, column: 1, path: '' };
const resource: Resource = { id: 'a/cdk.tf.json#module.m["#"].aws_iam_role.x', type: 'aws_iam_role', when: [], properties: dict({ name: scalar(['hasty'], at) }, at), at };

test('the address is what follows the file', () => {
  expect(addressOf(resource)).toBe('module.m["#"].aws_iam_role.x');
});

test('names that the cloud makes are of the resource, or of its attribute', () => {
  expect(holeOf(resource)).toEqual({ kind: 'name', id: resource.id, label: '${module.m["#"].aws_iam_role.x}' });
  expect(holeOf(resource, 'email').id).toBe(`${resource.id}.email`);
});

test('a resource is referred to by its properties', () => {
  expect(targetOf(resource).property('name')).toMatchObject({ text: ['hasty'] });
});
