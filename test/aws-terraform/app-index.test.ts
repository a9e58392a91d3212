import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { TerraformStack } from 'cdktf';
import { indexOf, keyOf } from '../../src/aws-terraform/app-index';
import { awsStack, ownBucket } from '../support/aws-terraform';
import { newTerraformStack } from '../support/terraform-stack';

test('what is looked for is found in all of the app', () => {
  const stack = awsStack();
  const other = new TerraformStack(stack.node.root, 'Other');
  const [here, there] = [stack, other].map((scope) => new S3BucketCorsConfiguration(scope, 'Cors', { bucket: 'acme-images', corsRule: [] }));
  new S3BucketPolicy(stack, 'Policy', { bucket: 'acme-images', policy: '{}' });
  expect(indexOf(other.node.root).settings.get('acme-images')).toEqual([here, there]);
});

test('the provider of a stack is the one without an alias', () => {
  const stack = newTerraformStack();
  new AwsProvider(stack, 'Elsewhere', { alias: 'elsewhere' });
  const usual = new AwsProvider(stack, 'Usual');
  const other = new TerraformStack(stack.node.root, 'Other');
  expect(indexOf(stack.node.root).providers.get(stack)).toBe(usual);
  expect(indexOf(stack.node.root).providers.get(other)).toBeUndefined();
});

test('the app is looked through anew when a stack is synthesized', () => {
  const stack = newTerraformStack();
  expect(indexOf(stack.node.root).settings.size).toBe(0);
  new S3BucketCorsConfiguration(stack, 'Cors', { bucket: 'acme-images', corsRule: [] });
  stack.node.validate();
  expect(indexOf(stack.node.root).settings.size).toBe(1);
});

test('a name is the same in every stack, an expression is not', () => {
  const stack = newTerraformStack();
  const other = new TerraformStack(stack.node.root, 'Other');
  expect(keyOf(stack, 'acme-images')).toBe(keyOf(other, 'acme-images'));
  const [one, two] = [stack, other].map((scope) => keyOf(scope, ownBucket(scope).bucket));
  expect(one).toMatch(/ \$\{aws_s3_bucket\.Archive\.bucket\}$/);
  expect(two).not.toBe(one);
});
