import { show } from '../../../../src/audit/document/text';
import { guard, HASTY, plain, read } from '../fixture';

const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: HASTY }, Action: 'sts:AssumeRole' } });
const READ = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' } });

const role = (values: object, others: object = {}) => read({ resource: { aws_iam_role: { x: { name: 'hasty', assume_role_policy: TRUST, ...values } }, ...others } }).roles[0];

test('a role has its trust, its ARN and its place', () => {
  const found = role({ path: '/partners/' });
  expect(found).toMatchObject({ id: 'stack/cdk.tf.json#aws_iam_role.x', when: [], name: ['hasty'], maxSessionDuration: [], foreignPolicies: [] });
  expect(show(found.arn)).toBe('arn:aws:iam::${AWS::AccountId}:role/partners/hasty');
  expect(plain(found.trust[0]).principals).toEqual([`AWS ${HASTY}`]);
});

test('policies inside the role are its own, as a block or a list of blocks', () => {
  expect(role({ inline_policy: { name: 'read', policy: READ } }).policies.map(plain)).toMatchObject([{ actions: ['s3:GetObject'] }]);
  expect(role({ inline_policy: [{ name: 'a', policy: READ }, { name: 'b', policy: READ }, {}] }).policies).toHaveLength(2);
});

test('a dynamic inline policy is unknown', () => {
  expect(role({ dynamic: { inline_policy: {} } }).policies).toMatchObject([{ unknown: 'the dynamic block inline_policy' }]);
});

test('the trust may depend on a choice', () => {
  const found = role({ assume_role_policy: `\${var.on ? jsonencode(${TRUST}) : jsonencode({ Statement = [] })}` });
  expect(found.trust.map(({ when }) => guard(when))).toEqual([['stack/cdk.tf.json#var.on']]);
});

test('a trust that cannot be known is an unknown statement', () => {
  expect(role({ assume_role_policy: '${file("trust.json")}' }).trust).toMatchObject([{ effect: 'Allow', unknown: 'the expression file("trust.json")' }]);
});

test('a policy that is no JSON is refused with the name of the resource', () => {
  expect(() => role({ assume_role_policy: '{"Statement":' })).toThrow(/^stack\/cdk\.tf\.json:6:\d+: `assume_role_policy` of aws_iam_role\.x: expected this text to be JSON/);
});

test('tags are those of the role over those of the provider', () => {
  expect([...role({ tags: { a: '1' }, tags_all: { a: '0', b: '2' } }).tags].map(([key, value]) => `${key}=${show(value)}`)).toEqual(['a=1', 'b=2']);
});

test('a user has the places of its access keys', () => {
  const { users } = read({
    resource: {
      aws_iam_user: { x: { name: 'reader' }, y: {} },
      aws_iam_access_key: { one: { user: '${aws_iam_user.x.name}' }, two: { user: 'reader' }, other: { user: '${aws_iam_user.y.name}' } },
    },
  });
  expect(users.map(({ name, accessKeys }) => [show(name), accessKeys.map(({ path }) => path)])).toEqual([
    ['reader', ['resource.aws_iam_access_key.one', 'resource.aws_iam_access_key.two']],
    ['${aws_iam_user.y}', ['resource.aws_iam_access_key.other']],
  ]);
});
