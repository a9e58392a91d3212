import type { LineCounter, Node as YamlNode, Pair } from 'yaml';
import { Document } from './document';
import { DocumentError } from './document-error';
import { Place } from './place';
import { childPath, itemPath } from './place-path';
import { Raw } from './raw';
import { composeYaml, loadYaml, Yaml } from './yaml-documents';
import { plainScalar } from './yaml-scalar';
import { functionOf } from './yaml-tags';

/** As for JSON. */
const MAX_DEPTH = 200;

/** CloudFormation takes at most 1 MB; the rest is room for comments. */
const MAX_LENGTH = 8 * 1024 * 1024;

/**
 * Reads YAML as CloudFormation does: version 1.1 without aliases and merge keys, and with short forms of functions as tags. Keys that
 * stand twice are refused, and more than one document.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function parseYaml(document: Document): Raw {
  const fail = (message: string, at?: Partial<Place>): never => {
    throw new DocumentError(message, { file: document.name, ...at });
  };
  if (document.text.length > MAX_LENGTH) fail('expected at most 8 MB of YAML, got more; CloudFormation takes at most 1 MB');
  const yaml = loadYaml();
  const lines = new yaml.LineCounter();
  const documents = composeYaml(yaml, document.text, lines, MAX_DEPTH) ?? fail(`expected at most ${MAX_DEPTH} levels of maps and lists, got more`);
  const [parsed, more] = documents;
  if (!parsed?.contents) return fail('expected a template, got an empty file');
  const place = placeAt(document.name, lines);
  const [error] = parsed.errors;
  if (error) fail(`expected YAML, got something else: ${error.message.split(/ at line |\n/)[0]}`, place(error.pos[0], ''));
  if (more) fail('expected one YAML document, got several; give each a file of its own', place(more.range[0], ''));
  return new Reader(yaml, place, fail).value(parsed.contents, '');
}

type Fail = (message: string, at?: Partial<Place>) => never;
type PlaceAt = (offset: number, path: string) => Place;

function placeAt(file: string, lines: LineCounter): PlaceAt {
  return (offset, path) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path };
  };
}

class Reader {
  constructor(private readonly yaml: Yaml, private readonly place: PlaceAt, private readonly fail: Fail) {}

  value(node: unknown, path: string, tagged = false): Raw {
    const { yaml, fail } = this;
    const yamlNode = node as YamlNode;
    const at = this.place(yamlNode.range?.[0] ?? 0, path);
    if (yaml.isAlias(node)) return fail('expected no alias, got one; CloudFormation refuses them, write the value out', at);
    if (!yaml.isNode(node)) return fail('expected a value, got none', at);
    if ('anchor' in node && node.anchor) return fail(`expected no anchor, got &${node.anchor}; CloudFormation refuses them`, at);
    const tag = tagged ? undefined : node.tag;
    if (tag?.startsWith('!') && tag !== '!') {
      const name = functionOf(tag) ?? fail(`expected a function of CloudFormation, got the tag ${tag}`, at);
      return this.call(name, node, path, at);
    }
    if (yaml.isMap(node)) return { kind: 'object', entries: this.entries(node.items, path), at };
    if (yaml.isSeq(node)) return { kind: 'array', items: node.items.map((item, index) => this.value(item, itemPath(path, index))), at };
    if (!yaml.isScalar(node)) return fail('expected a value, got something else', at);
    if (tag !== undefined && !CORE_TAG.test(tag)) return fail(`expected a function of CloudFormation, got the tag ${tag}`, at);
    const text = String(node.value ?? '');
    const plain = node.type === 'PLAIN' && tag === undefined;
    return { ...(plain ? plainScalar(text) : { kind: 'string', value: text }), at };
  }

  /** `!GetAtt Role.Arn` is `{ Fn::GetAtt: [Role, Arn] }`. */
  private call(name: string, node: YamlNode, path: string, at: Place): Raw {
    const argument = this.value(node, childPath(path, name), true);
    const dot = name === 'Fn::GetAtt' && argument.kind === 'string' ? argument.value.indexOf('.') : -1;
    if (argument.kind !== 'string' || dot < 0) return { kind: 'object', entries: new Map([[name, argument]]), at };
    const items = [argument.value.slice(0, dot), argument.value.slice(dot + 1)].map((value) => ({ kind: 'string', value, at: argument.at }) as const);
    return { kind: 'object', entries: new Map([[name, { kind: 'array', items, at: argument.at }]]), at };
  }

  private entries(pairs: readonly Pair[], path: string): ReadonlyMap<string, Raw> {
    const entries = new Map<string, Raw>();
    for (const pair of pairs) {
      const key = this.key(pair, path);
      const at = this.place((pair.key as YamlNode).range?.[0] ?? 0, path);
      if (entries.has(key)) this.fail(`expected each key once, got ${JSON.stringify(key)} again; remove one of the two`, at);
      entries.set(key, pair.value === null
        ? { kind: 'null', value: 'null', at: { ...at, path: childPath(path, key) } }
        : this.value(pair.value, childPath(path, key)));
    }
    return entries;
  }

  /** Keys are strings, as they stand there. */
  private key({ key }: Pair, path: string): string {
    const at = this.place((key as YamlNode | null)?.range?.[0] ?? 0, path);
    if (!this.yaml.isScalar(key) || key.anchor) return this.fail('expected a string as key', at);
    if (key.tag && !CORE_TAG.test(key.tag)) return this.fail(`expected a string as key, got the tag ${key.tag}`, at);
    if (key.value === '<<' && key.type === 'PLAIN') return this.fail('expected no merge key, got `<<`; CloudFormation refuses it', at);
    return String(key.value ?? '');
  }
}

const CORE_TAG = /^(!|tag:yaml\.org,2002:str)$/;
