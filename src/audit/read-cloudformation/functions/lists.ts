import { Node } from '../../document/node';
import { Place } from '../../document/place';
import { Raw } from '../../document/raw';
import { concat, Hole, literalOf, Text } from '../../document/text';
import { withoutDynamicReferences } from '../dynamic-references';
import { evaluate } from '../evaluate';
import { Context } from '../scope';
import { combine, combineTexts, opaque, scalar, textOf } from '../texts';
import { argumentsOf, evaluateAll } from './arguments';

/** `Fn::Join` */
export function join(argument: Raw, context: Context, at: Place): Node | undefined {
  const [delimiterRaw, listRaw] = argumentsOf(argument, 'Fn::Join', 2);
  const { system } = context.scope;
  const list = evaluate(listRaw, context);
  return combine([evaluate(delimiterRaw, context), list?.kind === 'list' ? undefined : list], at, system, ([delimiter, chosen]) => {
    const items = list?.kind === 'list' ? list : chosen;
    if (items?.kind !== 'list') return opaque(items?.kind === 'unknown' ? items.why : 'a join of what is no list', at);
    const separator = delimiter ? textOf(delimiter) : [];
    return combine(items.items, at, system, (values) => combineTexts(values.filter((value) => value !== undefined), at, system, (texts) =>
      withoutDynamicReferences(concat(...texts.map((text, index) => index === 0 ? text : concat(separator, text))))));
  });
}

/** `Fn::Select` */
export function select(argument: Raw, context: Context, at: Place): Node | undefined {
  const [indexRaw, listRaw] = argumentsOf(argument, 'Fn::Select', 2);
  return combine(evaluateAll([indexRaw, listRaw], context), at, context.scope.system, ([index, list]) => {
    const number = index ? Number(literalOf(textOf(index)) ?? NaN) : NaN;
    if (list?.kind === 'unknown') return opaque(list.why, at);
    if (list?.kind !== 'list' || !Number.isInteger(number) || number < 0) return opaque('a selection of what is not known', at);
    return list.items[number] ?? opaque(`item ${number} of a list of ${list.items.length}`, at);
  });
}

/** `Fn::Split` */
export function split(argument: Raw, context: Context, at: Place): Node | undefined {
  const [delimiterRaw, textRaw] = argumentsOf(argument, 'Fn::Split', 2);
  return combine(evaluateAll([delimiterRaw, textRaw], context), at, context.scope.system, ([delimiterNode, textNode]) => {
    const delimiter = delimiterNode && literalOf(textOf(delimiterNode));
    const items = delimiter && textNode ? splitText(textOf(textNode), delimiter) : undefined;
    if (!items) return opaque('a split of what is not known', at);
    return { kind: 'list', items: items.map((item) => scalar(item, at)), at };
  });
}

/** undefined: a hole may have the delimiter inside. */
function splitText(text: Text, delimiter: string): Text[] | undefined {
  const items: Text[] = [[]];
  for (const part of text) {
    const pieces = typeof part === 'string' ? part.split(delimiter).map((piece): Text => [piece]) : splitHole(part, delimiter);
    if (!pieces) return undefined;
    const last = items.pop()!;
    items.push(concat(last, pieces[0]), ...pieces.slice(1));
  }
  return items;
}

function splitHole(hole: Hole, delimiter: string): Text[] | undefined {
  if (hole.kind !== 'name') return undefined;
  if (/[*?$/:]/.test(delimiter)) return [[hole]];
  // The id of a stack ends in a UUID, of which templates take parts for names that are their own.
  if (!hole.id.endsWith('AWS::StackId') || delimiter !== '-') return undefined;
  return Array.from({ length: 5 }, (_, index): Text => [{ kind: 'name', id: `${hole.id}.${index}`, label: `${hole.label}[${index}]` }]);
}
