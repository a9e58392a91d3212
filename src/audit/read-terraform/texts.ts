import { Node, Resource } from '../document/node';
import { ShownText } from '../facts';
import { textsIn } from './nodes';
import { addressOf } from './target';

/** Every string inside a value that is shown. */
export function shown(where: string, value: Node | undefined, sensitive = false): ShownText[] {
  return value ? textsIn(value).map(({ text, at }) => ({ where, text, sensitive, at })) : [];
}

/** The tags, labels and descriptions of a resource. */
export function textsOfResource(resource: Resource): ShownText[] {
  const { entries } = resource.properties;
  const address = addressOf(resource);
  const tags = ['tags', 'labels'].flatMap((property) => {
    const node = entries.get(property);
    if (node?.kind !== 'dict') return shown(`the ${property} of ${address}`, node);
    return [...node.entries].flatMap(([key, value]) => shown(`tag ${key} of ${address}`, value));
  });
  return [...tags, ...shown(`description of ${address}`, entries.get('description'))];
}
