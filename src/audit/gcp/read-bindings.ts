import { requiredText } from './members';
import { blocksAt, Instance, referenceOf, textAt, textsAt, unknownBlocksAt } from '../cloud-resource';
import { parseJsonText } from '../document/json-text';
import { Dict, Node } from '../document/node';
import { Place } from '../document/place';
import { Text } from '../document/text';

/** A role and who has it, as bindings say. */
export interface Binding {
  readonly role: Text;
  readonly members: readonly Text[];
  /** The expression, if there is a condition. */
  readonly condition?: Text;
  readonly at: Place;
}

/** The bindings of a `_member`, `_binding` or `_policy`. */
export function bindingsOf(instance: Instance, all: readonly Instance[]): Binding[] {
  if (!instance.type.endsWith('_policy')) {
    const members = instance.type.endsWith('_member') ? [requiredText(instance, 'member')] : textsAt(instance.properties, 'members') ?? [requiredText(instance, 'members')];
    return [{ role: requiredText(instance, 'role'), members, condition: expressionOf(instance.properties), at: instance.at }];
  }
  const data = requiredText(instance, 'policy_data');
  const reference = referenceOf(data);
  const source = all.find(({ id, type }) => type === 'data.google_iam_policy' && id === reference?.id);
  const blocks = source ? source.properties.entries.get('binding') : fieldOf(parseJsonText(data, instance.at), 'bindings');
  return bindingsIn(blocks, instance);
}

function bindingsIn(node: Node | undefined, instance: Instance): Binding[] {
  const { at } = instance;
  if (!node) return [];
  const holder: Dict = { kind: 'dict', entries: new Map([['binding', node]]), at };
  const unknown = unknownBlocksAt(holder, 'binding');
  const known = blocksAt(holder, 'binding').map((block) => ({
    role: textAt(block, 'role') ?? opaque(`the role of a binding in ${instance.address}`),
    members: textsAt(block, 'members') ?? [],
    condition: expressionOf(block),
    at: block.at,
  }));
  return unknown ? [...known, { role: opaque(unknown), members: [opaque(unknown)], at }] : known;
}

function fieldOf(node: Node, key: string): Node | undefined {
  return node.kind === 'dict' ? node.entries.get(key) : node;
}

function expressionOf(dict: Dict): Text | undefined {
  const unknown = unknownBlocksAt(dict, 'condition');
  if (unknown) return opaque(unknown);
  const [condition] = blocksAt(dict, 'condition');
  return condition && (textAt(condition, 'expression') ?? opaque('a condition without an expression'));
}

function opaque(why: string): Text {
  return [{ kind: 'unknown', why }];
}
