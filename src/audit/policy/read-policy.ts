import { Condition, Patterns, Principal, Principals, Statement } from './statement';
import { Guard } from '../document/choice';
import { both, alternatives, hasChoice } from '../document/expand';
import { Dict, Node } from '../document/node';
import { literalOf, Text } from '../document/text';

/** Which policy it is: of a role or user, of who may assume a role, or of a bucket, key or the like. */
export type PolicyKind = 'identity' | 'trust' | 'resource';

/** The statements of a policy document. What depends on a choice becomes a statement an option. */
export function statementsOf(node: Node, kind: PolicyKind): Statement[] {
  if (node.kind === 'either') {
    return node.options.flatMap(({ when, value }) => value ? guarded(statementsOf(value, kind), when) : []);
  }
  if (node.kind !== 'dict') return [unknownStatement(node, node.kind === 'unknown' ? node.why : 'a policy that is no object', kind)];
  const statement = node.entries.get('Statement');
  if (!statement) return [unknownStatement(node, 'a policy without Statement', kind)];
  const stray = [...node.entries.keys()].find((key) => !['Version', 'Id', 'Statement'].includes(key));
  if (stray !== undefined) return [unknownStatement(node, `the policy element ${stray}`, kind)];
  const versions = node.entries.has('Version') ? alternatives(node.entries.get('Version')!) : [{ when: [] }];
  return versions.flatMap(({ when, value }) => {
    const version = value?.kind === 'text' ? literalOf(value.text) : value && 'unknown';
    return guarded(listOf(statement).flatMap((item) => statementsIn(item, kind, version)), when);
  });
}

/** The items of a list, or the one item that stands alone; a list that depends on a choice keeps its guards around each item. */
function listOf(node: Node): readonly Node[] {
  if (node.kind === 'list') return node.items;
  if (node.kind !== 'either') return [node];
  return node.options.flatMap(({ when, value }) =>
    value ? listOf(value).map((item): Node => ({ kind: 'either', at: item.at, options: [{ when, value: item }] })) : []);
}

function statementsIn(node: Node, kind: PolicyKind, version: string | undefined): Statement[] {
  return split(node).flatMap((part) => alternatives(part)).flatMap(({ when, value }) => {
    if (!value) return [];
    const read = value.kind === 'dict' ? readStatement(value, kind, version) : unknownStatement(value, value.kind === 'unknown' ? value.why : 'a statement that is no object', kind);
    return guarded([read], when);
  });
}

/**
 * A statement with lists of which items depend on choices, as a statement for each such item: it says the same, since lists of
 * actions, resources and principals are unions, and keeps 24 independent choices from being 2^24 combinations.
 */
function split(node: Node): readonly Node[] {
  if (node.kind !== 'dict') return [node];
  for (const key of ['Action', 'Resource']) {
    const list = node.entries.get(key);
    if (list?.kind !== 'list' || list.items.length < 2 || !list.items.some(hasChoice)) continue;
    const fixed = list.items.filter((item) => !hasChoice(item));
    const chosen = list.items.filter(hasChoice).map((item) => ({ ...list, items: [item] }));
    const parts = [...fixed.length > 0 ? [{ ...list, items: fixed }] : [], ...chosen];
    return parts.flatMap((part) => split({ ...node, entries: new Map([...node.entries, [key, part]]) }));
  }
  return [node];
}

const ELEMENTS = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
const ANYTHING: Text = ['*'];

