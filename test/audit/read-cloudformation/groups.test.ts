import { grant, partsOf } from './template';
import { join } from '../../../src/audit/join';

test('users have the rights of their groups, and their keys', () => {
  const { users } = join([partsOf({
    Group: { Type: 'AWS::IAM::Group', Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: grant('a') }], ManagedPolicyArns: ['arn:aws:iam::aws:policy/X'] } },
    More: { Type: 'AWS::IAM::Policy', Properties: { Groups: [{ Ref: 'Group' }], PolicyName: 'p', PolicyDocument: grant('b') } },
    One: { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'Group' }] } },
    Two: { Type: 'AWS::IAM::User' },
    Three: { Type: 'AWS::IAM::User' },
    Addition: { Type: 'AWS::IAM::UserToGroupAddition', Properties: { GroupName: { Ref: 'Group' }, Users: [{ Ref: 'Two' }] } },
    Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: 'Two' } } },
  })]);
  expect(users.map(({ id, policies, foreignPolicies, accessKeys }) => [id, policies.length, foreignPolicies.length, accessKeys.length])).toEqual([
    ['stack.json#One', 2, 1, 0], ['stack.json#Two', 2, 1, 1], ['stack.json#Three', 0, 0, 0],
  ]);
});
