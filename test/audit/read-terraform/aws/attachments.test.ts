import { show } from '../../../../src/audit/document/text';
import { plain, read } from '../fixture';

const READ = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' } });
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';

const attached = (resource: object) => read({ resource }).attachments.map(({ to, as, policyArn, statements }) => ({
  to: show(to),
  as,
  ...(policyArn && { arn: show(policyArn) }),
  ...(statements && { actions: statements.flatMap((statement) => plain(statement).actions) }),
}));

test.each<[object, object[]]>([
  [{ aws_iam_role_policy: { x: { role: 'hasty', policy: READ } } }, [{ to: 'hasty', as: 'policy', actions: ['s3:GetObject'] }]],
  [{ aws_iam_user_policy: { x: { user: 'reader', policy: READ } } }, [{ to: 'reader', as: 'policy', actions: ['s3:GetObject'] }]],
  [{ aws_iam_role_policy_attachment: { x: { role: 'hasty', policy_arn: ADMIN } } }, [{ to: 'hasty', as: 'policy', arn: ADMIN }]],
  [{ aws_iam_user_policy_attachment: { x: { user: 'reader', policy_arn: ADMIN } } }, [{ to: 'reader', as: 'policy', arn: ADMIN }]],
  [{ aws_iam_policy_attachment: { x: { roles: ['a', 'b'], users: ['c'], policy_arn: ADMIN } } }, ['a', 'b', 'c'].map((to) => ({ to, as: 'policy', arn: ADMIN }))],
  [{ aws_iam_role: { x: { name: 'hasty', managed_policy_arns: [ADMIN] } } }, [{ to: 'arn:aws:iam::${AWS::AccountId}:role/hasty', as: 'policy', arn: ADMIN }]],
  [{ aws_iam_role: { x: { name: 'hasty', permissions_boundary: ADMIN } } }, [{ to: 'arn:aws:iam::${AWS::AccountId}:role/hasty', as: 'boundary', arn: ADMIN }]],
  [{ aws_iam_user: { x: { name: 'u', permissions_boundary: ADMIN } } }, [{ to: 'arn:aws:iam::${AWS::AccountId}:user/u', as: 'boundary', arn: ADMIN }]],
  [{ aws_iam_role: { x: { name: 'hasty', permissions_boundary: '' } } }, []],
])('%j attaches', (resource, expected) => {
  expect(attached(resource)).toEqual(expected);
});

test('a policy is attached under the ARN that it is made with', () => {
  const parts = read({
    resource: {
      aws_iam_policy: { x: { path: '/a/', policy: READ } },
      aws_iam_role_policy_attachment: { x: { role: 'hasty', policy_arn: '${aws_iam_policy.x.arn}' } },
    },
  });
  expect(parts.attachments[0].policyArn).toEqual(parts.managedPolicies[0].arn);
  expect(show(parts.managedPolicies[0].arn)).toBe('arn:aws:iam::${AWS::AccountId}:policy/a/${aws_iam_policy.x}');
});

test('an attachment is there when its resource is', () => {
  const { attachments } = read({ resource: { aws_iam_role_policy: { x: { role: 'hasty', policy: READ, for_each: '${var.x}' } } } });
  expect(attachments[0].when).toEqual([{ atom: 'stack/cdk.tf.json#aws_iam_role_policy.x.for_each', is: true }]);
});
