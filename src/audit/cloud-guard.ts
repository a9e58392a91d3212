import { Choice, Choices, Guard } from './document/choice';

/** More atoms than this are not tried in all combinations. */
const ATOMS = 12;

/** What the deployer has to choose for a guard, for a witness. */
export function chosen(guard: Guard, choices: Choices): Record<string, string> {
  return Object.fromEntries(guard.map(({ atom, is }) => {
    const meaning = choices.get(atom);
    const label = atom.slice(atom.indexOf('#') + 1);
    if (meaning?.kind !== 'parameter') return [label, String(is)];
    const parameter = meaning.parameter.slice(meaning.parameter.indexOf('#') + 1);
    return [parameter, is ? meaning.value : `not ${meaning.value}`];
  }));
}

/**
 * A choice under which `given` is there and none of the alternatives is; undefined: there is none, at least one of them is always
 * there. With too many choices to try, all the alternatives' choices are left out.
 */
export function uncovered(given: Guard, alternatives: readonly Guard[], choices: Choices): Guard | undefined {
  const isGiven = ({ atom, is }: Choice) => given.some((known) => known.atom === atom && known.is === is);
  if (alternatives.some((guard) => guard.every(isGiven))) return undefined;
  const atoms = [...new Set(alternatives.flat().map(({ atom }) => atom))].filter((atom) => !given.some((known) => known.atom === atom));
  if (atoms.length > ATOMS) return given;
  for (let bits = 0; bits < 2 ** atoms.length; bits++) {
    const world = [...given, ...atoms.map((atom, index): Choice => ({ atom, is: Math.floor(bits / 2 ** index) % 2 === 1 }))];
    const is = (choice: Choice) => world.some(({ atom, is: value }) => atom === choice.atom && value === choice.is);
    if (consistent(world, choices) && !alternatives.some((guard) => guard.every(is))) return world;
  }
  return undefined;
}

/** Whether choices can hold together: a parameter has one value, and atoms that others define have what those say. */
function consistent(world: Guard, choices: Choices): boolean {
  const value = (atom: string) => world.find((choice) => choice.atom === atom)?.is;
  const values = new Map<string, string>();
  return world.every(({ atom, is }) => {
    const meaning = choices.get(atom);
    if (meaning?.kind === 'constant') return meaning.is === is;
    if (meaning?.kind === 'not') return value(meaning.of.atom) === undefined || (value(meaning.of.atom) === meaning.of.is) !== is;
    if (meaning?.kind === 'and' || meaning?.kind === 'or') {
      const parts = meaning.of.map((part) => value(part.atom) === undefined ? undefined : value(part.atom) === part.is);
      return parts.includes(undefined) || is === (meaning.kind === 'and' ? parts.every(Boolean) : parts.some(Boolean));
    }
    if (meaning?.kind !== 'parameter') return true;
    if (!is) return !(meaning.values && meaning.values.every((other) => refused(world, choices, meaning.parameter, other)));
    const already = values.get(meaning.parameter);
    values.set(meaning.parameter, meaning.value);
    return already === undefined || already === meaning.value;
  });
}

function refused(world: Guard, choices: Choices, parameter: string, value: string): boolean {
  return world.some(({ atom, is }) => {
    const meaning = choices.get(atom);
    return !is && meaning?.kind === 'parameter' && meaning.parameter === parameter && meaning.value === value;
  });
}
