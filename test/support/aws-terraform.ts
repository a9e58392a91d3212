import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { S3Bucket, S3BucketConfig } from '@cdktf/provider-aws/lib/s3-bucket';
import { TerraformStack } from 'cdktf';
import { EXTERNAL_ID } from './stack';
import { newTerraformStack, resourcesOf } from './terraform-stack';
import { BucketMount, BucketMountProps, HastyBucket, HastyBucketProps } from '../../src/aws-terraform';

export const ROLE = 'aws_iam_role';
export const ROLE_POLICY = 'aws_iam_role_policy';
export const BUCKET = 'aws_s3_bucket';
export const CORS = 'aws_s3_bucket_cors_configuration';

/** Hasty's CORS rule, as in the tutorial, in Terraform's words. */
export const HASTY_RULE = {
  allowed_headers: ['Authorization'],
  allowed_methods: ['GET', 'HEAD'],
  allowed_origins: ['https://app.hasty.ai'],
  expose_headers: ['Access-Control-Allow-Origin'],
};

/** A stack with Amazon's provider. */
export function awsStack(provider: AwsProviderConfig = { region: 'eu-central-1' }): TerraformStack {
  const stack = newTerraformStack();
  new AwsProvider(stack, 'Aws', provider);
  return stack;
}

/** A bucket of the app that can be mounted. */
export function ownBucket(stack: TerraformStack, config: S3BucketConfig = { bucket: 'acme-archive' }): S3Bucket {
  return new S3Bucket(stack, 'Archive', config);
}

/** A stack with a new bucket. */
export function hastyBucket(props: Partial<HastyBucketProps> = {}, stack = awsStack()): TerraformStack {
  new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID, ...props });
  return stack;
}

/** A stack with a mount of a bucket by name, unless another one is given. */
export function mounted(props: Partial<BucketMountProps> = {}, stack = awsStack()): TerraformStack {
  const named = props.bucket ? {} : { bucketName: 'acme-images' };
  const scope = props.prefixes ? {} : { wholeBucket: true };
  new BucketMount(stack, 'Images', { externalId: EXTERNAL_ID, ...named, ...scope, ...props });
  return stack;
}

/** The attributes of the only resource of a type. */
export function only(stack: TerraformStack, type: string): any {
  const found = Object.values(resourcesOf(stack, type));
  if (found.length !== 1) throw new Error(`the stack must have one ${type}, got: ${found.length}`);
  return found[0];
}

/** The statements of the only role: its trust policy, and what it may do. References to other resources are as they are written. */
export function statements(stack: TerraformStack): { trust: any[]; access: any[] } {
  const texts = [only(stack, ROLE).assume_role_policy, only(stack, ROLE_POLICY).policy];
  const [trust, access] = texts.map((text) => JSON.parse(unescaped(text)).Statement);
  return { trust, access };
}

/** The resources of what the role is allowed, by Sid. */
export function allowed(stack: TerraformStack): Record<string, string[]> {
  return Object.fromEntries(statements(stack).access.filter(({ Effect }) => Effect === 'Allow').map(({ Sid, Resource }) => [Sid, Resource]));
}

/** What Terraform makes of a string without expressions. */
export function unescaped(text: string): string {
  return text.replace(/([$%])\1\{/g, '$1{');
}
