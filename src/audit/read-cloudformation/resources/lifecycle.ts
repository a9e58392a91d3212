import { Node } from '../../document/node';
import { literalOf, Text } from '../../document/text';
import { LifecycleRule } from '../../facts';
import { entry, Guarded, items, oneText } from '../properties';
import { System } from '../scope';
import { unknownText } from '../texts';

/** What a rule of `LifecycleConfiguration` does to objects that are current. */
export function lifecycleRules({ when, value: rule }: Guarded<Node>, system: System): LifecycleRule[] {
  if (rule.kind === 'unknown') return [{ does: unknownText(rule.why), prefix: [], when, at: rule.at }];
  if (literalOf(oneText(entry(rule, 'Status')) ?? []) === 'Disabled') return [];
  const prefix = prefixOf(rule);
  const expires = ['ExpirationInDays', 'ExpirationDate', 'Expiration'].flatMap((key) => {
    const value = entry(rule, key);
    return value && !isMarkerOnly(value) ? items(value, when, system).map((option): LifecycleRule => ({ does: ['expires'], prefix, when: option.when, at: rule.at })) : [];
  });
  const transitions = ['Transition', 'Transitions'].flatMap((key) => items(entry(rule, key), when, system)).map((option): LifecycleRule =>
    ({ does: oneText(entry(option.value, 'StorageClass')) ?? unknownText('the storage class of a transition'), prefix, when: option.when, at: option.value.at }));
  return [...expires, ...transitions];
}

/** The forms of CloudFormation and of the S3 API. A filter by tag or size may touch every key. */
function prefixOf(rule: Node): Text {
  const filter = entry(rule, 'Filter');
  return oneText(entry(rule, 'Prefix')) ?? oneText(entry(filter, 'Prefix')) ?? oneText(entry(entry(filter, 'And'), 'Prefix')) ?? [];
}

/** `{ ExpiredObjectDeleteMarker: true }` deletes markers alone. */
function isMarkerOnly(value: Node): boolean {
  return value.kind === 'dict' && [...value.entries.keys()].every((key) => key === 'ExpiredObjectDeleteMarker');
}
