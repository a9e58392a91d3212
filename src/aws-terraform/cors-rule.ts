import { S3BucketCorsConfiguration, S3BucketCorsConfigurationCorsRule } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { HastyContract } from '../contract';
import { S3CorsRule, sameRule, sharedOrigins } from '../contract/s3-cors';
import { onceAtSynth } from '../terraform/at-synth';
import { written } from '../terraform/written';

/** A rule of Terraform's in the contract's words. */
export function fromTerraform({ exposeHeaders, maxAgeSeconds, ...rest }: S3BucketCorsConfigurationCorsRule): S3CorsRule {
  return { ...rest, exposedHeaders: exposeHeaders, maxAge: maxAgeSeconds };
}

/** A rule in Terraform's words. */
export function toTerraform({ exposedHeaders, maxAge, ...rest }: S3CorsRule): S3BucketCorsConfigurationCorsRule {
  return { ...rest, exposeHeaders: exposedHeaders, maxAgeSeconds: maxAge };
}

/** The rules of a bucket as they will be in the Terraform JSON, in the contract's words; to be asked at synth. */
export const rulesOf = onceAtSynth((configuration: S3BucketCorsConfiguration) => [written(configuration).cors_rule ?? []].flat().map(fromJson));

/** A rule as it is in the Terraform JSON, in the contract's words. */
export function fromJson(rule: any): S3CorsRule {
  return {
    allowedHeaders: rule.allowed_headers,
    allowedMethods: rule.allowed_methods,
    allowedOrigins: rule.allowed_origins,
    exposedHeaders: rule.expose_headers,
    maxAge: rule.max_age_seconds,
  };
}

/** Whether a rule is ours for all of these origins; it may have more. */
export function serves(rule: S3CorsRule, ours: S3CorsRule): boolean {
  return Array.isArray(rule.allowedOrigins) && ours.allowedOrigins.every((origin) => rule.allowedOrigins.includes(origin))
    && sameRule({ ...rule, allowedOrigins: ours.allowedOrigins }, ours);
}

/**
 * The origins of other rules by which S3 may answer Hasty's app instead of by ours. S3 takes the first rule that matches, and the provider
 * keeps the rules as a set, so which is first is not ours to say. Rules that let the app do all that ours does are no harm.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_cors_configuration.go
 */
export function rivals(rules: S3CorsRule[], ours: S3CorsRule): string[] {
  const isAsked = (method: string) => HastyContract.S3_CORS_METHODS.includes(method);
  const answering = rules.filter(({ allowedMethods }) => Array.isArray(allowedMethods) && allowedMethods.some(isAsked));
  return sharedOrigins(answering.filter((rule) => !doesAll(rule)), ours, ours.allowedOrigins);
}

function doesAll({ allowedMethods, allowedHeaders = [], exposedHeaders = [] }: S3CorsRule): boolean {
  const has = (headers: string[], header: string) => headers.some((one) => one === '*' || one.toLowerCase() === header.toLowerCase());
  return HastyContract.S3_CORS_METHODS.every((method) => allowedMethods.includes(method))
    && HastyContract.S3_CORS_ALLOWED_HEADERS.every((header) => has(allowedHeaders, header))
    && HastyContract.S3_CORS_EXPOSED_HEADERS.every((header) => has(exposedHeaders, header));
}
