import { read } from './fixture';
import { show } from '../../../src/audit/document/text';

const output = (value: string, content: object) => show(read({ ...content, output: { o: { value } } }).texts[0].text);
const HERE = '${AWS::Region}:${AWS::AccountId}';

test.each([
  ['aws_s3_bucket', { bucket: 'acme' }, 'bucket_regional_domain_name', 'acme.s3.${AWS::Region}.amazonaws.com'],
  ['aws_iam_role', { name: 'hasty' }, 'arn', 'arn:aws:iam::${AWS::AccountId}:role/hasty'],
  ['aws_iam_user', { name: 'hasty', path: '/x/' }, 'arn', 'arn:aws:iam::${AWS::AccountId}:user/x/hasty'],
  ['aws_iam_policy', { name: 'read' }, 'id', 'arn:aws:iam::${AWS::AccountId}:policy/read'],
  ['aws_kms_key', {}, 'arn', `arn:aws:kms:${HERE}:key/\${aws_kms_key.x}`],
  ['aws_kms_alias', { name: 'alias/x' }, 'arn', `arn:aws:kms:${HERE}:alias/x`],
  ['aws_sqs_queue', { name: 'q' }, 'arn', `arn:aws:sqs:${HERE}:q`],
  ['aws_sqs_queue', { name: 'q' }, 'url', 'https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/q'],
  ['aws_sns_topic', {}, 'id', `arn:aws:sns:${HERE}:\${aws_sns_topic.x}`],
  ['aws_secretsmanager_secret', { name: 's' }, 'arn', `arn:aws:secretsmanager:${HERE}:secret:s-\${aws_secretsmanager_secret.x.suffix}`],
  ['aws_lambda_function', { function_name: 'f' }, 'arn', `arn:aws:lambda:${HERE}:function:f`],
  ['aws_s3_access_point', { name: 'p' }, 'arn', `arn:aws:s3:${HERE}:accesspoint/p`],
])('%s with %j has the %s %s', (type, values, attribute, expected) => {
  expect(output(`\${${type}.x.${attribute}}`, { resource: { [type]: { x: values } } })).toBe(expected);
});

test.each([
  ['aws_canonical_user_id', {}, 'id', '${AWS::CanonicalUserId}'],
  ['aws_organizations_organization', {}, 'id', '${AWS::OrganizationId}'],
  ['aws_iam_role', { name: 'admin' }, 'arn', 'arn:aws:iam::${AWS::AccountId}:role/<the path of the role>admin'],
  ['aws_s3_bucket', { bucket: 'acme' }, 'arn', 'arn:aws:s3:::acme'],
])('data.%s with %j has the %s %s', (type, values, attribute, expected) => {
  expect(output(`\${data.${type}.x.${attribute}}`, { data: { [type]: { x: values } } })).toBe(expected);
});
