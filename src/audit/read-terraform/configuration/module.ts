import { Guard, Meaning } from '../../document/choice';
import { Dict, Node, Resource } from '../../document/node';
import { Place } from '../../document/place';
import { Raw } from '../../document/raw';
import { attributeOf } from '../attributes';
import { opaque } from '../nodes';
import { Target } from '../target';
import { Block, blocksOf, entriesOf, Source } from './blocks';
import { Expression, Step } from './expression';
import { outputOfOtherStack } from './remote-state';
import { guardOf, isOnlyOne } from './repetition';
import { dynamicBlock, resolve, Scope } from './resolve';
import { variable } from './variable';

type Reference = Extract<Expression, { kind: 'reference' }>;

/** Arguments that Terraform itself takes, in any resource. */
const META = new Set(['count', 'for_each', 'depends_on', 'provider', 'provisioner', 'connection', 'dynamic']);

/** The configuration in one directory. References are resolved when they are asked for. */
export class Module implements Scope {
  public readonly blocks: ReadonlyMap<string, Block>;
  /** What the atoms of its conditions mean: they are all open. */
  public readonly choices = new Map<string, Meaning>();
  private readonly resolved = new Map<string, Node | undefined>();
  private readonly visiting = new Set<string>();
  private readonly file: string;

  /**
   * @param sources at least one
   * @param others the modules of all directories
   * @param given values of variables
   */
  public constructor(sources: readonly Source[], private readonly others: readonly Module[], private readonly given: ReadonlyMap<string, string>) {
    this.blocks = blocksOf(sources);
    this.file = sources[0].file;
  }

  /** Every resource and data source; ones with `count = 0` are not there. */
  public resources(): Resource[] {
    return [...this.blocks.values()].filter(({ type }) => type.includes('_')).flatMap((block) => {
      const when = guardOf(block, this);
      return when ? [this.resource(block, when)] : [];
    });
  }

  /** An argument of a block, resolved; undefined: it is not given. */
  public property(block: Block, name: string): Node | undefined {
    const key = `${block.address}#${name}`;
    if (this.resolved.has(key)) return this.resolved.get(key);
    if (this.visiting.has(key)) return opaque(`${block.address}.${name}, which refers to itself`, block.at);
    this.visiting.add(key);
    const raw = block.body.get(name) ?? this.projectOf(block, name);
    const written = raw && resolve(raw, this);
    const node = dynamicNames(block).includes(name) ? dynamicBlock(name, written, block.at) : written;
    this.visiting.delete(key);
    this.resolved.set(key, node);
    return node;
  }

  public atom(condition: string): string {
    const atom = `${this.file}#${condition}`;
    this.choices.set(atom, { kind: 'free' });
    return atom;
  }

  public reference({ steps, source }: Reference, at: Place): Node | undefined {
    const unknown = opaque(`the expression ${source}`, at);
    const [root, ...rest] = steps;
    if (root === 'var' || root === 'local') {
      const block = this.blocks.get(`${root}.${String(rest[0])}`);
      if (!block) return unknown;
      return this.walk(root === 'var' ? variable(block, at, this.given.get(block.name)) : this.property(block, block.name), rest.slice(1), unknown);
    }
    const [type, name, ...tail] = root === 'data' ? [`data.${String(rest[0])}`, ...rest.slice(1)] : steps;
    const block = this.blocks.get(`${String(type)}.${String(name)}`);
    if (!block) return unknown;
    const indexed = typeof tail[0] === 'object';
    if (indexed !== isRepeated(block) || (indexed && !isOnlyOne(block, tail[0] as Expression))) return unknown;
    const [attribute, ...path] = indexed ? tail.slice(1) : tail;
    if (block.type === 'data.terraform_remote_state' && attribute === 'outputs') {
      return this.walk(outputOfOtherStack(block, String(path[0]), this.others) ?? unknown, path.slice(1), unknown);
    }
    if (typeof attribute !== 'string' || attribute === '*') return unknown;
    const node = this.walk(attributeOf(this.target(block), attribute), path, unknown);
    return node && { ...node, at };
  }

  private walk(node: Node | undefined, steps: readonly Step[], unknown: Node): Node | undefined {
    const [step, ...rest] = steps;
    if (step === undefined || !node) return node;
    const key = typeof step === 'string' ? step : step.kind === 'literal' ? step.value : step.kind === 'template' ? String(step.parts[0]) : undefined;
    if (key === undefined || (node.kind !== 'dict' && node.kind !== 'list')) return unknown;
    return this.walk((node.kind === 'dict' ? node.entries.get(key) : node.items[Number(key)]) ?? unknown, rest, unknown);
  }

  private target(block: Block): Target {
    return { id: `${block.file}#${block.address}`, type: block.type, at: block.at, property: (name) => this.property(block, name) };
  }

  private resource(block: Block, when: Guard): Resource {
    const names = new Set([...block.body.keys(), ...dynamicNames(block), ...this.projectOf(block, 'project') ? ['project'] : []]);
    const entries = new Map<string, Node>();
    for (const name of names) {
      const node = META.has(name) ? undefined : this.property(block, name);
      if (node) entries.set(name, node);
    }
    const properties: Dict = { kind: 'dict', entries, at: block.at };
    return { id: `${block.file}#${block.address}`, type: block.type, when, properties, constructPath: block.constructPath, at: block.at };
  }

  /** Resources of Google take the project of the provider block. */
  private projectOf({ type }: Block, name: string): Raw | undefined {
    return name === 'project' && /^(data\.)?google_/.test(type) ? this.blocks.get('provider.google')?.body.get('project') : undefined;
  }
}

function isRepeated({ body }: Block): boolean {
  return body.has('count') || body.has('for_each');
}

function dynamicNames({ body }: Block): string[] {
  const dynamic = body.get('dynamic');
  return dynamic ? entriesOf(dynamic).map(([name]) => name) : [];
}
