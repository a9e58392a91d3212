import { isNamedBy, namedRoles } from '../../../src/audit/access/named-roles';
import { read } from '../../../src/audit/read';

const facts = (properties: object) => read([{ name: 'stack.json', text: JSON.stringify({ Resources: { Images: { Type: 'AWS::IAM::Role', Properties: properties } } }) }]);
const terraform = read([{
  name: 'state.json',
  text: JSON.stringify({
    format_version: '1.0',
    values: {
      root_module: {
        resources: [{
          address: 'aws_iam_role.x',
          mode: 'managed',
          type: 'aws_iam_role',
          name: 'x',
          values: { name: 'acme-hasty', arn: 'arn:aws:iam::111122223333:role/acme-hasty', assume_role_policy: '{"Version":"2012-10-17","Statement":[]}' },
        }],
      },
    },
  }),
}]);

test.each(['acme-hasty', 'arn:aws:iam::111122223333:role/acme-hasty', 'arn:aws:iam::${AWS::AccountId}:role/acme-hasty'])('a role is named by %s', (subject) => {
  expect(facts({ RoleName: 'acme-hasty' }).roles.map((role) => isNamedBy(role, subject))).toEqual([true]);
});

test.each(['Images', '${Images}'])('a role that CloudFormation names is named by %s', (subject) => {
  expect(facts({}).roles.map((role) => isNamedBy(role, subject))).toEqual([true]);
});

test.each(['acme', 'arn:aws:iam::111122223333:role/acme', 'arn:aws:iam::111122223333:user/acme-hasty', ''])('no role is named by %j', (subject) => {
  expect(facts({ RoleName: 'acme-hasty' }).roles.map((role) => isNamedBy(role, subject))).toEqual([false]);
});

test('where the account is known, it is compared', () => {
  const named = (subject: string) => namedRoles({ facts: terraform, subjects: [subject], now: new Date() }).length;
  expect(named('arn:aws:iam::111122223333:role/acme-hasty')).toBe(1);
  expect(named('arn:aws:iam::444455556666:role/acme-hasty')).toBe(0);
});
