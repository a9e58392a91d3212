import { System } from './scope';
import { Guard } from '../document/choice';
import { together } from '../document/guards';
import { parseJsonText } from '../document/json-text';
import { Node } from '../document/node';
import { PolicyKind, statementsOf } from '../policy/read-policy';
import { Statement } from '../policy/statement';

/** The statements of a policy document, as an object or as JSON text. */
export function policyStatements(node: Node | undefined, kind: PolicyKind, when: Guard, { choices }: System): Statement[] {
  if (!node) return [];
  return statementsOf(parsed(node), kind).flatMap((statement) => {
    const guard = together(when, statement.when, choices);
    return guard ? [{ ...statement, when: guard }] : [];
  });
}

function parsed(node: Node): Node {
  if (node.kind === 'text' && node.type === 'string') return parseJsonText(node.text, node.at);
  if (node.kind !== 'either') return node;
  return { ...node, options: node.options.map(({ when, value }) => ({ when, value: value && parsed(value) })) };
}
