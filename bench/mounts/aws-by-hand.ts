import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { ArnPrincipal, Effect, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

const EXTERNAL_ID = '0d1f2a3b-1111-4222-8333-444455556666';

/** Lets Hasty read folders of buckets; gives the ARN of the role. */
export function roleByHand(scope: Construct, bucketArns: string[], folderArns: string[]): string {
  const allow = (sid: string, action: string, resources: string[]) => new PolicyStatement({ sid, actions: [action], resources });
  const objects = folderArns.map((folder) => `${folder}*`);
  const { roleArn } = new Role(scope, 'Resource', {
    assumedBy: new ArnPrincipal('arn:aws:iam::718860067770:root'),
    externalIds: [EXTERNAL_ID],
    description: 'Hasty (app.hasty.ai) assumes this role to read mounted buckets',
    maxSessionDuration: Duration.hours(6),
    inlinePolicies: {
      HastyAccess: new PolicyDocument({
        statements: [
          allow('HastyLocate', 's3:GetBucketLocation', bucketArns),
          ...bucketArns.map((bucket, index) => allow(`HastyList${index === 0 ? '' : index + 1}`, 's3:ListBucket', [bucket])),
          allow('HastyRead', 's3:GetObject', objects),
          new PolicyStatement({
            sid: 'HastyFenceActions', effect: Effect.DENY, notActions: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket', 'kms:Decrypt'], resources: ['*'],
          }),
          new PolicyStatement({ sid: 'HastyFenceObjects', effect: Effect.DENY, actions: ['s3:*'], notResources: [...bucketArns, ...objects] }),
          new PolicyStatement({
            sid: 'HastyFenceKeys',
            effect: Effect.DENY,
            actions: ['kms:Decrypt'],
            resources: ['*'],
            conditions: { StringNotLike: { 'kms:ViaService': 's3.*.amazonaws.com' } },
          }),
        ],
      }),
    },
  });
  return roleArn;
}

/** Says what was made, in the outputs of one bucket. */
export function outputsByHand(scope: Construct, title: string, bucket: string, role: string): void {
  output(scope, 'BucketName', bucket, 'The bucket that Hasty reads');
  roleOutputs(scope, role);
  output(scope, 'HastyScope', 'reads street/2026/, harbour/; lists the key names of the whole bucket', 'What Hasty can see');
  const registration = { description: title, cloud_provider: 's3', bucket_s3: bucket, role };
  output(scope, 'HastyRegistration', Stack.of(scope).toJsonString(registration), 'What to register at Hasty');
}

/** Says what was made, in the outputs of a role for several buckets. */
export function roleOutputsByHand(scope: Construct, buckets: readonly { title: string; name: string }[], role: string): void {
  roleOutputs(scope, role);
  const registrations = buckets.map(({ title, name }) => ({ description: title, cloud_provider: 's3', bucket_s3: name, role }));
  output(scope, 'HastyRegistrations', Stack.of(scope).toJsonString(registrations), 'What to register at Hasty: a list with one entry a bucket');
}

function roleOutputs(scope: Construct, role: string): void {
  output(scope, 'RoleArn', role, 'The role that Hasty assumes');
  output(scope, 'ExternalId', EXTERNAL_ID, 'The ExternalId that Hasty must send');
}

function output(scope: Construct, id: string, value: string, description: string): void {
  new CfnOutput(scope, id, { value, description }).overrideLogicalId(`${scope.node.id}${id}`);
}
