import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a binding says of one attribute or block, in a comment over its getter and in the code after it. */
export interface Member {
  readonly name: string;
  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;
  /** The code of its getter, setter and so on. */
  readonly code: string;
}

/** How a binding renders one argument as HCL, which tells its type. */
export interface Argument {
  /** The expression, such as `cdktf.stringToHclTerraform(this._name)`. */
  readonly value: string;
  readonly isBlock: boolean;
  /** simple, list, set, map or struct */
  readonly form: string;
  /** string, number, boolean, any, stringList, stringMap, ... or the name of a class. */
  readonly storage: string;
}

/** The generated source of one resource, data source or provider, taken apart. */
export interface Binding {
  /** Class name -> what it extends, and its members. */
  readonly classes: ReadonlyMap<string, { readonly base: string; readonly members: readonly Member[] }>;
  /** Name of a struct, or '' for the resource itself -> its arguments. */
  readonly structs: ReadonlyMap<string, ReadonlyMap<string, Argument>>;
}

/**
 * Reads the TypeScript that a provider's binding was generated as: the published JavaScript carries it in an inline source map.
 * It was generated from the provider's schema, so the schema can be read back from it.
 *
 * @param type `google_storage_bucket`, `data.google_project` or `provider.google`
 * @throws when no installed provider has such a type
 */
export function readBinding(type: string): Binding {
  const source = sourceOf(type);
  const classes = [...source.matchAll(/^export class (\w+) extends cdkt[fn]\.(\w+) \{\n([\s\S]*?)^\}/gm)]
    .map(([, name, base, body]) => [name, { base, members: membersIn(body) }] as const);
  const structs = [...source.matchAll(/(?:export function (\w+)ToHclTerraform\(|synthesizeHclAttributes\(\))[\s\S]*?const attrs = \{([\s\S]*?)\n\s*\};/g)]
    .map(([, name = '', body]) => [name, argumentsIn(body)] as const);
  return { classes: new Map(classes), structs: new Map(structs) };
}

function sourceOf(type: string): string {
  const folder = folderOf(type);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  const sources = files.map((name) => {
    const [, map = undefined] = /sourceMappingURL=data:application\/json;(?:charset=utf-8;)?base64,([\w+/=]+)/.exec(readFileSync(join(folder, name), 'utf8')) ?? [];
    if (!map) throw new Error(`${join(folder, name)} must have an inline source map, got none`);
    return JSON.parse(Buffer.from(map, 'base64').toString()).sourcesContent.join('\n') as string;
  });
  return sources.join('\n');
}

function folderOf(type: string): string {
  const [, data = '', provider = /^provider\.([a-z]+)$/.exec(type)?.[1], name = ''] = /^(data\.)?([a-z]+)_(\w+)$/.exec(type) ?? [];
  if (!provider) throw new Error(`a type must be such as google_storage_bucket, data.google_project or provider.google, got: ${type}`);
  const folder = name ? `${data && `data-${provider}-`}${name.replace(/_/g, '-')}` : 'provider';
  try {
    return dirname(require.resolve(`@cdktf/provider-${provider}/lib/${folder}/index.js`));
  } catch {
    throw new Error(`the bindings of '${provider}' have no type ${type}`);
  }
}

function membersIn(body: string): Member[] {
  const parts = body.split(/^ {2}\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)\n/m).slice(1);
  return Array.from({ length: parts.length / 5 }, (_, index) => {
    const [name, computed, optional, required, code] = parts.slice(index * 5);
    return { name, computed: computed === 'true', optional: optional === 'true', required: required === 'true', code };
  });
}

function argumentsIn(body: string): Map<string, Argument> {
  const pattern = /^\s+(\w+): \{\n\s+value: (.*),\n\s+isBlock: (\w+),\n\s+type: "(\w+)",\n\s+storageClassType: "(\w+)",/gm;
  return new Map([...body.matchAll(pattern)].map(([, name, value, isBlock, form, storage]) => [name, { value, isBlock: isBlock === 'true', form, storage }]));
}
