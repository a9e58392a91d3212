import { S3BucketCorsConfigurationCorsRule as CorsRule } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { isToken } from '../terraform/literal';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html */
const METHOD = /^(?:GET|PUT|POST|DELETE|HEAD)$/;
const ORIGIN = /^(?!.*\*.*\*)(?:\*|[a-z][a-z0-9+.*-]*:\/\/[^/\s{}"\\]+|\*[^/\s{}"\\]+|null)$/;
const HEADER = /^(?!.*\*.*\*)[\w*-]+$/;
const ID = /^(?!.*[$%]\{)[^\p{Cc}]{1,255}$/u;

/**
 * Passes the CORS rules of others as they are. Any text would go on to Terraform, which runs what is in `${...}`.
 *
 * @throws when S3 would refuse a rule
 */
export function checkOtherCors(rules: CorsRule[]): CorsRule[] {
  if (!Array.isArray(rules)) throw new Error(`\`otherCorsRules\` must be a list of CORS rules, got: ${JSON.stringify(rules)}; \`aws s3api get-bucket-cors\` prints those of a bucket`);
  rules.forEach(checkRule);
  return rules;
}

function checkRule(rule: CorsRule): void {
  const { id, allowedMethods, allowedOrigins, allowedHeaders = [], exposeHeaders = [], maxAgeSeconds: age } = rule ?? {};
  checkEach('allowedMethods', allowedMethods, 1, METHOD, 'GET, PUT, POST, DELETE or HEAD');
  checkEach('allowedOrigins', allowedOrigins, 1, ORIGIN, 'an origin with at most one *, such as https://viewer.acme.example');
  checkEach('allowedHeaders', allowedHeaders, 0, HEADER, 'the name of a header with at most one *');
  checkEach('exposeHeaders', exposeHeaders, 0, HEADER, 'the name of a header');
  checkEach('id', id === undefined ? [] : [id], 0, ID, 'a text of at most 255 characters without ${ or %{');
  if (age !== undefined && !isToken(age) && !(Number.isInteger(age) && age >= 0)) throw new Error(`\`maxAgeSeconds\` of a rule in \`otherCorsRules\` must be a whole number from 0 on, got: ${JSON.stringify(age)}; write seconds`);
}

function checkEach(field: string, values: string[] | undefined, least: number, pattern: RegExp, words: string): void {
  if (isToken(values)) return;
  const wrong = Array.isArray(values) && values.length >= least ? values.find((value) => !isToken(value) && !(typeof value === 'string' && pattern.test(value))) : values;
  if (!Array.isArray(values) || values.length < least || wrong !== undefined) {
    throw new Error(`\`${field}\` of a rule in \`otherCorsRules\` must hold ${words}, got: ${JSON.stringify(wrong ?? values)}; write the rules as \`aws s3api get-bucket-cors\` has them`);
  }
}
