import { Guard } from './document/choice';
import { alternatives, both } from './document/expand';
import { Dict, Node, Resource } from './document/node';
import { Place } from './document/place';
import { literalOf, Text } from './document/text';

/** A resource of Terraform under one set of choices: nothing inside depends on a choice any more. */
export interface Instance {
  /** As Resource.id. */
  readonly id: string;
  /** The address, without the file: `google_storage_bucket.images`. */
  readonly address: string;
  readonly type: string;
  readonly when: Guard;
  readonly properties: Dict;
  readonly construct?: string;
  readonly at: Place;
  /** Why nothing is known of its properties, if so. */
  readonly unknown?: string;
}

/** The instances of the resources whose type matches. */
export function instancesOf(resources: readonly Resource[], type: RegExp): Instance[] {
  return resources.filter((resource) => type.test(resource.type)).flatMap((resource) =>
    alternatives(resource.properties).flatMap(({ when, value }): Instance[] => {
      const guard = both(resource.when, when);
      if (!guard || !value) return [];
      const known = value.kind === 'dict';
      return [{
        id: resource.id,
        address: resource.id.slice(resource.id.indexOf('#') + 1),
        type: resource.type,
        when: guard,
        properties: known ? value : { ...resource.properties, entries: new Map() },
        construct: resource.constructPath,
        at: resource.at,
        unknown: known ? undefined : value.kind === 'unknown' ? value.why : 'its properties are no object',
      }];
    }));
}

/** A property that is a string, number or boolean; undefined: not set. What is none of them is an unknown text. */
export function textAt(dict: Dict, key: string): Text | undefined {
  const node = dict.entries.get(key);
  return node && textOf(node);
}

/** A property whose value the documents have. */
export function literalAt(dict: Dict, key: string): string | undefined {
  const text = textAt(dict, key);
  return text && literalOf(text);
}

/** The items of a property that is a list of strings; undefined: not set. */
export function textsAt(dict: Dict, key: string): Text[] | undefined {
  const node = dict.entries.get(key);
  return node && (node.kind === 'list' ? node.items.map(textOf) : [textOf(node)]);
}

/** The blocks of a property: a repeated block is a list, a single one may be itself. What is no block is not among them. */
export function blocksAt(dict: Dict, key: string): Dict[] {
  const node = dict.entries.get(key);
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  return items.filter((item): item is Dict => item.kind === 'dict');
}

/** Why the blocks of a property are not all known, if so. */
export function unknownBlocksAt(dict: Dict, key: string): string | undefined {
  const node = dict.entries.get(key);
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  const strange = items.find((item) => item.kind !== 'dict');
  return strange && (strange.kind === 'unknown' ? strange.why : `\`${key}\` is no block`);
}

/** The resource and the attribute that a text refers to, when it is nothing but that. */
export function referenceOf(text: Text): { readonly id: string; readonly attribute: string } | undefined {
  const [hole] = text;
  if (text.length !== 1 || typeof hole === 'string' || hole.kind !== 'name') return undefined;
  const dot = hole.id.lastIndexOf('.');
  return { id: hole.id.slice(0, dot), attribute: hole.id.slice(dot + 1) };
}

/** Every text inside a node. */
export function textsIn(node: Node): Text[] {
  switch (node.kind) {
    case 'text': return [node.text];
    case 'list': return node.items.flatMap(textsIn);
    case 'dict': return [...node.entries.values()].flatMap(textsIn);
    case 'either': return node.options.flatMap(({ value }) => value ? textsIn(value) : []);
    default: return [];
  }
}

function textOf(node: Node): Text {
  if (node.kind === 'text') return node.text;
  return [{ kind: 'unknown', why: node.kind === 'unknown' ? node.why : 'a value that is no string' }];
}
