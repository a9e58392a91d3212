import { callsOne, ownFunctions } from './own-function';
import { entry } from './properties';
import { corsRule } from './resources/cors';
import { opaque, textOf } from './texts';
import { Choices, Guard } from '../document/choice';
import { alternatives } from '../document/expand';
import { otherwise, together } from '../document/guards';
import { parseJsonText } from '../document/json-text';
import { Node, Resource } from '../document/node';
import { concat, same, Text, unknownIn } from '../document/text';
import { keyOf } from '../document/text-key';
import { Bucket, CorsRule, Facts, Unknown } from '../facts';
import { grouped } from '../grouped';

/** What the function reads of a custom resource; the rest changes neither the bucket nor the rule. */
const READ = ['ServiceToken', 'BucketName', 'RuleId', 'Rule', 'DryRun'];

/** A rule that our function puts first among those of a bucket. */
interface Merged extends Pick<Resource, 'constructPath' | 'at'> {
  readonly bucket: Text;
  readonly id: Text;
  readonly when: Guard;
  readonly rule: CorsRule;
}

/**
 * Facts with the rules that our function merges into buckets, of whichever document. What asks another function for it, by
 * whatever type, sets no rule that is known.
 */
export function withMergedCors(facts: Facts): Facts {
  const own = ownFunctions(facts.resources);
  const merged = own.length > 0 ? facts.resources.flatMap((resource) => mergedBy(resource, own, facts.choices)) : [];
  if (merged.length === 0) return facts;
  const nameless = merged.flatMap(({ bucket, at }) => {
    const hole = unknownIn(bucket);
    return hole ? [{ why: `${hole.why}, which names the bucket that a CORS rule is merged into`, at }] : [];
  });
  const known = new Set(facts.buckets.map(({ name }) => keyOf(name)));
  const others = new Map(merged.map((one) => [keyOf(one.bucket), one] as const).filter(([key]) => !known.has(key)));
  const into = grouped(merged, ({ bucket }) => keyOf(bucket));
  const buckets = [...facts.buckets, ...[...others.values()].map(existing)].map((bucket) =>
    (into.get(keyOf(bucket.name)) ?? []).reduce((all, one) => withRule(all, one, facts.choices), bucket));
  return { ...facts, buckets, unknowns: [...facts.unknowns, ...nameless, ...overwritten(merged, facts.choices)] };
}

function mergedBy({ properties, when, constructPath, at }: Resource, own: readonly Resource[], choices: Choices): Merged[] {
  const token = properties.entries.get('ServiceToken');
  if (!token || !alternatives(token).some(({ value }) => callsOne(value, own))) return [];
  const read = READ.flatMap((key) => { const value = properties.entries.get(key); return value ? [[key, value] as const] : []; });
  return alternatives({ ...properties, entries: new Map(read) }).flatMap(({ when: choice, value }): Merged[] => {
    const guard = together(when, choice, choices);
    if (!guard || (value?.kind === 'dict' && !callsOne(entry(value, 'ServiceToken'), own))) return [];
    const dry = dryRun(entry(value, 'DryRun'));
    if (dry === true) return [];
    const [name, id, rule] = ['BucketName', 'RuleId', 'Rule'].map((key) => entry(value, key) ?? opaque(`a ${key} that is not there`, at));
    const parsed = corsRule(parseJsonText(textOf(rule), rule.at), 'ExposeHeaders');
    const unknown = dry === undefined && { unknown: 'a DryRun that is not known' };
    return [{ bucket: textOf(name), id: textOf(id), when: guard, rule: { ...parsed, ...unknown }, constructPath, at }];
  });
}

/** Rules of one id in what may be one bucket: the function lets whichever comes later take the place of the other. */
function overwritten(merged: readonly Merged[], choices: Choices): Unknown[] {
  return [...grouped(merged, ({ id }) => keyOf(id)).values()].flatMap((alike) => alike.flatMap((one, index) =>
    alike.slice(0, index).some((other) => mayBeOne(one.bucket, other.bucket) && together(one.when, other.when, choices))
      ? [{ why: 'which of several CORS rules with one RuleId the bucket keeps', at: one.at }] : []));
}

function mayBeOne(one: Text, other: Text): boolean {
  return same(one, other) || [...one, ...other].some((part) => typeof part !== 'string' && part.kind !== 'name');
}

/** Any text but the empty one makes the function change nothing: `false` too. undefined: it is not known. */
function dryRun(node: Node | undefined): boolean | undefined {
  if (!node) return false;
  if (node.kind !== 'text') return node.kind === 'unknown' ? undefined : true;
  return node.text.length === 0 ? false : node.text.some((part) => typeof part === 'string' || part.kind === 'name') || undefined;
}

/** A bucket that no document makes: of its other rules, which stay, nothing is known. */
function existing({ bucket: name, constructPath: construct, at }: Merged): Bucket {
  return {
    id: `bucket ${keyOf(name)}`,
    when: [],
    name,
    arn: concat(['arn:aws:s3:::'], name),
    cors: [{ when: [], at }],
    publicAccessBlock: [],
    lifecycle: [],
    deletion: [],
    existing: true,
    construct,
    at,
  };
}

function withRule(bucket: Bucket, { rule, when }: Merged, choices: Choices): Bucket {
  const options = [{ guard: when, first: [rule] }, ...otherwise(when).map((guard) => ({ guard, first: undefined }))];
  return {
    ...bucket,
    cors: bucket.cors.flatMap((option) => options.flatMap(({ guard, first }) => {
      const both = together(option.when, guard, choices);
      return both ? [{ ...option, when: both, ...(first && { rules: [...first, ...option.rules ?? []] }) }] : [];
    })),
  };
}