function readStatement(node: Dict, kind: PolicyKind, version: string | undefined): Statement {
  const text = (key: string) => {
    const value = node.entries.get(key);
    return value?.kind === 'text' ? literalOf(value.text) : undefined;
  };
  const effect = text('Effect');
  const stray = [...node.entries.keys()].find((key) => !ELEMENTS.includes(key));
  if (effect !== 'Allow' && effect !== 'Deny') return unknownStatement(node, 'a statement whose Effect is neither Allow nor Deny', kind);
  if (stray !== undefined) return unknownStatement(node, `the statement element ${stray}`, kind);
  const twice = ['Principal', 'Action', 'Resource'].find((key) => node.entries.has(key) && node.entries.has(`Not${key}`));
  if (twice !== undefined) return unknownStatement(node, `a statement with both ${twice} and Not${twice}`, kind);
  const principals = principalsIn(node);
  const actions = patternsIn(node, 'Action');
  const resources = patternsIn(node, 'Resource') ?? (kind === 'trust' ? { not: false, patterns: [ANYTHING] } : undefined);
  if (!actions || !resources || (kind !== 'identity' && !principals)) return unknownStatement(node, 'a statement that lacks an element', kind);
  return {
    sid: text('Sid'),
    effect,
    when: [],
    ...(kind !== 'identity' && { principals }),
    actions,
    resources: kind === 'trust' ? { not: false, patterns: [ANYTHING] } : resources,
    conditions: conditionsIn(node.entries.get('Condition')),
    variables: version === '2012-10-17' || version === 'unknown',
    ...(version === 'unknown' && { unknown: 'the version of the policy' }),
    at: node.at,
  };
}

/** A statement of which nothing is known: it may allow or deny everything. */
function unknownStatement(node: Node, why: string, kind: PolicyKind): Statement {
  const all: Patterns = { not: false, patterns: [ANYTHING] };
  return {
    effect: 'Allow',
    when: [],
    ...(kind !== 'identity' && { principals: { not: false, items: [{ type: 'AWS', text: [{ kind: 'unknown', why }] }] } }),
    actions: all,
    resources: all,
    conditions: [],
    variables: true,
    unknown: why,
    at: node.at,
  };
}

function patternsIn(node: Dict, element: string): Patterns | undefined {
  const [plain, negated] = [node.entries.get(element), node.entries.get(`Not${element}`)];
  const found = plain ?? negated;
  return found && { not: !plain, patterns: textsIn(found) };
}

function principalsIn(node: Dict): Principals | undefined {
  const [plain, negated] = [node.entries.get('Principal'), node.entries.get('NotPrincipal')];
  const found = plain ?? negated;
  if (!found) return undefined;
  if (found.kind !== 'dict') return { not: !plain, items: textsIn(found).map((text): Principal => ({ type: 'AWS', text })) };
  const items = [...found.entries].flatMap(([type, value]) => textsIn(value).map((text): Principal =>
    isPrincipalType(type) ? { type, text } : { type: 'AWS', text: [{ kind: 'unknown', why: `the principal type ${type}` }] }));
  return { not: !plain, items };
}

function isPrincipalType(type: string): type is Principal['type'] {
  return ['AWS', 'Service', 'Federated', 'CanonicalUser'].includes(type);
}

function conditionsIn(node: Node | undefined): Condition[] {
  if (!node) return [];
  const unknown = (at: Node): Condition => ({ operator: 'unknown', key: 'unknown', values: [[{ kind: 'unknown', why: at.kind === 'unknown' ? at.why : 'a condition' }]] });
  if (node.kind !== 'dict') return [unknown(node)];
  return [...node.entries].flatMap(([operator, keys]) =>
    keys.kind !== 'dict' ? [unknown(keys)] : [...keys.entries].map(([key, values]) => ({ operator, key, values: textsIn(values) })));
}

/** The strings of a list, or the one string; what is not understood is an unknown string. */
function textsIn(node: Node): Text[] {
  switch (node.kind) {
    case 'text': return [node.text];
    case 'list': return node.items.flatMap(textsIn);
    case 'unknown': return [[{ kind: 'unknown', why: node.why }]];
    default: return [[{ kind: 'unknown', why: 'a value that is no string' }]];
  }
}

function guarded(statements: Statement[], when: Guard): Statement[] {
  return when.length === 0 ? statements : statements.flatMap((statement) => {
    const guard = both(when, statement.when);
    return guard ? [{ ...statement, when: guard }] : [];
  });
}
