import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Fn, TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';

const EXTERNAL_ID = '0d1f2a3b-1111-4222-8333-444455556666';
const ACTIONS = ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'];

/** Lets Hasty read folders of buckets, each as `bucket/folder/`; gives the ARN of the role. */
export function roleByHand(scope: Construct, buckets: readonly string[], folders: readonly string[]): string {
  const role = new IamRole(scope, 'Role', {
    description: 'Hasty (app.hasty.ai) assumes this role to read mounted buckets',
    maxSessionDuration: 21_600,
    assumeRolePolicy: policy([{
      Sid: 'HastyAssume',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::718860067770:root' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } },
    }]),
  });
  const bucketArns = buckets.map(arn);
  const objects = folders.map((folder) => `${arn(folder)}*`);
  new IamRolePolicy(scope, 'Policy', {
    name: 'HastyAccess',
    role: role.name,
    policy: policy([
      { Sid: 'HastyLocate', Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: bucketArns },
      ...bucketArns.map((bucket, index) => ({ Sid: `HastyList${index === 0 ? '' : index + 1}`, Effect: 'Allow', Action: 's3:ListBucket', Resource: [bucket] })),
      { Sid: 'HastyRead', Effect: 'Allow', Action: 's3:GetObject', Resource: objects },
      { Sid: 'HastyFenceActions', Effect: 'Deny', NotAction: [...ACTIONS, 'kms:Decrypt'], Resource: '*' },
      { Sid: 'HastyFenceObjects', Effect: 'Deny', Action: 's3:*', NotResource: [...bucketArns, ...objects] },
      { Sid: 'HastyFenceKeys', Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*', Condition: { StringNotLike: { 'kms:ViaService': 's3.*.amazonaws.com' } } },
    ]),
  });
  return role.arn;
}

/** Says what was made, in the outputs of one bucket. */
export function outputsByHand(scope: Construct, title: string, bucket: string, role: string): void {
  output(scope, 'BucketName', bucket, 'The bucket that Hasty reads');
  roleOutputs(scope, role);
  output(scope, 'HastyScope', 'reads street/2026/, harbour/; lists the key names of the whole bucket', 'What Hasty can see');
  output(scope, 'HastyRegistration', Fn.jsonencode({ description: title, cloud_provider: 's3', bucket_s3: bucket, role }), 'What to register at Hasty');
}

/** Says what was made, in the outputs of a role for several buckets. */
export function roleOutputsByHand(scope: Construct, buckets: readonly string[], role: string): void {
  roleOutputs(scope, role);
  const registrations = buckets.map((bucket) => ({ description: bucket, cloud_provider: 's3', bucket_s3: bucket, role }));
  output(scope, 'HastyRegistrations', Fn.jsonencode(registrations), 'What to register at Hasty: a list with one entry a bucket');
}

/** The text of a policy. */
export function policy(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

function roleOutputs(scope: Construct, role: string): void {
  output(scope, 'RoleArn', role, 'The role that Hasty assumes');
  output(scope, 'ExternalId', EXTERNAL_ID, 'The ExternalId that Hasty must send');
}

function output(scope: Construct, id: string, value: string, description: string): void {
  new TerraformOutput(scope, id, { value, description }).overrideLogicalId(`${scope.node.id}${id}`);
}

function arn(name: string): string {
  return `arn:aws:s3:::${name}`;
}
