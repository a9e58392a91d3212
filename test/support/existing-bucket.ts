import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ExistingBucketCors, ExistingBucketCorsProps } from '../../src/aws';

export const RULE_TYPE = 'Custom::HastyBucketCors';

/** Keeps the rule in a bucket that is known by its name alone. */
export function kept(stack: Stack, id = 'Cors', { name = 'acme-images', ...props }: Partial<ExistingBucketCorsProps> & { name?: string } = {}): ExistingBucketCors {
  return new ExistingBucketCors(stack, id, { bucket: Bucket.fromBucketName(stack, `${id}Bucket`, name), ...props });
}

/** The resources of a type in the template of a stack, with their logical ids. */
export function found(stack: Stack, type: string): any[] {
  return Object.entries<any>(Template.fromStack(stack).findResources(type)).map(([id, resource]) => ({ id, ...resource }));
}
