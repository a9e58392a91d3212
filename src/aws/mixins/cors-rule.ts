import { Token } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { IConstruct } from 'constructs';
import { HastyContract } from '../../contract';
import * as checks from '../../contract/checks';
import * as cors from '../../contract/s3-cors';
import { warn } from '../warning';

/**
 * The rules of a bucket with ours as the first: S3 takes the first rule that matches origin, method and every requested
 * header, so behind a wider rule ours might never be seen.
 *
 * @param current the bucket's CORS configuration, resolved
 * @param path of the bucket, for messages
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
 */
export function withRuleFirst(current: any, ours: cors.S3CorsRule, path: string): CfnBucket.CorsConfigurationProperty {
  const rules: cors.S3CorsRule[] = current === undefined || current === null ? [] : current.corsRules;
  if (!Array.isArray(rules)) {
    throw new Error(`the CORS rules of '${path}' must be a list for Hasty's rule to be added, got: ${JSON.stringify(current)}; write them as a plain list, or add Hasty's rule to each branch by hand`);
  }
  return { ...current, corsRules: cors.withRuleFirst(rules, ours, path) };
}

/** The other rules' origins that share requests with our extra origins: those now get our rule instead of theirs. */
export function sharedOrigins(current: any, ours: cors.S3CorsRule): string[] {
  const rules: cors.S3CorsRule[] = Array.isArray(current?.corsRules) ? current.corsRules : [];
  return cors.sharedOrigins(rules, ours, ours.allowedOrigins.filter((origin) => origin !== HastyContract.APP_ORIGIN));
}

/** @throws unless there are origins, and each is what a browser sends as Origin: scheme and host, nothing more */
export function checkOrigins(origins: string[]): void {
  if (origins.length === 0) throw new Error(`\`origins\` must hold at least one origin, got: []; leave it out for '${HastyContract.APP_ORIGIN}'`);
  origins.filter(isKnown).forEach(checks.checkOrigin);
}

/** Warns of origins of which nothing could be checked. */
export function warnOfUnknown(scope: IConstruct, origins: string[]): void {
  if (origins.every(isKnown)) return;
  warn(scope, 'notChecked', 'a CORS origin is not known at synth, so nothing was checked; make sure that it is https:// and a host, nothing more');
}

function isKnown(origin: string): boolean {
  return !Token.isUnresolved(origin) && !Token.isUnresolved([origin]); // a token, or a list that is one as a whole
}
