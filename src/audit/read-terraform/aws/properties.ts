import { DocumentError } from '../../document/document-error';
import { parseJsonText } from '../../document/json-text';
import { Node, Resource } from '../../document/node';
import { literalOf, Text } from '../../document/text';
import { PolicyKind, statementsOf } from '../../policy/read-policy';
import { Statement } from '../../policy/statement';
import { attributeOfResource } from '../attributes';
import { items, textOf } from '../nodes';
import { addressOf } from '../target';

/** An argument of a resource. */
export function property(resource: Resource, name: string): Node | undefined {
  return resource.properties.entries.get(name);
}

/** An attribute of a resource, also one that the cloud makes. */
export function attribute(resource: Resource, name: string): Text {
  return textOf(attributeOfResource(resource, name)) ?? [];
}

/** The strings of a list. */
export function textList(node: Node | undefined): Text[] {
  return items(node).flatMap(({ value }) => {
    const text = textOf(value);
    return text ? [text] : [];
  });
}

/** The statements of a policy, which Terraform takes as JSON text. */
export function statements(resource: Resource, name: string, node: Node | undefined, kind: PolicyKind): Statement[] {
  const policy = node && decoded(resource, name, node);
  return policy ? statementsOf(policy, kind) : [];
}

/** A policy as an object; undefined: there is none, which Terraform also writes as an empty string. */
function decoded(resource: Resource, name: string, node: Node): Node | undefined {
  if (node.kind === 'either') {
    return { ...node, options: node.options.map(({ when, value }) => ({ when, value: value && decoded(resource, name, value) })) };
  }
  if (node.kind !== 'text') return node;
  if (literalOf(node.text) === '') return undefined;
  try {
    return parseJsonText(node.text, node.at);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const message = error.message.replace(/^.*?:\d+:\d+: /, '');
    throw new DocumentError(`\`${name}\` of ${addressOf(resource)}: ${message}`, node.at);
  }
}
