import { StorageAccountBlobPropertiesCorsRule as CorsRule } from '@cdktf/provider-azurerm/lib/storage-account';
import { HastyContract } from '../contract';
import { isToken } from '../terraform/literal';

/** @see https://learn.microsoft.com/rest/api/storageservices/set-blob-service-properties */
export const MAX_RULES = 5;
const METHODS = ['DELETE', 'GET', 'HEAD', 'MERGE', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const MAX_ENTRIES = 64;
const MAX_AGE_SECONDS = 2_000_000_000;

/** The CORS rule that Hasty's app needs, for the given origins. The provider wants all five fields. */
export function hastyRule(origins: string[]): CorsRule {
  return {
    allowedOrigins: origins,
    allowedMethods: [...HastyContract.AZURE_CORS_METHODS],
    allowedHeaders: [...HastyContract.AZURE_CORS_ALLOWED_HEADERS],
    exposedHeaders: [...HastyContract.AZURE_CORS_EXPOSED_HEADERS],
    maxAgeInSeconds: HastyContract.AZURE_CORS_MAX_AGE_SECONDS,
  };
}

/**
 * The rules with ours as the first, since Azure goes through them in order and takes the first that matches. The others keep content and
 * order; one that equals ours is not written twice.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services
 */
export function withRuleFirst(theirs: CorsRule[], ours: CorsRule): CorsRule[] {
  return [ours, ...theirs.filter((rule) => !sameRule(rule, ours))];
}

/** Whether two rules say the same. Names of headers are case-insensitive. */
export function sameRule(one: CorsRule, other: CorsRule): boolean {
  const set = (values: unknown) => JSON.stringify([...new Set(listOf(values))].sort());
  const folded = (values: unknown) => set(listOf(values).map((value) => value.toLowerCase()));
  return set(one.allowedOrigins) === set(other.allowedOrigins) && set(one.allowedMethods) === set(other.allowedMethods)
    && folded(one.allowedHeaders) === folded(other.allowedHeaders) && folded(one.exposedHeaders) === folded(other.exposedHeaders)
    && one.maxAgeInSeconds === other.maxAgeInSeconds;
}

/** The other rules' origins that share requests with our extra origins: those now get our rule instead of theirs. */
export function sharedOrigins(theirs: CorsRule[], ours: CorsRule): string[] {
  const extra = listOf(ours.allowedOrigins).filter((origin) => origin !== HastyContract.APP_ORIGIN);
  const answered = theirs.filter(({ allowedMethods }) => listOf(allowedMethods).some((method) => ours.allowedMethods.includes(method)));
  return answered.flatMap(({ allowedOrigins }) => listOf(allowedOrigins)).filter((pattern) => extra.some((origin) => matches(pattern, origin)));
}

/** A list as Terraform JSON has it: in place of one that only Terraform knows there is an expression. */
function listOf(values: unknown): string[] {
  return [values ?? []].flat().map(String);
}

/**
 * Passes the CORS rules of others as they are.
 *
 * @throws when Azure would refuse a rule
 */
export function checkOtherCors(rules: CorsRule[]): CorsRule[] {
  if (!Array.isArray(rules)) throw new Error(`\`otherCorsRules\` must be a list of CORS rules, got: ${JSON.stringify(rules)}; write each rule with all five fields`);
  rules.forEach((rule) => {
    const { maxAgeInSeconds: age } = rule;
    checkEach('allowedOrigins', rule.allowedOrigins, /^(?:\*|https?:\/\/[^/\s{}]{1,249})$/, '* or a scheme and a host, such as https://viewer.acme.example');
    checkEach('allowedMethods', rule.allowedMethods, new RegExp(`^(?:${METHODS.join('|')})$`), `one of ${METHODS.join(', ')}`);
    checkEach('allowedHeaders', rule.allowedHeaders, /^(?:\*|[\w-]{1,255}\*?)$/, 'the name of a header, or how names begin: x-ms-*');
    checkEach('exposedHeaders', rule.exposedHeaders, /^(?:\*|[\w-]{1,255}\*?)$/, 'the name of a header, or how names begin: x-ms-*');
    if (!isToken(age) && !(Number.isInteger(age) && age >= 0 && age <= MAX_AGE_SECONDS)) {
      throw new Error(`\`maxAgeInSeconds\` of a rule in \`otherCorsRules\` must be a whole number from 0 to ${MAX_AGE_SECONDS}, got: ${age}; write seconds`);
    }
  });
  return rules;
}

function checkEach(field: string, values: string[] | undefined, pattern: RegExp, words: string): void {
  if (isToken(values)) return;
  if (!Array.isArray(values) || values.length === 0 || values.length > MAX_ENTRIES) {
    throw new Error(`\`${field}\` of a rule in \`otherCorsRules\` must have 1 to ${MAX_ENTRIES} entries, got: ${JSON.stringify(values)}; the provider wants all five fields of a rule`);
  }
  const wrong = values.find((value) => !isToken(value) && !(typeof value === 'string' && pattern.test(value)));
  if (wrong !== undefined) throw new Error(`\`${field}\` of a rule in \`otherCorsRules\` must hold ${words}, got: ${JSON.stringify(wrong)}; write the rule as Azure has it`);
}

function matches(pattern: string, origin: string): boolean {
  return new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(origin);
}
