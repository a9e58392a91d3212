import { HASTY, plainParts, read } from '../fixture';

const trust = (principal: string) => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' } });
const unknowns = (resource: object) => plainParts(read({
  resource: {
    aws_iam_role: {
      hasty: { name: 'hasty', assume_role_policy: trust(HASTY) },
      next: { name: 'next', assume_role_policy: trust('${aws_iam_role.hasty.arn}') },
      own: { name: 'own', assume_role_policy: trust('111122223333') },
    },
    ...resource,
  },
})).unknowns;

test.each([
  [{ aws_ecr_repository_policy: { x: { policy: `{"Principal":"${HASTY}"}` } } }, ['aws_ecr_repository_policy.x, which names Hasty\'s account']],
  [{ aws_lambda_function: { x: { role: '${aws_iam_role.hasty.arn}' } } }, ['aws_lambda_function.x, which names the role hasty']],
  [{ aws_iam_instance_profile: { x: { role: '${aws_iam_role.next.name}' } } }, ['aws_iam_instance_profile.x, which names the role next']],
])('%j is not understood', (resource, expected) => {
  expect(unknowns(resource)).toEqual(expected);
});

test.each([
  { aws_lambda_function: { x: { role: '${aws_iam_role.own.arn}' } } },
  { aws_iam_role_policies_exclusive: { x: { role_name: '${aws_iam_role.hasty.name}', policy_names: [] } } },
  { aws_s3_bucket: { x: { bucket: 'acme', tags: { for: '718860067770' } } } },
])('%j is understood, or has nothing to do with Hasty', (resource) => {
  expect(unknowns(resource)).toEqual([]);
});
