import { parseJson } from '../../../src/audit/document/strict-json';
import { attributeOf } from '../../../src/audit/read-terraform/attributes';
import { literalNode } from '../../../src/audit/read-terraform/literal';
import { Target } from '../../../src/audit/read-terraform/target';

const at = { file: 'x', line: 1, column: 1, path: '' };
const target = (type: string, values: Readonly<Record<string, unknown>> = {}): Target =>
  ({ id: `x#${type}.it`, type, at, property: (name) => literalNode(Object.hasOwn(values, name) ? parseJson({ name: 'x', text: JSON.stringify(values[name]) }) : undefined) });

test('what is written counts before what could be made', () => {
  expect(attributeOf(target('aws_iam_role', { name: 'a', arn: 'arn:aws:iam::111122223333:role/a' }), 'arn')).toMatchObject({ text: ['arn:aws:iam::111122223333:role/a'] });
});

test('an attribute that the cloud makes is a name', () => {
  expect(attributeOf(target('aws_cloudfront_origin_access_identity'), 'iam_arn')).toMatchObject({ text: [{ kind: 'name', id: 'x#aws_cloudfront_origin_access_identity.it.iam_arn' }] });
  expect(attributeOf(target('random_id'), 'hex')).toMatchObject({ text: [{ kind: 'name' }] });
});

test.each([['data.aws_elb_service_account', 'arn'], ['data.external', 'result'], ['terraform_data', 'output'], ['aws_lambda_invocation', 'result'], ['aws_s3_bucket', 'constructor'], ['__proto__', 'toString']])(
  'nothing is known of %s.%s', (type, name) => {
    expect(attributeOf(target(type), name)).toMatchObject({ kind: 'unknown', why: `${type}.it.${name}` });
  });
