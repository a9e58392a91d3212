import { TerraformVariable } from 'cdktf';
import { checkExternalId, checkRole, checkSession } from '../../src/aws-terraform/inputs';
import { resolved } from '../../src/terraform/rendered';
import { EXTERNAL_ID } from '../support/stack';
import { newTerraformStack } from '../support/terraform-stack';

test('an ExternalId is kept letter for letter', () => {
  expect(checkExternalId(newTerraformStack(), EXTERNAL_ID)).toBe(EXTERNAL_ID);
});

test.each([
  ['', '`externalId` must not be empty'],
  ['a b', '`externalId` may hold only'],
  ['${file("x")}', '`externalId` may hold only'],
  ['7ed6d782-58b9-4b82-9f7e-a7d53c26e7f8', "`externalId` must be your workspace's own"],
])('the ExternalId %j is none', (value, message) => {
  expect(() => checkExternalId(newTerraformStack(), value)).toThrow(message);
});

test('an ExternalId that is a variable is checked when Terraform plans: a quote in it would write into the policy', () => {
  const stack = newTerraformStack();
  const token = new TerraformVariable(stack, 'id', { type: 'string' }).stringValue;
  expect(resolved(checkExternalId(stack, token), stack)).toBe('${regex("^[A-Za-z0-9_+=,.@:/-]{2,}$", var.id)}');
});

test('a session is 6 to 12 hours, 6 unless it is said, and known', () => {
  expect([checkSession(), checkSession(43_200)]).toEqual([21_600, 43_200]);
  expect(() => checkSession(21_599)).toThrow('`maxSessionDuration` must be 6 to 12 hours (21600 to 43200 seconds), got 21599 seconds');
  expect(() => checkSession(43_201)).toThrow('`maxSessionDuration` must be 6 to 12 hours');
  expect(() => checkSession(new TerraformVariable(newTerraformStack(), 'seconds', { type: 'number' }).numberValue)).toThrow(new Error('`maxSessionDuration` must be known at synth, got a token; write it, such as 21600'));
});

test.each([
  [{ roleName: 'hasty reader' }, '`roleName` must have 1 to 64'],
  [{ roleName: '${var.x}' }, '`roleName` must have 1 to 64'],
  [{ path: 'vendors' }, '`path` must be /, or up to 512 characters that begin and end with /'],
  [{ path: '/vendors' }, '`path` must be'],
  [{ path: '/ven dors/' }, '`path` must be'],
  [{ path: '/${file("x")}/' }, '`path` must be'],
  [{ path: '/%{x}/' }, '`path` must be'],
  [{ permissionsBoundary: 'Boundary' }, '`permissionsBoundary` must be the ARN of a policy, such as arn:aws:iam::111122223333:policy/Boundary, got: "Boundary"'],
  [{ permissionsBoundary: 'arn:aws:iam::111122223333:role/Boundary' }, '`permissionsBoundary` must be'],
])('%j is refused', (options, message) => {
  expect(() => checkRole({ externalId: EXTERNAL_ID, ...options })).toThrow(message);
});

test('names, paths and boundaries that IAM takes pass, and tokens do', () => {
  const [roleName, path, permissionsBoundary] = ['hasty', '/vendors/images/', 'arn:aws:iam::aws:policy/ReadOnlyAccess'];
  expect(checkRole({ externalId: EXTERNAL_ID, roleName, path, permissionsBoundary })).toEqual({ name: roleName, path, permissionsBoundary });
  expect(checkRole({ externalId: EXTERNAL_ID, path: '/' })).toEqual({ path: '/' });
  const token = new TerraformVariable(newTerraformStack(), 'x', { type: 'string' }).stringValue;
  expect(checkRole({ externalId: EXTERNAL_ID, roleName: token, path: token, permissionsBoundary: token }))
    .toEqual({ name: token, path: token, permissionsBoundary: token });
});
