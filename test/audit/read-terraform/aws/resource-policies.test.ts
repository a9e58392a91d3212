import { show } from '../../../../src/audit/document/text';
import { plain, read } from '../fixture';

const POLICY = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } });
const HERE = '${AWS::Region}:${AWS::AccountId}';
const found = (resource: object) => read({ resource }).resourcePolicies.map(({ kind, resource: of }) => `${kind} ${show(of)}`);

test.each([
  [{ aws_s3_bucket_policy: { x: { bucket: 'acme', policy: POLICY } } }, 'bucket arn:aws:s3:::acme'],
  [{ aws_s3_bucket: { x: { bucket: 'acme', policy: POLICY } } }, 'bucket arn:aws:s3:::acme'],
  [{ aws_kms_key: { x: { policy: POLICY } } }, `key arn:aws:kms:${HERE}:key/\${aws_kms_key.x}`],
  [{ aws_kms_key: { x: {} }, aws_kms_key_policy: { x: { key_id: '${aws_kms_key.x.id}', policy: POLICY } } }, `key arn:aws:kms:${HERE}:key/\${aws_kms_key.x}`],
  [{ aws_kms_key_policy: { x: { key_id: '1234', policy: POLICY } } }, 'key <the ARN of the key 1234>'],
  [{ aws_sqs_queue: { x: { name: 'q' } }, aws_sqs_queue_policy: { x: { queue_url: '${aws_sqs_queue.x.url}', policy: POLICY } } }, `queue arn:aws:sqs:${HERE}:q`],
  [{ aws_sns_topic_policy: { x: { arn: 'arn:aws:sns:eu-central-1:111122223333:t', policy: POLICY } } }, 'topic arn:aws:sns:eu-central-1:111122223333:t'],
  [{ aws_secretsmanager_secret: { x: { name: 's', policy: POLICY } } }, `secret arn:aws:secretsmanager:${HERE}:secret:s-\${aws_secretsmanager_secret.x.suffix}`],
  [{ aws_s3_access_point: { x: { name: 'p', bucket: 'acme', policy: POLICY } } }, `access point arn:aws:s3:${HERE}:accesspoint/p`],
  [{ aws_s3_access_point: { x: { name: 'p' } }, aws_s3control_access_point_policy: { x: { access_point_arn: '${aws_s3_access_point.x.arn}', policy: POLICY } } }, `access point arn:aws:s3:${HERE}:accesspoint/p`],
])('%j is a policy on %s', (resource, expected) => {
  expect(found(resource)).toEqual([expected]);
});

test('a state repeats a policy inside the bucket, which is one policy', () => {
  expect(found({ aws_s3_bucket: { x: { bucket: 'acme', policy: POLICY } }, aws_s3_bucket_policy: { x: { bucket: 'acme', policy: POLICY } } })).toEqual(['bucket arn:aws:s3:::acme']);
});

test('empty policies are none', () => {
  expect(found({ aws_s3_bucket: { x: { bucket: 'acme', policy: '' } } })).toEqual([]);
});

test.each([
  [{ principal: 's3.amazonaws.com', source_arn: 'arn:aws:s3:::acme', source_account: '111122223333' }, 'Service s3.amazonaws.com', ['ArnLike AWS:SourceArn arn:aws:s3:::acme', 'StringEquals AWS:SourceAccount 111122223333']],
  [{ principal: '718860067770' }, 'AWS 718860067770', []],
  [{ principal: 'arn:aws:iam::718860067770:role/a.b' }, 'AWS arn:aws:iam::718860067770:role/a.b', []],
  [{ principal: '*', principal_org_id: 'o-x' }, 'AWS *', ['ForAnyValue:StringEquals aws:PrincipalOrgID o-x']],
])('a permission of a function %j is a statement of its policy', (more, principal, conditions) => {
  const [policy] = read({ resource: { aws_lambda_permission: { x: { action: 'lambda:InvokeFunction', function_name: 'f', ...more } } } }).resourcePolicies;
  expect(plain(policy.statements[0])).toEqual({ effect: 'Allow', principals: [principal], actions: ['lambda:InvokeFunction'], resources: ['arn:aws:lambda:*:*:function:f'], conditions });
});
