import { Choice, Choices, Guard } from './choice';
import { both } from './expand';

/** Both guards together; undefined: nobody can choose both, not even as values of one parameter. */
export function together(one: Guard, other: Guard, choices: Choices): Guard | undefined {
  const guard = both(one, other);
  if (!guard || one.length === 0 || other.length === 0) return guard;
  const values = new Map<string, string>();
  for (const choice of guard) {
    const meaning = choices.get(choice.atom);
    if (!choice.is || meaning?.kind !== 'parameter') continue;
    if ((values.get(meaning.parameter) ?? meaning.value) !== meaning.value) return undefined;
    values.set(meaning.parameter, meaning.value);
  }
  return guard;
}

/** All ways not to choose a guard, which exclude each other. */
export function otherwise(guard: Guard): Guard[] {
  return guard.map((choice, index) => [...guard.slice(0, index), not(choice)]);
}

/** The other way round. */
export function not(choice: Choice): Choice {
  return { ...choice, is: !choice.is };
}
