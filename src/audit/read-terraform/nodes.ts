import { Guard } from '../document/choice';
import { Dict, Node, Opaque, Scalar } from '../document/node';
import { Place } from '../document/place';
import { Text, UnknownHole } from '../document/text';

/** A node, and when it is there. */
export interface Alternative<T> {
  readonly when: Guard;
  readonly value: T;
}

/** A string as a node. */
export function scalar(text: Text, at: Place): Scalar {
  return { kind: 'text', text, type: 'string', at };
}

/** An object as a node; entries without a value are left out. */
export function dict(entries: Readonly<Record<string, Node | undefined>>, at: Place): Dict {
  const present = Object.entries(entries).filter((pair): pair is [string, Node] => pair[1] !== undefined);
  return { kind: 'dict', entries: new Map(present), at };
}

/** A value of which nothing is known. */
export function opaque(why: string, at: Place): Opaque {
  return { kind: 'unknown', why, at };
}

/** The part of a text of which nothing is known. */
export function unknownHole(why: string): UnknownHole {
  return { kind: 'unknown', why };
}

/** Goes on from a text, in each of its alternatives. */
export function withText(node: Node, next: (text: Text) => Node): Node {
  switch (node.kind) {
    case 'text': return next(node.text);
    case 'unknown': return next([unknownHole(node.why)]);
    case 'either': return { ...node, options: node.options.map(({ when, value }) => ({ when, value: value && withText(value, next) })) };
    default: return next([unknownHole(`${node.at.path}, which is no string`)]);
  }
}

/** An entry of an object; of something unknown, something unknown. */
export function entry(node: Node | undefined, key: string): Node | undefined {
  if (node?.kind === 'unknown') return node;
  if (node?.kind === 'list' && node.items.length === 1) return entry(node.items[0], key); // a block, written as the list of it
  return node?.kind === 'dict' ? node.entries.get(key) : undefined;
}

/** The text of a string; a choice between strings is not known. */
export function textOf(node: Node | undefined): Text | undefined {
  if (node?.kind === 'text') return node.text;
  if (node?.kind === 'unknown') return [unknownHole(node.why)];
  return node?.kind === 'either' ? [unknownHole(`the choice at ${node.at.path}`)] : undefined;
}

/** The values that a node may have, each with its guard; nothing where it is deleted. */
export function optionsOf(node: Node | undefined, when: Guard = []): Alternative<Node>[] {
  if (!node) return [];
  if (node.kind !== 'either') return [{ when, value: node }];
  return node.options.flatMap((option) => optionsOf(option.value, [...when, ...option.when]));
}

/** The items of a list, or the one block that is written without a list. */
export function items(node: Node | undefined, when: Guard = []): Alternative<Node>[] {
  return optionsOf(node, when).flatMap(({ when: guard, value }) =>
    value.kind === 'list' ? value.items.flatMap((item) => optionsOf(item, guard)) : [{ when: guard, value }]);
}

/** All texts inside a node, at any depth. */
export function textsIn(node: Node): Scalar[] {
  switch (node.kind) {
    case 'text': return [node];
    case 'unknown': return [scalar([unknownHole(node.why)], node.at)];
    case 'list': return node.items.flatMap(textsIn);
    case 'dict': return [...node.entries.values()].flatMap(textsIn);
    case 'either': return node.options.flatMap(({ value }) => value ? textsIn(value) : []);
  }
}
