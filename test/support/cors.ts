import { Stack } from 'aws-cdk-lib';
import { resources } from './stack';

/** The rule that Hasty documents, in CloudFormation's words. Spelled out: a wrong constant in the library must be seen. */
export const HASTY_RULE = {
  AllowedHeaders: ['Authorization'],
  AllowedMethods: ['GET', 'HEAD'],
  AllowedOrigins: ['https://app.hasty.ai'],
  ExposedHeaders: ['Access-Control-Allow-Origin'],
};

/** The same in the words of an L1. */
export const HASTY_RULE_L1 = {
  allowedHeaders: ['Authorization'],
  allowedMethods: ['GET', 'HEAD'],
  allowedOrigins: ['https://app.hasty.ai'],
  exposedHeaders: ['Access-Control-Allow-Origin'],
};

/** The CORS rules of the template's one bucket. */
export function corsRules(stack: Stack): any[] {
  const [bucket, ...others] = resources(stack, 'AWS::S3::Bucket');
  expect(others).toEqual([]);
  return bucket.CorsConfiguration?.CorsRules;
}
