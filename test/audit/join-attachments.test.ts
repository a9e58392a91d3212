import { grant, template } from './read-cloudformation/template';
import { show } from '../../src/audit/document/text';
import { join } from '../../src/audit/join';
import { CfnDocument, readCloudFormation } from '../../src/audit/read-cloudformation';

const role = (Properties: object = {}) => ({ R: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'hasty', ...Properties } } });
const policy = { P: { Type: 'AWS::IAM::Policy', Properties: { Roles: ['hasty'], PolicyDocument: grant('a') } } };
const managed = { M: { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: 'read', PolicyDocument: grant('a') } } };
const stack = (Resources: object, file: string, more: Partial<CfnDocument> = {}) => template({ Resources }, file, more);
const roleOf = (...documents: CfnDocument[]) => join([readCloudFormation(documents, {})]).roles[0];

test('a policy of one template is on the role of another, by its name', () => {
  expect(roleOf(stack(role(), 'a.json'), stack(policy, 'b.json')).policies).toHaveLength(1);
});

test('not in another account, and perhaps in one that is not said', () => {
  const here = stack(role(), 'a.json', { account: '111122223333' });
  expect(roleOf(here, stack(policy, 'b.json', { account: '444455556666' })).policies).toEqual([]);
  expect(roleOf(here, stack(policy, 'b.json')).policies).toMatchObject([{ unknown: 'whether two documents are for one account' }]);
});

test('a managed policy is found by its ARN; one that no document has is foreign', () => {
  const arns = ['arn:aws:iam::111122223333:policy/read', 'arn:aws:iam::aws:policy/ReadOnlyAccess'];
  const found = roleOf(stack(role({ ManagedPolicyArns: arns }), 'a.json', { account: '111122223333' }), stack(managed, 'b.json', { account: '111122223333' }));
  expect(found.policies.map(({ unknown }) => unknown)).toEqual([undefined]);
  expect(found.foreignPolicies.map(({ arn }) => show(arn))).toEqual(['arn:aws:iam::aws:policy/ReadOnlyAccess']);
});

test('a boundary has its statements when a document has them, and is unknown when there is a choice', () => {
  const boundary = (PermissionsBoundary: unknown, sections: object = {}) =>
    join([readCloudFormation([template({ ...sections, Resources: { ...role({ PermissionsBoundary }), ...managed } })], {})]).roles[0].boundary;
  expect(boundary({ Ref: 'M' })).toMatchObject({ statements: [{ effect: 'Allow' }] });
  expect(boundary('arn:aws:iam::aws:policy/X')).toMatchObject({ statements: undefined, arn: ['arn:aws:iam::aws:policy/X'] });
  expect(boundary({ Ref: 'AWS::NoValue' })).toBeUndefined();
  const sections = { Parameters: { P: { Type: 'String' } }, Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, ''] } } };
  expect(boundary({ 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, { Ref: 'M' }] }, sections)).toMatchObject({ arn: [{ why: 'a choice of permissions boundaries' }] });
});
