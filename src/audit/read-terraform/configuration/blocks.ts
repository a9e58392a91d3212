import { DocumentError } from '../../document/document-error';
import { Place } from '../../document/place';
import { Raw } from '../../document/raw';

/** A file that is read. */
export interface Source {
  readonly file: string;
  readonly raw: Raw;
}

/** A named block of a module. */
export interface Block {
  readonly file: string;
  /** `aws_iam_role.images`, `data.aws_region.current`, `var.name`, `module.x`, ... */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** Attributes and nested blocks; of a local value: under its own name. */
  readonly body: ReadonlyMap<string, Raw>;
  /** Where CDKTF's construct that made it is in its tree. */
  readonly constructPath?: string;
  readonly at: Place;
}

const KINDS = [
  'resource', 'data', 'ephemeral', 'output', 'variable', 'locals', 'provider', 'terraform', 'module', 'moved', 'import', 'removed', 'check',
];

/** The named blocks of the files of one directory, by address. Terraform takes the files of a directory as one module. */
export function blocksOf(sources: readonly Source[]): ReadonlyMap<string, Block> {
  const blocks = new Map<string, Block>();
  for (const source of sources) {
    for (const block of blocksOfFile(source)) {
      const before = block.type === 'provider' || block.type === 'terraform' ? undefined : blocks.get(block.address);
      if (before) {
        const expected = `expected ${block.address} once among the files of a directory, got it in ${before.file} too`;
        throw new DocumentError(`${expected}; audit what is deployed together`, block.at);
      }
      if (!blocks.has(block.address)) blocks.set(block.address, block);
    }
  }
  return blocks;
}

function blocksOfFile({ file, raw }: Source): Block[] {
  const top = entriesOf(raw);
  const unknown = top.find(([key]) => !KINDS.includes(key));
  if (raw.kind !== 'object' || top.length === 0 || unknown) {
    const got = unknown ? `\`${unknown[0]}\`` : raw.kind === 'object' ? 'nothing' : `an ${raw.kind}`;
    const expected = 'expected Terraform\'s JSON (configuration, plan or state), an object with `resource`, `data`, ...';
    throw new DocumentError(`${expected}, got ${got}; give what \`cdktf synth\` or \`terraform show -json\` writes`, unknown?.[1].at ?? raw.at);
  }
  const block = (address: string, type: string, name: string, body: Raw): Block =>
    ({ file, address, type, name, body: new Map(entriesOf(body)), constructPath: constructPathOf(body), at: body.at });
  return top.flatMap(([kind, section]): Block[] => {
    switch (kind) {
      case 'resource':
      case 'data': return entriesOf(section).flatMap(([type, named]) => entriesOf(named).map(([name, body]) => {
        const full = kind === 'data' ? `data.${type}` : type;
        return block(`${full}.${name}`, full, name, body);
      }));
      case 'locals': return entriesOf(section).map(([name, value]) =>
        ({ file, address: `local.${name}`, type: 'local', name, body: new Map([[name, value]]), at: value.at }));
      case 'variable': return entriesOf(section).map(([name, body]) => block(`var.${name}`, 'variable', name, body));
      case 'terraform': return [block('terraform', kind, kind, section)];
      case 'output':
      case 'module':
      case 'provider': return entriesOf(section).map(([name, body]) => block(`${kind}.${name}`, kind, name, body));
      default: return [];
    }
  });
}

/** The entries of an object, or of all the objects of a list: Terraform takes blocks as both. `//` is a comment, null is nothing. */
export function entriesOf(raw: Raw): [string, Raw][] {
  if (raw.kind === 'array') return raw.items.flatMap(entriesOf);
  if (raw.kind !== 'object') return [];
  return [...raw.entries].filter(([key, value]) => key !== '//' && value.kind !== 'null');
}

function constructPathOf(body: Raw): string | undefined {
  const path = ['//', 'metadata', 'path'].reduce<Raw | undefined>((raw, key) => raw?.kind === 'object' ? raw.entries.get(key) : undefined, body);
  return path?.kind === 'string' ? path.value : undefined;
}
