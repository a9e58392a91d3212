import { show } from '../../../../src/audit/document/text';
import { grant, partsOf } from '../template';

const role = { Type: 'AWS::IAM::Role' };

test.each([
  ['AWS::IAM::Policy', { Roles: [{ Ref: 'R' }], Users: ['ann'] }, ['role/${R}', 'user/ann']],
  ['AWS::IAM::RolePolicy', { RoleName: { Ref: 'R' } }, ['role/${R}']],
  ['AWS::IAM::UserPolicy', { UserName: 'ann' }, ['user/ann']],
])('%s gives its statements to whom it names', (Type, to, targets) => {
  const { attachments } = partsOf({ R: role, P: { Type, Properties: { PolicyName: 'p', PolicyDocument: grant('a'), ...to } } });
  expect(attachments.map((one) => [show(one.to).replace('arn:aws:iam::${AWS::AccountId}:', ''), one.statements?.length])).toEqual(targets.map((to_) => [to_, 1]));
});

test('a managed policy gives itself by its ARN', () => {
  const { attachments, managedPolicies } = partsOf({ R: role, P: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: grant('a'), Roles: [{ Ref: 'R' }] } } });
  expect(managedPolicies.map(({ arn, statements }) => [show(arn), statements.length])).toEqual([['arn:aws:iam::${AWS::AccountId}:policy/${P}', 1]]);
  expect(attachments[0].policyArn).toEqual(managedPolicies[0].arn);
});
