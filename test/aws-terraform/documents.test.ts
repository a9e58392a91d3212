import { TerraformVariable } from 'cdktf';
import { accessText, trustText } from '../../src/aws-terraform/documents';
import { mountOf } from '../support/s3-mount';
import { newTerraformStack } from '../support/terraform-stack';

test('what IAM must take literally is escaped for Terraform once more', () => {
  const text = accessText([mountOf({ patterns: ['a${*}b${$}{%{c/*'] })], false);
  expect(JSON.parse(text).Statement[2].Resource).toEqual(['arn:aws:s3:::acme-images/a$${*}b$${$}{%%{c/*']);
});

test('a token stays alive', () => {
  const token = new TerraformVariable(newTerraformStack(), 'folder', { type: 'string' }).stringValue;
  expect(accessText([mountOf({ patterns: [`${token}*`] })], false)).toContain(`"arn:aws:s3:::acme-images/${token}*"`);
});

test('the trust ends with the last mount', () => {
  const until = (...dates: string[]) => JSON.parse(trustText('x', dates.map((accessUntil) => mountOf({ accessUntil })))).Statement[0].Condition.DateLessThan;
  expect(until('2030-01-01T00:00:00Z', '2031-01-01T00:00:00Z')).toEqual({ 'aws:CurrentTime': '2031-01-01T00:00:00Z' });
  expect(JSON.parse(trustText('x', [mountOf()])).Statement[0].Condition).toEqual({ StringEquals: { 'sts:ExternalId': 'x' } });
});
