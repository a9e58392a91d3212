import { decode, encode, ExtData } from '@msgpack/msgpack';
import { Attribute, Block, Type } from './schema';

/** The attributes and blocks of a resource; null: there is none. A value may be unknown until apply. */
export type Value = Readonly<Record<string, unknown>> | null;

/** A value on the wire, in either of two forms. */
export interface Encoded {
  readonly msgpack: Uint8Array;
  readonly json?: Uint8Array;
}

/** https://github.com/hashicorp/terraform/blob/main/docs/plugin-protocol/object-wire-format.md#schemaattribute-mapping-rules-for-messagepack */
const UNKNOWN = new ExtData(0, new Uint8Array([0]));

/** Whether a value is known only after apply. */
export function isUnknown(value: unknown): boolean {
  return value instanceof ExtData;
}

export function encoded(value: Value): Encoded {
  return { msgpack: encode(value) };
}

export function decoded({ msgpack, json }: Encoded): Value {
  return (msgpack.length > 0 ? decode(msgpack) : JSON.parse(Buffer.from(json!).toString())) as Value;
}

/** The value with every computed attribute that nobody has set as unknown: what a provider plans. */
export function planned(block: Block, value: Value): Value {
  return changed(block, value, (current, { computed }) => computed && (current === null || current === undefined) ? UNKNOWN : current);
}

/** The value with everything unknown made up: what a provider applies. */
export function applied(block: Block, value: Value, makeUp: (attribute: Attribute, name: string) => unknown): Value {
  return changed(block, value, (current, attribute, name) => isUnknown(current) ? makeUp(attribute, name) : current);
}

/** The attributes of a configuration that only the provider may set. Terraform leaves this check to providers. */
export function unconfigurable(block: Block, config: Value): string[] {
  const found: string[] = [];
  changed(block, config, (current, { computed, optional }, name) => {
    if (computed && !optional && current !== null && current !== undefined) found.push(name);
    return current;
  });
  return found;
}

/** The value of a resource of which nothing is set. */
export function empty({ attributes, blocks }: Block): Record<string, unknown> {
  return {
    ...Object.fromEntries(Object.keys(attributes).map((name) => [name, null])),
    ...Object.fromEntries(Object.entries(blocks).map(([name, { nesting }]) => [name, nesting === 'SINGLE' ? null : []])),
  };
}

/** A value that shows where it comes from, where its type allows. */
export function madeUp(type: Type, origin: string): unknown {
  if (typeof type !== 'string') {
    if (type[0] === 'object') return Object.fromEntries(Object.entries(type[1]).map(([name, member]) => [name, madeUp(member, `${origin}.${name}`)]));
    return type[0] === 'map' ? {} : [];
  }
  return { string: `fake:${origin}`, number: 0, bool: false, dynamic: null }[type];
}

function changed(block: Block, value: Value, change: (current: unknown, attribute: Attribute, name: string) => unknown): Value {
  if (value === null) return null;
  const nested = (inner: Block, some: unknown): unknown => {
    if (isUnknown(some) || some === null || some === undefined) return some;
    return Array.isArray(some) ? some.map((one) => nested(inner, one)) : changed(inner, some as Value, change);
  };
  return {
    ...value,
    ...Object.fromEntries(Object.entries(block.attributes).map(([name, attribute]) => [name, change(value[name], attribute, name)])),
    ...Object.fromEntries(Object.entries(block.blocks).map(([name, { block: inner }]) => [name, nested(inner, value[name])])),
  };
}
