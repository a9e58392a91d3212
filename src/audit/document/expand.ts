import { Guard } from './choice';
import { Dict, List, Node } from './node';

/** A node without choices inside, and when it is that one; `value` undefined: it is deleted then. */
export interface Alternative {
  readonly when: Guard;
  readonly value?: Node;
}

/** More combinations than this are not told apart: the value is unknown then. */
const BUDGET = 64;

/** All that a node may be, choice by choice. Contradictory combinations are left out. */
export function alternatives(node: Node): readonly Alternative[] {
  return inside(node) ?? [{ when: [], value: { kind: 'unknown', why: `more than ${BUDGET} combinations of choices`, at: node.at } }];
}

/** Both guards together; undefined: they contradict each other. */
export function both(one: Guard, other: Guard): Guard | undefined {
  if (one.length === 0) return other;
  const more = other.filter(({ atom, is }) => !one.some((choice) => choice.atom === atom && choice.is === is));
  if (more.some(({ atom }) => one.some((choice) => choice.atom === atom))) return undefined;
  return more.length > 0 ? [...one, ...more] : one;
}

/** Whether there is a choice inside. */
export function hasChoice(node: Node): boolean {
  switch (node.kind) {
    case 'either': return true;
    case 'list': return node.items.some(hasChoice);
    case 'dict': return [...node.entries.values()].some(hasChoice);
    default: return false;
  }
}

function inside(node: Node): readonly Alternative[] | undefined {
  if (!hasChoice(node)) return [{ when: [], value: node }];
  switch (node.kind) {
    case 'either': return limited(node.options.flatMap(({ when, value }): Alternative[] => {
      if (!value) return [{ when }];
      const found = inside(value);
      return (found ?? alternatives(value)).flatMap((option) => {
        const guard = both(when, option.when);
        return guard ? [{ when: guard, value: option.value }] : [];
      });
    }));
    case 'list': return product(node.items, (values): List => ({ ...node, items: values.flatMap((value) => value ?? []) }));
    case 'dict': {
      const keys = [...node.entries.keys()];
      return product([...node.entries.values()], (values): Dict =>
        ({ ...node, entries: new Map(keys.flatMap((key, index) => values[index] ? [[key, values[index]]] : [])) }));
    }
    default: return [{ when: [], value: node }];
  }
}

function product(nodes: readonly Node[], make: (values: (Node | undefined)[]) => Node): readonly Alternative[] | undefined {
  let combined: { when: Guard; values: (Node | undefined)[] }[] = [{ when: [], values: [] }];
  for (const node of nodes) {
    const options = inside(node);
    if (!options) return undefined;
    combined = combined.flatMap(({ when, values }) => options.flatMap((option) => {
      const guard = both(when, option.when);
      return guard ? [{ when: guard, values: [...values, option.value] }] : [];
    }));
    if (combined.length > BUDGET) return undefined;
  }
  return combined.map(({ when, values }) => ({ when, value: make(values) }));
}

function limited(options: Alternative[]): Alternative[] | undefined {
  return options.length > BUDGET ? undefined : options;
}
