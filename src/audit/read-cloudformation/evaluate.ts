import { withoutDynamicReferences } from './dynamic-references';
import { FUNCTIONS } from './functions';
import { Context } from './scope';
import { opaque } from './texts';
import { Node } from '../document/node';
import { Place } from '../document/place';
import { Raw } from '../document/raw';

/** As deep as values and references may nest, so that no circle and no chain fills the stack. */
const MAX_DEPTH = 400;

/** A value with its functions and references resolved; undefined: `AWS::NoValue` deletes it. */
export function evaluate(raw: Raw, context: Context): Node | undefined {
  const { at } = raw;
  if (context.depth > MAX_DEPTH) return opaque(`values and references of more than ${MAX_DEPTH} levels`, at);
  const inside = { ...context, depth: context.depth + 1 };
  switch (raw.kind) {
    case 'string': return { kind: 'text', text: withoutDynamicReferences(raw.value === '' ? [] : [raw.value]), type: 'string', at };
    case 'number':
    case 'boolean': return { kind: 'text', text: [raw.value], type: raw.kind, at };
    case 'null': return opaque('a null, which CloudFormation refuses', at);
    case 'array': return { kind: 'list', items: raw.items.flatMap((item) => evaluate(item, inside) ?? []), at };
    case 'object': return evaluateObject(raw.entries, at, inside);
  }
}

function evaluateObject(entries: ReadonlyMap<string, Raw>, at: Place, context: Context): Node | undefined {
  for (const [key, argument] of entries) {
    if (key !== 'Ref' && !key.startsWith('Fn::')) break;
    if (entries.size === 1 && Object.hasOwn(FUNCTIONS, key)) return FUNCTIONS[key](argument, context, at);
  }
  // A macro in an object may change all of it (Fn::Transform, Fn::ForEach::Name), wherever it stands.
  const macro = [...entries.keys()].find((key) => key.startsWith('Fn::'));
  if (macro !== undefined) return opaque(`what ${macro} makes`, at);
  const values = new Map<string, Node>();
  for (const [key, value] of entries) {
    const node = evaluate(value, context);
    if (node) values.set(key, node);
  }
  return { kind: 'dict', entries: values, at };
}
