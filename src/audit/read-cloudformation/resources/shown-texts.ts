import { Guard } from '../../document/choice';
import { Node } from '../../document/node';
import { Raw } from '../../document/raw';
import { ShownText } from '../../facts';
import { evaluate } from '../evaluate';
import { Made } from '../made';
import { entry, items } from '../properties';
import { Scope, stringAt } from '../scope';
import { textOf, unknownText } from '../texts';

/** What a template shows to whoever may read the stack. */
export function shownTexts(scope: Scope): ShownText[] {
  const { parameters, outputs } = scope.sections;
  const root = scope.document.raw.kind === 'object' ? scope.document.raw.entries : new Map<string, Raw>();
  return [
    ...['Description', 'Metadata'].flatMap((key) => shown(key.toLowerCase(), root.get(key), scope)),
    ...[...parameters].flatMap(([name, raw]) => ['Default', 'Description'].flatMap((key) =>
      shown(`${key.toLowerCase()} of parameter ${name}`, at(raw, key), scope, isHidden(raw)))),
    ...[...outputs].flatMap(([name, raw]) => [
      ...shown(`output ${name}`, at(raw, 'Value'), scope),
      ...shown(`description of output ${name}`, at(raw, 'Description'), scope),
      ...shown(`export of output ${name}`, at(at(raw, 'Export'), 'Name'), scope),
    ]),
  ];
}

/** What a resource shows beside what it does: its tags, descriptions and metadata. */
export function shownByResource({ logicalId, properties, raw, scope, when }: Made): ShownText[] {
  const tags = properties.entries.get('Tags');
  return [
    ...shown(`metadata of ${logicalId}`, raw.entries.get('Metadata'), scope),
    ...leaves(properties.entries.get('Description')).map((leaf) => asText(`description of ${logicalId}`, leaf)),
    ...(tags?.kind === 'dict' ? leaves(tags) : items(tags, when, scope.system).flatMap(({ value }) => entry(value, 'Value') ?? []))
      .map((value) => asText(`tag of ${logicalId}`, value)),
  ];
}

function shown(where: string, raw: Raw | undefined, scope: Scope, sensitive = false): ShownText[] {
  const when: Guard = [];
  if (!raw) return [];
  const texts = leaves(evaluate(raw, { scope, when, depth: 0 })).map((leaf) => asText(where, leaf, sensitive));
  const seen = texts.some(({ text }) => text.some((part) => typeof part !== 'string' && part.kind === 'name' && part.id.endsWith(SECRET)));
  return seen || !hasSecret(raw) ? texts : [...texts, { where, text: unknownText(`a function of an attribute ${SECRET}`), sensitive, at: raw.at }];
}

const SECRET = '.SecretAccessKey';

/** Whether a secret is somewhere in a value, whatever functions are around it: `Fn::Base64` hides nothing. */
function hasSecret(raw: Raw): boolean {
  switch (raw.kind) {
    case 'array': return raw.items.some(hasSecret);
    case 'object': return [...raw.entries].some(([key, value]) => key === 'Fn::GetAtt' || key === 'Fn::Sub' ? namesSecret(value) : hasSecret(value));
    default: return false;
  }
}

function namesSecret(raw: Raw): boolean {
  if (raw.kind === 'array') return raw.items.some((item) => item.kind === 'string' ? `.${item.value}`.includes(SECRET) : hasSecret(item));
  return raw.kind === 'string' && raw.value.includes(SECRET);
}

function asText(where: string, node: Node, sensitive = false): ShownText {
  return { where, text: textOf(node), sensitive, at: node.at };
}

/** All texts in a value. */
function leaves(node: Node | undefined): Node[] {
  switch (node?.kind) {
    case 'text': return [node];
    case 'list': return node.items.flatMap(leaves);
    case 'dict': return [...node.entries.values()].flatMap(leaves);
    case 'either': return node.options.flatMap(({ value }) => leaves(value));
    default: return [];
  }
}

function at(raw: Raw | undefined, key: string): Raw | undefined {
  return raw?.kind === 'object' ? raw.entries.get(key) : undefined;
}

/** The console and the API do not show the values of such a parameter. */
function isHidden(raw: Raw): boolean {
  const value = at(raw, 'NoEcho');
  return stringAt(raw, 'NoEcho') === 'true' || (value?.kind === 'boolean' && value.value === 'true');
}
