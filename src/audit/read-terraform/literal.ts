import { dict } from './nodes';
import { Node } from '../document/node';
import { Raw } from '../document/raw';

/** A value without templates, as plans, states and defaults of variables hold them; undefined: null. */
export function literalNode(raw: Raw | undefined): Node | undefined {
  if (!raw) return undefined;
  switch (raw.kind) {
    case 'null': return undefined;
    case 'string': return { kind: 'text', text: raw.value === '' ? [] : [raw.value], type: 'string', at: raw.at };
    case 'array': return { kind: 'list', items: raw.items.flatMap((item) => literalNode(item) ?? []), at: raw.at };
    case 'object': return dict(Object.fromEntries([...raw.entries].map(([key, value]) => [key, literalNode(value)])), raw.at);
    default: return { kind: 'text', text: [raw.value], type: raw.kind, at: raw.at };
  }
}

/** What stands under these keys. */
export function child(raw: Raw | undefined, ...keys: readonly string[]): Raw | undefined {
  return keys.reduce((value, key) => value?.kind === 'object' ? value.entries.get(key) : undefined, raw);
}

/** The items of an array; none of anything else. */
export function itemsOf(raw: Raw | undefined): readonly Raw[] {
  return raw?.kind === 'array' ? raw.items : [];
}

/** The entries of an object; none of anything else. */
export function membersOf(raw: Raw | undefined): readonly [string, Raw][] {
  return raw?.kind === 'object' ? [...raw.entries] : [];
}

/** A string; the empty one when it is none. */
export function stringOf(raw: Raw | undefined): string {
  return raw?.kind === 'string' ? raw.value : '';
}

/** Whether something is literally true, as a boolean or, as Terraform takes it too, a string. */
export function isTrue(raw: Raw | undefined): boolean {
  return (raw?.kind === 'boolean' || raw?.kind === 'string') && raw.value === 'true';
}
