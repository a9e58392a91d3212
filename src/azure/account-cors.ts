import { StorageAccount, StorageAccountBlobPropertiesCorsRule as CorsRule } from '@cdktf/provider-azurerm/lib/storage-account';
import { hastyRule, MAX_RULES, sameRule, sharedOrigins, withRuleFirst } from './cors-rule';
import { rendered, resolved } from '../terraform/rendered';
import { warn } from '../terraform/warning';

/** The origins that were given for an account, however often: they share one rule. */
const added = new WeakMap<StorageAccount, Set<string>>();

/**
 * Puts Hasty's CORS rule before the rules of an account, and checks at synth that it is there. Nothing else of the account changes.
 *
 * @throws when the account's rules are no list, or one more is too many
 */
export function addHastyRule(account: StorageAccount, origins: string[]): void {
  const before = added.get(account);
  const all = new Set([...(before ?? []), ...origins]);
  const others = rulesOf(account).filter((rule) => !before || !sameRule(rule, hastyRule([...before])));
  const rules = withRuleFirst(others, hastyRule([...all]));
  if (rules.length > MAX_RULES) throw new Error(tooMany(account, rules.length));
  if (!account.blobPropertiesInput) warn(account, 'corsReplaces', '`blobProperties` was not set before Hasty\'s CORS rule: with the rule, Terraform manages all of it, and turns off soft delete, versioning and CORS rules that were set elsewhere; write them into `blobProperties`');
  account.blobProperties.putCorsRule(rules);
  added.set(account, all);
  if (before) return;
  const ours = () => resolved(hastyRule([...added.get(account)!]), account);
  account.node.addValidation({ validate: () => ruleErrors(account, ours()) });
  warn(account, 'corsOriginShared', () => {
    const rest = renderedRules(account).slice(1);
    const shared = rest.length === 0 ? [] : sharedOrigins(rest, ours());
    return shared.length === 0 ? undefined
      : `the origins of Hasty's CORS rule, which is first, overlap with other rules for: ${shared.join(', ')}; requests from there now get Hasty's rule, without the others' exposed headers and max age`;
  });
}

function rulesOf(account: StorageAccount): CorsRule[] {
  const rules = account.blobProperties.corsRuleInput ?? [];
  if (!Array.isArray(rules)) {
    throw new Error(`the CORS rules of '${account.node.path}' must be a list for Hasty's rule to be added, got: a token; write them as a plain list, or add Hasty's rule to what makes them`);
  }
  return rules;
}

/** Rules may be set again later, and overrides go by position. */
function ruleErrors(account: StorageAccount, ours: CorsRule): string[] {
  const rules = renderedRules(account);
  const [first] = rules;
  return [
    ...(first && sameRule(first, ours) ? []
      : [`Hasty's CORS rule must be the first of '${account.node.path}', and something changed that later, got first: ${JSON.stringify(first)}; set the other rules before the mount or mixin, or keep it in front: putCorsRule([...blobProperties.corsRuleInput, rule])`]),
    ...(rules.length > MAX_RULES ? [tooMany(account, rules.length)] : []),
  ];
}

function renderedRules(account: StorageAccount): CorsRule[] {
  const rules: { [field: string]: any }[] = [rendered(account).blob_properties].flat()[0]?.cors_rule ?? [];
  return rules.map((rule) => ({
    allowedOrigins: rule.allowed_origins,
    allowedMethods: rule.allowed_methods,
    allowedHeaders: rule.allowed_headers,
    exposedHeaders: rule.exposed_headers,
    maxAgeInSeconds: rule.max_age_in_seconds,
  }));
}

function tooMany(account: StorageAccount, count: number): string {
  return `a storage account may have ${MAX_RULES} CORS rules for blobs, and '${account.node.path}' would have ${count} with Hasty's; merge some of its rules`;
}
