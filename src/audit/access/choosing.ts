import { Choice, Choices, Guard, Meaning } from '../document/choice';

/** What has to be chosen so that all of a guard holds: values of parameters and free choices by their names; undefined: nothing does. */
export function choosing(guard: Guard, choices: Choices): Record<string, string> | undefined {
  return guard.length === 0 ? {} : search([...guard], { values: new Map(), excluded: new Map(), free: new Map() }, choices);
}

interface Chosen {
  readonly values: ReadonlyMap<string, string>;
  readonly excluded: ReadonlyMap<string, readonly string[]>;
  readonly free: ReadonlyMap<string, boolean>;
}

function search(pending: readonly Choice[], chosen: Chosen, choices: Choices): Record<string, string> | undefined {
  if (pending.length === 0) return described(chosen);
  const [{ atom, is }, ...rest] = pending;
  const meaning = choices.get(atom) ?? { kind: 'free' };
  switch (meaning.kind) {
    case 'constant': return meaning.is === is ? search(rest, chosen, choices) : undefined;
    case 'not': return search([{ ...meaning.of, is: meaning.of.is !== is }, ...rest], chosen, choices);
    case 'free': {
      const before = chosen.free.get(atom);
      return before === !is ? undefined : search(rest, { ...chosen, free: new Map([...chosen.free, [atom, is]]) }, choices);
    }
    case 'parameter': {
      const next = withValue(chosen, meaning, is);
      return next && search(rest, next, choices);
    }
    default: {
      // `and` that holds, and `or` that does not, ask for all of their parts; the others for one
      const parts = meaning.of.map((part) => ({ ...part, is: part.is === is }));
      if ((meaning.kind === 'and') === is) return search([...parts, ...rest], chosen, choices);
      for (const part of parts) {
        const found = search([part, ...rest], chosen, choices);
        if (found) return found;
      }
      return undefined;
    }
  }
}

function withValue(chosen: Chosen, { parameter, value, values }: Extract<Meaning, { kind: 'parameter' }>, is: boolean): Chosen | undefined {
  const [known, excluded] = [chosen.values.get(parameter), chosen.excluded.get(parameter) ?? []];
  if (is) {
    if ((known !== undefined && known !== value) || excluded.includes(value)) return undefined;
    return { ...chosen, values: new Map([...chosen.values, [parameter, value]]) };
  }
  const out = [...excluded, value];
  if (known === value || values?.every((one) => out.includes(one))) return undefined;
  return { ...chosen, excluded: new Map([...chosen.excluded, [parameter, out]]) };
}

function described({ values, excluded, free }: Chosen): Record<string, string> {
  const name = (id: string) => id.slice(id.lastIndexOf('#') + 1);
  return {
    ...Object.fromEntries([...excluded].filter(([id]) => !values.has(id)).map(([id, out]) => [name(id), `not ${out.join(', ')}`])),
    ...Object.fromEntries([...free].map(([id, is]) => [name(id), String(is)])),
    ...Object.fromEntries([...values].map(([id, value]) => [name(id), value])),
  };
}
