import { TerraformVariable } from 'cdktf';
import { accessText, isShort, trustText } from '../../src/aws-terraform/documents';
import { MAX_INLINE, policySizeErrors } from '../../src/contract/policy-size';
import { isToken } from '../../src/terraform/literal';
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
  expect(JSON.parse(trustText('x', '2031-01-01T00:00:00Z')).Statement[0].Condition.DateLessThan).toEqual({ 'aws:CurrentTime': '2031-01-01T00:00:00Z' });
  expect(JSON.parse(trustText('x')).Statement[0].Condition).toEqual({ StringEquals: { 'sts:ExternalId': 'x' } });
});

test('a policy is short only if it is so whatever its tokens become', () => {
  const stack = newTerraformStack();
  const folders = Array.from({ length: 150 }, (_, index) => `${new TerraformVariable(stack, `folder${index}`, { type: 'string' }).stringValue}*`);
  const policies = folders.map((_, index) => [mountOf({ patterns: folders.slice(0, index + 1) })]).map((mounts) => ({
    text: accessText(mounts, true),
    tooLong: policySizeErrors(mounts, true, { isToken, literalArns: new Map() }).length > 0,
  }));
  expect(policies.filter(({ text, tooLong }) => tooLong && isShort(text))).toEqual([]);
  expect(policies.some(({ text, tooLong }) => tooLong && text.length <= MAX_INLINE)).toBe(true);
  expect(policies.some(({ text }) => isToken(text) && isShort(text))).toBe(true);
});

test('a policy without tokens is short up to what IAM allows', () => {
  expect([MAX_INLINE, MAX_INLINE + 1].map((length) => isShort('x'.repeat(length)))).toEqual([true, false]);
});
