import { StorageBucketCors } from '@cdktf/provider-google/lib/storage-bucket';
import { HastyContract } from '../contract';
import { isToken } from '../terraform/literal';

/** https://cloud.google.com/storage/docs/cors; `*` stands for all of them. */
const METHODS = ['*', 'GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'PATCH'];

/** The CORS rule that Hasty's app needs, for the given origins. */
export function hastyRule(origins: string[]): StorageBucketCors {
  return {
    origin: origins,
    method: [...HastyContract.GCS_CORS_METHODS],
    responseHeader: [...HastyContract.GCS_CORS_RESPONSE_HEADERS],
    maxAgeSeconds: HastyContract.GCS_CORS_MAX_AGE_SECONDS,
  };
}

/**
 * The rules with ours as the first, since GCS answers by the first rule that matches origin and method. The others keep content and
 * order; one that equals ours is not written twice.
 *
 * @see https://cloud.google.com/storage/docs/xml-api/get-bucket-cors
 */
export function withRuleFirst(theirs: StorageBucketCors[], ours: StorageBucketCors): StorageBucketCors[] {
  return [ours, ...theirs.filter((rule) => !sameRule(rule, ours))];
}

/** Whether two rules say the same. Names of headers are case-insensitive. */
export function sameRule(one: StorageBucketCors, other: StorageBucketCors): boolean {
  const set = (values: string[] = []) => JSON.stringify([...new Set(values)].sort());
  const folded = (values?: string[]) => set(values?.map((value) => value.toLowerCase()));
  return set(one.origin) === set(other.origin) && set(one.method) === set(other.method)
    && folded(one.responseHeader) === folded(other.responseHeader) && one.maxAgeSeconds === other.maxAgeSeconds;
}

/** The other rules' origins that share requests with our extra origins: those now get our rule instead of theirs. */
export function sharedOrigins(theirs: StorageBucketCors[], ours: StorageBucketCors): string[] {
  const extra = (ours.origin ?? []).filter((origin) => origin !== HastyContract.APP_ORIGIN);
  const answered = theirs.filter(({ method = [] }) => method.includes('*') || method.some((name) => ours.method?.includes(name)));
  return answered.flatMap(({ origin = [] }) => origin).filter((origin) => extra.length > 0 && (origin === '*' || extra.includes(origin)));
}

/**
 * Passes the CORS rules of others as they are. The provider takes any text and sends it.
 *
 * @throws when Google would refuse a rule, or nothing could ever match it
 */
export function checkOtherCors(rules: StorageBucketCors[]): StorageBucketCors[] {
  if (!Array.isArray(rules)) throw new Error(`\`otherCorsRules\` must be a list of CORS rules, got: ${JSON.stringify(rules)}; \`gsutil cors get gs://BUCKET\` prints those of a bucket`);
  rules.forEach((rule) => {
    checkEach('origin', rule.origin, (value) => value === '*' || /^https?:\/\/[^/\s]+$/.test(value), '* or a scheme and a host, such as https://viewer.acme.example');
    checkEach('method', rule.method, (value) => METHODS.includes(value), `one of ${METHODS.join(', ')}`);
    checkEach('responseHeader', rule.responseHeader ?? ['*'], (value) => /^(?:\*|[\w-]+\*?)$/.test(value), 'the name of a header');
    const { maxAgeSeconds: age } = rule;
    if (age !== undefined && !isToken(age) && !(Number.isInteger(age) && age >= 0)) throw new Error(`\`maxAgeSeconds\` of a rule in \`otherCorsRules\` must be a whole number from 0 on, got: ${age}; write seconds`);
  });
  return rules;
}

function checkEach(field: string, values: string[] | undefined, valid: (value: string) => boolean, words: string): void {
  if (isToken(values)) return;
  const wrong = values?.find((value) => !isToken(value) && !(valid(value) && !/[\p{Cc}]|[$%]\{/u.test(value)));
  if (values === undefined || values.length === 0 || wrong !== undefined) {
    throw new Error(`\`${field}\` of a rule in \`otherCorsRules\` must be ${words}, got: ${JSON.stringify(wrong ?? values)}; write the rules as \`gsutil cors get gs://BUCKET\` prints them`);
  }
}
