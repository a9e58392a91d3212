import { Token } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { HastyContract } from '../../contract';
import * as checks from '../../contract/checks';

type CorsRule = CfnBucket.CorsRuleProperty;

const MAX_RULES = 100; // https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html

/** The CORS rule that Hasty's app needs, for the given origins. */
export function hastyRule(origins: string[]): CorsRule {
  return {
    allowedHeaders: [...HastyContract.S3_CORS_ALLOWED_HEADERS],
    allowedMethods: [...HastyContract.S3_CORS_METHODS],
    allowedOrigins: origins,
    exposedHeaders: [...HastyContract.S3_CORS_EXPOSED_HEADERS],
  };
}

/**
 * The rules of a bucket with ours as the first: S3 takes the first rule that matches origin, method and every requested
 * header, so behind a wider rule ours might never be seen. Other rules keep their content and their order; one that equals
 * ours is moved to the front instead of written twice.
 *
 * @param current the bucket's CORS configuration, resolved
 * @param path of the bucket, for messages
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
 */
export function withRuleFirst(current: any, ours: CorsRule, path: string): CfnBucket.CorsConfigurationProperty {
  const rules: CorsRule[] = current === undefined || current === null ? [] : current.corsRules;
  if (!Array.isArray(rules)) {
    throw new Error(`the CORS rules of '${path}' must be a list for Hasty's rule to be added, got: ${JSON.stringify(current)}; write them as a plain list, or add Hasty's rule to each branch by hand`);
  }
  const equal = rules.find((rule) => sameRule(rule, ours));
  const all = [equal ?? ours, ...rules.filter((rule) => rule !== equal)];
  if (all.length > MAX_RULES) throw new Error(`a bucket may have ${MAX_RULES} CORS rules, and '${path}' would have ${all.length} with Hasty's; merge some of its rules`);
  return { ...current, corsRules: all };
}

/** The other rules' origins that share requests with our extra origins: those now get our rule instead of theirs. */
export function sharedOrigins(current: any, ours: CorsRule): string[] {
  const rules: CorsRule[] = Array.isArray(current?.corsRules) ? current.corsRules : [];
  const extra = ours.allowedOrigins.filter((origin) => origin !== HastyContract.APP_ORIGIN);
  const theirs = rules.filter((rule) => !sameRule(rule, ours)).flatMap((rule) => Array.isArray(rule.allowedOrigins) ? rule.allowedOrigins : []);
  return theirs.filter((pattern) => typeof pattern === 'string' && extra.some((origin) => matches(pattern, origin)));
}

/** @throws unless it is what a browser sends as Origin: scheme and host, nothing more */
export function checkOrigin(origin: string): void {
  if (Token.isUnresolved(origin) || Token.isUnresolved([origin])) return; // a token, or a list that is one as a whole
  checks.checkOrigin(origin);
}

/** Whether two rules say the same. Names of headers are case-insensitive, origins and methods are not. */
export function sameRule(one: CorsRule, other: CorsRule): boolean {
  const set = (values: unknown, fold = false) => {
    const text = JSON.stringify(Array.isArray(values) ? [...values].map((value) => JSON.stringify(value)).sort() : values ?? []);
    return fold ? text.toLowerCase() : text;
  };
  return one.maxAge === other.maxAge && set(one.allowedOrigins) === set(other.allowedOrigins) && set(one.allowedMethods) === set(other.allowedMethods)
    && set(one.allowedHeaders, true) === set(other.allowedHeaders, true) && set(one.exposedHeaders, true) === set(other.exposedHeaders, true);
}

function matches(pattern: string, origin: string): boolean {
  return new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(origin);
}
