import { Guard } from '../../document/choice';
import { Node } from '../../document/node';
import { literalOf, Text } from '../../document/text';
import { CorsRule, LifecycleRule, PublicAccessBlock } from '../../facts';
import { entry, items, textOf } from '../nodes';
import { textList } from './properties';

/** A rule of CORS, which Terraform spells in its own way. */
export function corsRule(node: Node): CorsRule {
  const list = (name: string): Text[] => node.kind === 'unknown' ? [] : textList(entry(node, name));
  return {
    AllowedOrigins: list('allowed_origins'),
    AllowedMethods: list('allowed_methods'),
    AllowedHeaders: list('allowed_headers'),
    ExposeHeaders: list('expose_headers'),
    at: node.at,
    ...(node.kind === 'unknown' && { unknown: node.why }),
  };
}

/** The four switches of public access. */
export function publicAccessBlock(node: Node): PublicAccessBlock {
  return {
    BlockPublicAcls: textOf(entry(node, 'block_public_acls')),
    BlockPublicPolicy: textOf(entry(node, 'block_public_policy')),
    IgnorePublicAcls: textOf(entry(node, 'ignore_public_acls')),
    RestrictPublicBuckets: textOf(entry(node, 'restrict_public_buckets')),
  };
}

/** What the rules of a lifecycle do to current objects; both of the resource and of the blocks that were once in the bucket. */
export function lifecycleRules(rules: Node | undefined, guard: Guard): LifecycleRule[] {
  return items(rules, guard).flatMap(({ when, value: rule }) => {
    if (rule.kind === 'unknown') return [{ does: [{ kind: 'unknown', why: rule.why }], prefix: [], when, at: rule.at }];
    const isOff = literalOf(textOf(entry(rule, 'status')) ?? []) === 'Disabled' || literalOf(textOf(entry(rule, 'enabled')) ?? []) === 'false';
    if (isOff) return [];
    const prefix = prefixOf(rule);
    const expires = items(entry(rule, 'expiration')).filter(({ value }) => isSet(entry(value, 'days')) || isSet(entry(value, 'date')));
    const moves = items(entry(rule, 'transition'));
    return [
      ...expires.map((expiration): LifecycleRule => ({ does: ['expires'], prefix, when: [...when, ...expiration.when], at: expiration.value.at })),
      ...moves.map((move): LifecycleRule =>
        ({ does: textOf(entry(move.value, 'storage_class')) ?? [], prefix, when: [...when, ...move.when], at: move.value.at })),
    ];
  });
}

/** A state writes `0` and the empty string for what is not set. */
function isSet(node: Node | undefined): boolean {
  const text = textOf(node);
  return text !== undefined && text.length > 0 && literalOf(text) !== '0';
}

function prefixOf(rule: Node): Text {
  const filter = entry(rule, 'filter');
  const places = [entry(entry(filter, 'and'), 'prefix'), entry(filter, 'prefix'), entry(rule, 'prefix')];
  return places.map(textOf).find((text) => text && text.length > 0) ?? [];
}
