import { Argument, Binding, Member, readBinding } from './binding';
import { isSensitive } from './sensitive';

/** A type as Terraform writes it in JSON: https://developer.hashicorp.com/terraform/language/expressions/type-constraints */
export type Type = 'string' | 'number' | 'bool' | 'dynamic' | readonly ['list' | 'set' | 'map', Type] | readonly ['object', Readonly<Record<string, Type>>];

export interface Attribute {
  readonly type: Type;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
}

interface NestedBlock {
  readonly nesting: 'SINGLE' | 'LIST' | 'SET';
  readonly minItems: number;
  /** 0: any number */
  readonly maxItems: number;
  readonly block: Block;
}

export interface Block {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly blocks: Readonly<Record<string, NestedBlock>>;
}

/**
 * The schema of a resource, a data source or a provider's configuration, read back from its installed binding. Not in a binding, and
 * so not judged: validators, conflicts between attributes, what forces a replacement, and the most blocks of a kind but for 1.
 *
 * @param type `google_storage_bucket`, `data.google_project` or `provider.google`
 */
export function schemaOf(type: string): Block {
  const binding = readBinding(type);
  const main = [...binding.classes.values()].find(({ base }) => /^Terraform(Resource|DataSource|Provider)$/.test(base));
  if (!main) throw new Error(`the binding of ${type} must have a class for it, got: ${[...binding.classes.keys()].join(', ')}`);
  return blockOf(type, binding, '', main.members);
}

function blockOf(type: string, binding: Binding, struct: string, members: readonly Member[]): Block {
  const declared = binding.structs.get(struct) ?? new Map<string, Argument>();
  // a provider's nested blocks have arguments alone: nothing refers to them, so no class has getters for them
  const silent = [...declared.keys()].filter((name) => !members.some((member) => member.name === name))
    .map((name): Member => ({ name, computed: false, optional: true, required: false, code: '' }));
  const isTerraforms = (name: string) => name === 'alias' && struct === '' && type.startsWith('provider.');
  const all = [...members, ...silent].filter(({ name }) => !isTerraforms(name)).map((member) => ({ member, argument: declared.get(member.name) }));
  return {
    attributes: Object.fromEntries(all.filter(({ argument }) => !argument?.isBlock).map(({ member, argument }) => [member.name, {
      type: argument ? argumentType(argument) : getterType(binding, member),
      required: member.required,
      optional: member.optional,
      computed: member.computed,
      sensitive: isSensitive(type, member.name, member.computed),
    }])),
    blocks: Object.fromEntries(all.flatMap(({ member, argument }) => {
      return argument?.isBlock ? [[member.name, nestedBlock(type, binding, member, argument)]] : [];
    })),
  };
}

function nestedBlock(type: string, binding: Binding, member: Member, { value, form }: Argument): NestedBlock {
  const [, struct] = /(?<![.\w])(\w+)ToHclTerraform/.exec(value)!;
  const block = blockOf(type, binding, struct, binding.classes.get(`${struct[0].toUpperCase()}${struct.slice(1)}OutputReference`)?.members ?? []);
  if (form === 'struct') return { nesting: 'SINGLE', minItems: 0, maxItems: 0, block };
  const several = value.includes('listMapperHcl');
  return { nesting: form === 'set' ? 'SET' : 'LIST', minItems: member.required ? 1 : 0, maxItems: several ? 0 : 1, block };
}

const SIMPLE: Readonly<Record<string, Type>> = { string: 'string', number: 'number', boolean: 'bool', any: 'dynamic' };

function argumentType({ form, storage }: Argument): Type {
  const simple = SIMPLE[storage.replace(/(List|Map)$/, '')];
  if (!simple) throw new Error(`the type ${storage} (${form}) of a binding is not understood`);
  return form === 'simple' ? simple : [form as 'list' | 'set' | 'map', simple];
}

const GETTERS: Readonly<Record<string, Type>> = {
  String: 'string',
  Number: 'number',
  Boolean: 'bool',
  List: ['list', 'string'],
  NumberList: ['list', 'number'],
  StringMap: ['map', 'string'],
  NumberMap: ['map', 'number'],
  BooleanMap: ['map', 'bool'],
  AnyMap: ['map', 'dynamic'],
};

/** The type of what cannot be set, from how it is read. */
function getterType(binding: Binding, { name, code }: Member): Type {
  const [, set, getter] = /return (cdkt[fn]\.Fn\.tolist\()?this\.get(\w+)Attribute\('/.exec(code) ?? [];
  if (getter === 'List' && set) return ['set', 'string'];
  const [, engine, made, isSet] = /= new (cdkt[fn]\.)?(\w+)\(this, "\w+"(?:, (true|false))?\)/.exec(code) ?? [];
  const simple = GETTERS[getter ?? (engine && made)];
  if (simple) return simple;
  const members = binding.classes.get(made?.replace(/List$/, 'OutputReference'))?.members;
  if (!members) throw new Error(`the type of '${name}' cannot be read from its binding`);
  const object = ['object', Object.fromEntries(members.map((member) => [member.name, getterType(binding, member)]))] as const;
  return made.endsWith('List') ? [isSet === 'true' ? 'set' : 'list', object] : object;
}
