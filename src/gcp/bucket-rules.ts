import { StorageBucket, StorageBucketCors, storageBucketCorsToTerraform } from '@cdktf/provider-google/lib/storage-bucket';
import { hastyRule, sameRule, sharedOrigins, withRuleFirst } from './cors-rule';
import { rendered, resolved } from '../terraform/rendered';
import { warn } from '../terraform/warning';

/** The origins that were given for a bucket, however often: they share one rule. */
const added = new WeakMap<StorageBucket, Set<string>>();

/**
 * Puts Hasty's CORS rule before the rules of a bucket, and checks at synth that it is there.
 *
 * @throws when the bucket's rules are no list
 */
export function addHastyRule(bucket: StorageBucket, origins: string[]): void {
  const before = added.get(bucket);
  const all = new Set([...(before ?? []), ...origins]);
  const others = rulesOf(bucket).filter((rule) => !before || !sameRule(rule, hastyRule([...before])));
  bucket.putCors(withRuleFirst(others, hastyRule([...all])));
  added.set(bucket, all);
  if (before) return;
  const ours = () => hastyRule([...added.get(bucket)!]);
  bucket.node.addValidation({ validate: () => firstRuleErrors(bucket, ours()) });
  warn(bucket, 'corsOriginShared', () => {
    const shared = sharedOrigins(renderedRules(bucket).slice(1), ours());
    return shared.length === 0 ? undefined
      : `the origins of Hasty's CORS rule, which is first, overlap with other rules for: ${shared.join(', ')}; GET requests from there now get Hasty's rule, without the others' response headers and max age`;
  });
}

function rulesOf(bucket: StorageBucket): StorageBucketCors[] {
  const rules = bucket.corsInput ?? [];
  if (!Array.isArray(rules)) {
    throw new Error(`the CORS rules of '${bucket.node.path}' must be a list for Hasty's rule to be added, got: a token; write them as a plain list, or add Hasty's rule to what makes them`);
  }
  return rules;
}

/** Rules may be set again later, and overrides go by position. */
function firstRuleErrors(bucket: StorageBucket, ours: StorageBucketCors): string[] {
  const [first] = renderedRules(bucket);
  return first && sameRule(first, ruleOf(resolved(storageBucketCorsToTerraform(ours), bucket))) ? []
    : [`Hasty's CORS rule must be the first of '${bucket.node.path}', and something changed that later, got first: ${JSON.stringify(first)}; set the other rules before the mount or mixin, or keep it in front: putCors([...bucket.corsInput, rule])`];
}

function renderedRules(bucket: StorageBucket): StorageBucketCors[] {
  const { cors } = rendered(bucket);
  return cors === undefined ? [] : [cors].flat().map(ruleOf); // an override may write one rule as a block of its own
}

/** A rule of the Terraform JSON, in which a list may be an expression. */
function ruleOf(attributes: { [attribute: string]: any }): StorageBucketCors {
  const list = (value?: string | string[]) => value === undefined ? undefined : [value].flat();
  const { origin, method, response_header: header, max_age_seconds: maxAgeSeconds } = attributes;
  return { origin: list(origin), method: list(method), responseHeader: list(header), maxAgeSeconds };
}
