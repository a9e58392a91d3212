import { DocumentError } from '../../document/document-error';
import { Node } from '../../document/node';
import { Place } from '../../document/place';
import { Raw } from '../../document/raw';
import { literalOf } from '../../document/text';
import { evaluate } from '../evaluate';
import { valueAtom } from '../parameters';
import { Context } from '../scope';
import { combine, opaque, textOf } from '../texts';
import { argumentsOf, evaluateAll } from './arguments';

/** `Fn::FindInMap`. A key that whoever deploys chooses gives all the entries, each with its key as choice. */
export function findInMap(argument: Raw, context: Context, at: Place): Node | undefined {
  const [mapRaw, topRaw, secondRaw, options] = argumentsOf(argument, 'Fn::FindInMap', 3, 4);
  const fallback = options?.kind === 'object' ? options.entries.get('DefaultValue') : undefined;
  return combine(evaluateAll([mapRaw, topRaw, secondRaw], context), at, context.scope.system, ([map, top, second]) => {
    const name = map && literalOf(textOf(map));
    if (name === undefined) return opaque('a mapping whose name is not known', at);
    const mapping = context.scope.sections.mappings.get(name);
    if (!mapping) throw new DocumentError(`expected a mapping of the section Mappings, got ${JSON.stringify(name)}`, at);
    return look(mapping, [top, second], fallback, context, at);
  });
}

function look(found: Raw, keys: readonly (Node | undefined)[], fallback: Raw | undefined, context: Context, at: Place): Node | undefined {
  const [key, ...others] = keys;
  if (keys.length === 0) return evaluate(found, context);
  if (found.kind !== 'object' || !key) return opaque('a mapping that is none', at);
  const text = textOf(key);
  const literal = literalOf(text);
  if (literal !== undefined) {
    const value = found.entries.get(literal);
    if (value) return look(value, others, fallback, context, at);
    return fallback ? evaluate(fallback, context) : opaque(`the key ${literal}, which the mapping does not have`, at);
  }
  const [hole] = text;
  if (text.length > 1 || typeof hole === 'string' || hole.kind === 'unknown' || fallback) return opaque('a mapping by a key that is not known', at);
  const values = [...found.entries.keys()];
  const options = [...found.entries].map(([value, entry]) => ({
    when: [{ atom: valueAtom(hole.id, value, values, context.scope.system), is: true }],
    value: look(entry, others, fallback, context, at),
  }));
  return { kind: 'either', options, at };
}
