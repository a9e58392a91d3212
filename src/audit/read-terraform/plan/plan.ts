import { Node, Resource } from '../../document/node';
import { Raw } from '../../document/raw';
import { attributeOf } from '../attributes';
import { Source } from '../configuration/blocks';
import { child, isTrue, itemsOf, literalNode, membersOf, stringOf } from '../literal';
import { opaque } from '../nodes';
import { Reading } from '../reading';
import { Target } from '../target';
import { shown } from '../texts';
import { Instance, instancesIn } from './instances';
import { leaves, pureReference } from './references';

/** Reads what `terraform show -json` writes of a plan: what is there when it is applied. */
export function readPlan({ file, raw }: Source): Reading {
  const plan = new Plan(file, raw);
  const outputs = membersOf(child(raw, 'planned_values', 'outputs')).flatMap(([name, output]) => {
    const references = referencesOf(child(raw, 'configuration', 'root_module', 'outputs', name, 'expression'));
    const value = literalNode(child(output, 'value')) ?? notShown(references, output);
    return shown(`output ${name}`, value, isTrue(child(output, 'sensitive')));
  });
  const variables = membersOf(child(raw, 'configuration', 'root_module', 'variables')).flatMap(([name, variable]) =>
    shown(`default of variable ${name}`, literalNode(child(variable, 'default')), isTrue(child(variable, 'sensitive'))));
  const unknowns = isTrue(child(raw, 'errored')) ? [{ why: 'the rest of a plan that ended in an error', at: raw.at }] : [];
  return { choices: new Map(), resources: plan.resources(), texts: [...outputs, ...variables], unknowns };
}

class Plan {
  private readonly instances: readonly Instance[];
  private readonly changes: ReadonlyMap<string, Raw>;
  /** By address, and by the address of their block inside their module. */
  private readonly named = new Map<string, readonly Instance[]>();
  /** The configured blocks of each module. */
  private readonly configured = new Map<string, ReadonlyMap<string, Raw>>();
  private readonly visiting = new Set<string>();

  public constructor(private readonly file: string, private readonly raw: Raw) {
    // what is deposed has the address of what replaced it, and goes
    const current = itemsOf(child(raw, 'resource_changes')).filter((change) => child(change, 'deposed') === undefined);
    this.changes = new Map(current.map((change) => [stringOf(child(change, 'address')), change]));
    const planned = instancesIn(child(raw, 'planned_values', 'root_module'));
    const addresses = new Set(planned.map(({ address }) => address));
    const read = instancesIn(child(raw, 'prior_state', 'values', 'root_module'))
      .filter(({ type, address }) => type.startsWith('data.') && !addresses.has(address));
    this.instances = [...planned, ...read].filter(({ address }) => !this.isGone(address));
    for (const instance of this.instances) {
      for (const name of new Set([instance.address, `${moduleOf(instance)}${instance.block}`])) {
        this.named.set(name, [...this.named.get(name) ?? [], instance]);
      }
    }
  }

  public resources(): Resource[] {
    return this.instances.map((instance) => {
      const entries = new Map<string, Node>();
      for (const name of new Set([...membersOf(instance.values), ...membersOf(this.unknownOf(instance))].map(([key]) => key))) {
        const node = this.property(instance, name);
        if (node) entries.set(name, node);
      }
      const { type, at } = instance;
      return { id: `${this.file}#${instance.address}`, type, when: [], properties: { kind: 'dict', entries, at }, at };
    });
  }

  private isGone(address: string): boolean {
    const actions = itemsOf(child(this.changes.get(address), 'change', 'actions')).map(stringOf);
    return actions.length > 0 && actions.every((action) => action === 'delete' || action === 'forget');
  }

  private unknownOf({ address }: Instance): Raw | undefined {
    return child(this.changes.get(address), 'change', 'after_unknown');
  }

  private property(instance: Instance, name: string): Node | undefined {
    const expression = child(this.configurationOf(instance), 'expressions', name);
    const unknown = child(this.unknownOf(instance), name);
    if (!unknown) return literalNode(child(instance.values, name));
    if (isTrue(unknown)) return expression && this.unknown(instance, name, expression);
    const one = itemsOf(unknown).length === 1 && isTrue(itemsOf(unknown)[0]) && expression && this.unknown(instance, name, expression);
    return one ? { kind: 'list', items: [one], at: one.at } : fill(child(instance.values, name), unknown, expression);
  }

  /** A value that only applying makes known: what it refers to, or nothing that is known. */
  private unknown(instance: Instance, name: string, expression: Raw): Node {
    const references = referencesOf(expression);
    const pure = pureReference(name, references);
    const candidates = pure && this.named.get(`${moduleOf(instance)}${pure.of}`);
    const key = `${instance.address}.${name}`;
    if (!pure || candidates?.length !== 1 || this.visiting.has(key)) return notShown(references, instance);
    this.visiting.add(key);
    const node = attributeOf(this.target(candidates[0]), pure.attribute);
    this.visiting.delete(key);
    return node;
  }

  private target(instance: Instance): Target {
    return { id: `${this.file}#${instance.address}`, type: instance.type, at: instance.at, property: (name) => this.property(instance, name) };
  }

  private configurationOf({ modules, block }: Instance): Raw | undefined {
    const key = modules.join('.');
    const known = this.configured.get(key);
    if (known) return known.get(block);
    const path = modules.flatMap((name) => ['module_calls', name, 'module']);
    const resources = itemsOf(child(this.raw, 'configuration', 'root_module', ...path, 'resources'));
    const blocks = new Map(resources.map((resource) => [stringOf(child(resource, 'address')), resource]));
    this.configured.set(key, blocks);
    return blocks.get(block);
  }
}

/** `module.a["x"].`, or nothing. */
function moduleOf({ address, block }: Instance): string {
  return address.slice(0, address.lastIndexOf(block));
}

function referencesOf(expression: Raw | undefined): string[] {
  return itemsOf(child(expression, 'references')).map(stringOf);
}

function notShown(references: readonly string[], { at }: Pick<Instance, 'at'>): Node {
  if (references.length === 0) return opaque('a value that is known after apply', at);
  return opaque(`an expression over ${leaves(references).join(', ')}, which the plan does not show`, at);
}

/** A block of which parts are unknown. */
function fill(values: Raw | undefined, unknown: Raw, expression: Raw | undefined): Node | undefined {
  if (isTrue(unknown)) return notShown(referencesOf(expression), values ?? unknown);
  if (unknown.kind === 'array' && unknown.items.length > 0) {
    const blocks = itemsOf(expression);
    const whole = expression?.kind === 'object' ? expression : undefined;
    const items = unknown.items.flatMap((item, index) =>
      fill(itemsOf(values)[index], item, blocks.length === unknown.items.length ? blocks[index] : whole) ?? []);
    return { kind: 'list', items, at: (values ?? unknown).at };
  }
  if (unknown.kind === 'object' && unknown.entries.size > 0) {
    const known = literalNode(values);
    const entries = new Map(known?.kind === 'dict' ? known.entries : []);
    for (const [key, inner] of unknown.entries) {
      const node = fill(child(values, key), inner, child(expression, key));
      if (node) entries.set(key, node);
    }
    return { kind: 'dict', entries, at: (values ?? unknown).at };
  }
  return literalNode(values);
}
