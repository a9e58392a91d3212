import { System } from './scope';
import { Guard } from '../document/choice';
import { Alternative, alternatives } from '../document/expand';
import { together } from '../document/guards';
import { Node } from '../document/node';
import { Place } from '../document/place';
import { Text, UnknownHole } from '../document/text';

/** More combinations than this are not told apart. */
const BUDGET = 64;

/** Longer texts are not built: a template can double a text with every line. */
const MAX_LENGTH = 100_000;

/** What a hole counts. */
const HOLE = 100;

/** A string. */
export function scalar(text: Text, at: Place): Node {
  return { kind: 'text', text, type: 'string', at };
}

/** A value of which nothing is known. */
export function opaque(why: string, at: Place): Node {
  return { kind: 'unknown', why, at };
}

/** A part of a text of which nothing is known. */
export function unknownText(why: string): Text {
  const hole: UnknownHole = { kind: 'unknown', why };
  return [hole];
}

/** A value as text. */
export function textOf(node: Node): Text {
  switch (node.kind) {
    case 'text': return node.text;
    case 'unknown': return unknownText(node.why);
    default: return unknownText(`a ${node.kind === 'dict' ? 'map' : 'list'} where a text is expected (${node.at.path})`);
  }
}

/** What a function makes of values, for each combination of their choices. */
export function combine(
  nodes: readonly (Node | undefined)[], at: Place, { choices }: System, make: (values: readonly (Node | undefined)[]) => Node | undefined,
): Node | undefined {
  let combined: { readonly when: Guard; readonly values: (Node | undefined)[] }[] = [{ when: [], values: [] }];
  for (const node of nodes) {
    const options: readonly Alternative[] = node ? alternatives(node) : [{ when: [] }];
    if (options.length === 1 && options[0].when.length === 0) {
      for (const { values } of combined) values.push(options[0].value);
      continue;
    }
    combined = combined.flatMap(({ when, values }) => options.flatMap((option) => {
      const guard = together(when, option.when, choices);
      return guard ? [{ when: guard, values: [...values, option.value] }] : [];
    }));
    if (combined.length > BUDGET) return opaque(`more than ${BUDGET} combinations of choices`, at);
  }
  const options = combined.map(({ when, values }) => ({ when, value: make(values) }));
  return options.length === 1 && options[0].when.length === 0 ? options[0].value : { kind: 'either', options, at };
}

/** The same for texts. A part that a choice deletes is empty. */
export function combineTexts(nodes: readonly (Node | undefined)[], at: Place, system: System, make: (texts: readonly Text[]) => Text): Node {
  return combine(nodes, at, system, (values) => {
    const text = make(values.map((value) => value ? textOf(value) : []));
    const length = text.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : HOLE), 0);
    return length > MAX_LENGTH ? opaque(`a text of more than ${MAX_LENGTH} characters`, at) : scalar(text, at);
  })!;
}
