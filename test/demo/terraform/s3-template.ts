import { State } from './state';
import { Template } from '../../support/deployed';

/** A bucket and its settings. All but the policy allow or refuse none of the requests that the demo makes. */
export const OF_BUCKET = [
  'aws_s3_bucket', 'aws_s3_bucket_policy', 'aws_s3_bucket_cors_configuration', 'aws_s3_bucket_lifecycle_configuration', 'aws_s3_bucket_ownership_controls',
  'aws_s3_bucket_public_access_block', 'aws_s3_bucket_server_side_encryption_configuration', 'aws_s3_bucket_versioning',
];

/** The role and the policies that Terraform has made, as the IAM simulator wants them. */
export function templateOf(state: State): Template {
  state.assertHasOnly(['aws_iam_role', 'aws_iam_role_policy', ...OF_BUCKET]);
  const resources = [
    ...state.of('aws_iam_role').map(({ name, path, assume_role_policy: trust, max_session_duration: seconds, permissions_boundary: boundary, managed_policy_arns: managed }) => ({
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: name,
        Path: path ?? '/',
        AssumeRolePolicyDocument: JSON.parse(trust),
        MaxSessionDuration: seconds ?? undefined,
        PermissionsBoundary: boundary ?? undefined,
        ManagedPolicyArns: managed?.length > 0 ? managed : undefined,
      },
    })),
    ...state.of('aws_iam_role_policy').map(({ role, policy }) => ({
      Type: 'AWS::IAM::Policy', Properties: { Roles: [role], PolicyDocument: JSON.parse(policy) },
    })),
    ...state.of('aws_s3_bucket_policy').map(({ bucket, policy }) => ({
      Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: bucket, PolicyDocument: JSON.parse(policy) },
    })),
  ];
  return { Resources: Object.fromEntries(resources.map((resource, index) => [`Resource${index}`, resource])) };
}
