import { Analysis } from '../../src/audit/analysis';
import { Dict, Node, Resource } from '../../src/audit/document/node';
import { Place } from '../../src/audit/document/place';
import { concat, Text } from '../../src/audit/document/text';
import { ShownText } from '../../src/audit/facts';
import { Finding } from '../../src/audit/finding';
import { Manifest, MountEntry } from '../../src/audit/manifest';
import { Rule } from '../../src/audit/rule';

/** Resources by address, as in `.tf.json` but flat: `google_storage_bucket.images` -> its properties. */
export type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What else there is. */
export interface Surroundings {
  readonly subjects?: string[];
  readonly expected?: MountEntry[];
  readonly outputs?: Readonly<Record<string, { readonly value: string; readonly sensitive?: boolean }>>;
  readonly now?: string;
}

const FILE = 'cdk.tf.json';
const NOTHING = { files: [FILE], choices: new Map(), roles: [], users: [], buckets: [], resourcePolicies: [], doors: [], unknowns: [] };

/** An option of a value that depends on a condition of the documents. */
export const either = (atom: string, yes: unknown, no?: unknown) => ({ $either: [atom, yes, no] });
/** A value of which nothing is known. */
export const unknown = (why: string) => ({ $unknown: why });

/** An analysis of resources that are written as plain objects; `${type.name.attribute}` and `${var.name}` are resolved. */
export function analysisOf(resources: Resources, { subjects = [], expected, outputs = {}, now = '2026-11-22T00:00:00Z' }: Surroundings = {}): Analysis {
  const list = Object.entries(resources).map(([address, properties], index): Resource => ({
    id: `${FILE}#${address}`,
    type: address.slice(0, address.lastIndexOf('.')),
    when: [],
    properties: nodeOf(properties, resources, place(address, index)) as Dict,
    at: place(address, index),
  }));
  const texts = Object.entries(outputs).map(([name, { value, sensitive = false }], index): ShownText =>
    ({ where: `output ${name}`, text: textOf(value, resources), sensitive, at: place(`output.${name}`, 100 + index) }));
  return {
    facts: { ...NOTHING, texts, resources: list },
    expected: expected && { version: 1, mounts: expected } satisfies Manifest,
    subjects,
    now: new Date(now),
  };
}

/** The findings of a rule, short: `error: message`, with `?` where it cannot tell. */
export function findingsOf(rule: Rule, resources: Resources, surroundings?: Surroundings): string[] {
  return rule.check(analysisOf(resources, surroundings)).map(({ severity = rule.severity, status = 'fail', message }) =>
    `${severity}${status === 'fail' ? '' : '?'}: ${message}`);
}

/** The witnesses of the findings of a rule. */
export function witnessesOf(rule: Rule, resources: Resources, surroundings?: Surroundings): Finding['witness'][] {
  return rule.check(analysisOf(resources, surroundings)).map(({ witness }) => witness);
}

function place(path: string, index: number): Place {
  return { file: FILE, line: index + 1, column: 1, path };
}

function nodeOf(value: unknown, resources: Resources, at: Place): Node {
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => nodeOf(item, resources, at)), at };
  if (typeof value === 'object' && value !== null) {
    if ('$unknown' in value) return { kind: 'unknown', why: String(value.$unknown), at };
    if ('$either' in value) {
      const [atom, yes, no] = value.$either as [string, unknown, unknown];
      const valueOf = (inner: unknown) => inner === undefined ? undefined : nodeOf(inner, resources, at);
      const option = (is: boolean, inner: unknown) => ({ when: [{ atom, is }], value: valueOf(inner) });
      return { kind: 'either', options: [option(true, yes), option(false, no)], at };
    }
    return { kind: 'dict', entries: new Map(Object.entries(value).filter(([, inner]) => inner !== undefined).map(([key, inner]) => [key, nodeOf(inner, resources, at)])), at };
  }
  const type = typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean';
  return { kind: 'text', text: type === 'string' ? textOf(String(value), resources) : [String(value)], type, at };
}

function textOf(value: string, resources: Resources): Text {
  return concat(...value.split(/(\$\{[^{}]+\})/).map((part): Text => {
    const [, reference] = /^\$\{([^{}]+)\}$/.exec(part) ?? [];
    if (reference === undefined) return [part];
    if (reference.startsWith('var.')) return [{ kind: 'parameter', id: `${FILE}#${reference}`, label: part }];
    const dot = reference.lastIndexOf('.');
    const target = resources[reference.slice(0, dot)];
    if (target === undefined) return [{ kind: 'unknown', why: `the expression ${reference}` }];
    const literal = target[reference.slice(dot + 1)];
    return typeof literal === 'string' ? textOf(literal, resources) : [{ kind: 'name', id: `${FILE}#${reference}`, label: part }];
  }));
}
