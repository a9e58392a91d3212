import { dict, entry, items, opaque, optionsOf, scalar, textOf } from './nodes';
import { Target } from './target';
import { parseJsonText } from '../document/json-text';
import { Dict, List, Node } from '../document/node';
import { Place } from '../document/place';
import { literalOf } from '../document/text';

/**
 * The policy that an aws_iam_policy_document data source writes.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function policyDocument(target: Target): Node {
  const { at, property } = target;
  const own = blocks(property('statement')).map((block) => statement(block, property('statement')?.at ?? at));
  const sids = new Set(own.map(sidOf).filter((sid) => sid));
  // the providers before 5.0 take one document each too
  const sources = ['source_policy_documents', 'source_json'].flatMap((name) => blocks(property(name))).flatMap((source) => statementsOfSource(source))
    .filter((node) => !sids.has(sidOf(node)));
  const overrides = ['override_policy_documents', 'override_json'].flatMap((name) => blocks(property(name))).map((node) => opaque('override_policy_documents', node.at));
  return dict({
    Version: property('version') ?? scalar(['2012-10-17'], at),
    Statement: list([...sources, ...own, ...overrides], at),
  }, at);
}

/** Blocks, or items of a list; those that depend on a choice keep it. */
function blocks(node: Node | undefined): Node[] {
  return items(node).map(({ when, value }) => when.length === 0 ? value : { kind: 'either', options: [{ when, value }], at: value.at });
}

function statementsOfSource(source: Node): Node[] {
  return optionsOf(source).flatMap(({ when, value }) => {
    const document = value.kind === 'text' ? parseJsonText(value.text, value.at) : value;
    const found = entry(document, 'Statement');
    const statements = found ? blocks(found) : [opaque('source_policy_documents', source.at)];
    return when.length === 0 ? statements : statements.map((node): Node => ({ kind: 'either', options: [{ when, value: node }], at: node.at }));
  });
}

function sidOf(node: Node): string | undefined {
  const text = textOf(entry(node, 'Sid') ?? entry(node, 'sid'));
  return text && (literalOf(text) || undefined);
}

function statement(node: Node, at: Place): Node {
  if (node.kind === 'either') return { ...node, options: node.options.map(({ when, value }) => ({ when, value: value && statement(value, at) })) };
  if (node.kind !== 'dict') return opaque(node.kind === 'unknown' ? node.why : 'a statement that is no block', node.at);
  const get = (key: string): Node | undefined => {
    const value = node.entries.get(key);
    return value?.kind === 'list' && value.items.length === 0 || (value && isEmpty(value)) ? undefined : value;
  };
  return dict({
    Sid: get('sid'),
    Effect: get('effect') ?? scalar(['Allow'], at),
    Action: get('actions'),
    NotAction: get('not_actions'),
    Resource: variables(get('resources')),
    NotResource: variables(get('not_resources')),
    Principal: principals(get('principals')),
    NotPrincipal: principals(get('not_principals')),
    Condition: conditions(get('condition')),
  }, node.at);
}

function isEmpty(node: Node): boolean {
  return node.kind === 'text' && literalOf(node.text) === '';
}

/** Terraform would resolve `${...}` itself, so the data source takes `&{...}` for IAM's policy variables. */
function variables(node: Node | undefined): Node | undefined {
  switch (node?.kind) {
    case 'text': return { ...node, text: node.text.map((part) => typeof part === 'string' ? part.replaceAll('&{', '${') : part) };
    case 'list': return { ...node, items: node.items.map((item) => variables(item)!) };
    case 'either': return { ...node, options: node.options.map(({ when, value }) => ({ when, value: variables(value) })) };
    default: return node;
  }
}

function principals(node: Node | undefined): Node | undefined {
  if (!node) return undefined;
  const entries = new Map<string, Node>();
  for (const block of blocks(node)) {
    const type = literalOf(textOf(entry(block, 'type')) ?? []);
    const identifiers = variables(entry(block, 'identifiers'));
    if (!type || !identifiers) return opaque('a principals block', block.at);
    // `type = "*"` means everybody: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document#principals
    add(entries, type === '*' ? 'AWS' : type, identifiers);
  }
  return { kind: 'dict', entries, at: node.at };
}

/** Several blocks for one operator and one key are one list of values, as the provider writes them. */
function conditions(node: Node | undefined): Node | undefined {
  if (!node) return undefined;
  const operators = new Map<string, Map<string, Node>>();
  for (const block of blocks(node)) {
    const [test, variable] = ['test', 'variable'].map((key) => literalOf(textOf(entry(block, key)) ?? []));
    const values = variables(entry(block, 'values'));
    if (!test || !variable || !values) return opaque('a condition block', block.at);
    const keys = operators.get(test) ?? new Map<string, Node>();
    operators.set(test, add(keys, variable, values));
  }
  const entries = new Map([...operators].map(([test, keys]): [string, Dict] => [test, { kind: 'dict', entries: keys, at: node.at }]));
  return { kind: 'dict', entries, at: node.at };
}

function add(entries: Map<string, Node>, key: string, values: Node): Map<string, Node> {
  const before = entries.get(key);
  return entries.set(key, before ? list([...blocks(before), ...blocks(values)], values.at) : values);
}

function list(nodes: readonly Node[], at: Place): List {
  return { kind: 'list', items: nodes, at };
}
