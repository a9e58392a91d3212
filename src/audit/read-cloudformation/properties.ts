import { System } from './scope';
import { textOf, unknownText } from './texts';
import { Guard } from '../document/choice';
import { alternatives } from '../document/expand';
import { together } from '../document/guards';
import { Node } from '../document/node';
import { Place } from '../document/place';
import { Text } from '../document/text';

/** A value and when it is there. */
export interface Guarded<T> {
  readonly when: Guard;
  readonly value: T;
}

/** A text, when it is there, and where it stands. */
export interface GuardedText {
  readonly when: Guard;
  readonly text: Text;
  readonly at: Place;
}

/** An entry of an object; undefined: there is none. Of what is no object, the entry is as unknown as it is. */
export function entry(node: Node | undefined, key: string): Node | undefined {
  if (node?.kind === 'dict') return node.entries.get(key);
  if (node?.kind === 'unknown') return node;
  if (node?.kind !== 'either') return undefined;
  const chosen = node.options.map(({ when, value }) => ({ when, value: entry(value, key) }));
  return chosen.some(({ value }) => value) ? { ...node, options: chosen } : undefined;
}

/** The items of a list, one by one, whatever choices are around them; what is no list is its one item. */
export function items(node: Node | undefined, when: Guard, system: System): Guarded<Node>[] {
  if (!node) return [];
  if (node.kind === 'list') return node.items.flatMap((item) => item.kind === 'either' ? items(item, when, system) : [{ when, value: item }]);
  if (node.kind !== 'either') return [{ when, value: node }];
  return node.options.flatMap(({ when: choice, value }) => {
    const guard = together(when, choice, system.choices);
    return guard ? items(value, guard, system) : [];
  });
}

/** The texts of a list, or of a value that stands alone. */
export function texts(node: Node | undefined, when: Guard, system: System): GuardedText[] {
  return items(node, when, system).map(({ when: guard, value }) => ({ when: guard, text: textOf(value), at: value.at }));
}

/** What a value may be, and when. undefined: it is not there. */
export function options(node: Node | undefined, when: Guard, system: System): Guarded<Node | undefined>[] {
  if (!node) return [{ when, value: undefined }];
  return alternatives(node).flatMap((option) => {
    const guard = together(when, option.when, system.choices);
    return guard ? [{ when: guard, value: option.value }] : [];
  });
}

/** A text of which one value is wanted: what depends on a choice is unknown. undefined: it is not there. */
export function oneText(node: Node | undefined): Text | undefined {
  if (!node) return undefined;
  return node.kind === 'either' ? unknownText(`a choice (${node.at.path})`) : textOf(node);
}
