import { choosing } from './choosing';
import { ALWAYS, complement, Constraint, solution, Value } from './constraint';
import { BudgetExceeded } from './language';
import { Choice, Choices, Guard } from '../document/choice';

/** A question of whether there is a request. All its parts are sets of requests, each a conjunction over the request's variables. */
export interface Problem {
  /** What is known of each variable beforehand; one that is not here may have any value or none. */
  readonly domain: (variable: string) => readonly Constraint[];
  /** The request is in all of these. */
  readonly inside: readonly Region[];
  /** The request is in none of these. */
  readonly outside: readonly Region[];
  readonly choices: Choices;
}

/** The requests for which every constraint holds, if what guards them is chosen. */
export interface Region {
  readonly when: Guard;
  readonly constraints: readonly Literal[];
}

/** A constraint on one variable: `resource`, or a context key in lower case. */
export interface Literal {
  readonly variable: string;
  readonly constraint: Constraint;
}

/** A request that answers a question. */
export interface Answer {
  readonly values: ReadonlyMap<string, Value>;
  readonly choices: Record<string, string>;
}

const MAX_STEPS = 5_000;

/**
 * A request that answers the question; undefined: there is none. A search that decides for each region outside which of its constraints
 * the request breaks, and gives up as soon as a variable has no value left.
 *
 * @throws {BudgetExceeded} when it takes more steps than it may
 */
export function solve({ domain, inside, outside, choices }: Problem): Answer | undefined {
  let steps = 0;
  const guard = inside.flatMap(({ when }) => when);
  const store = new Map<string, readonly Constraint[]>();
  const add = (into: Map<string, readonly Constraint[]>, { variable, constraint }: Literal) => {
    into.set(variable, [...into.get(variable) ?? domain(variable), constraint]);
  };
  // of a region with one constraint alone there is one way out
  const forced = outside.filter(({ when, constraints }) => when.length === 0 && constraints.length === 1);
  for (const literal of inside.flatMap(({ constraints }) => constraints)) add(store, literal);
  for (const { constraints: [{ variable, constraint }] } of forced) add(store, { variable, constraint: complement(constraint) });
  if ([...store.values()].some((constraints) => !solution(constraints)) || !choosing(guard, choices)) return undefined;
  return search(store, guard, outside.filter((region) => !forced.includes(region)));

  function search(known: ReadonlyMap<string, readonly Constraint[]>, chosen: Guard, regions: readonly Region[]): Answer | undefined {
    if (++steps > MAX_STEPS) throw new BudgetExceeded('a search through statements');
    let best: Way[] | undefined;
    const open: Region[] = [];
    let bestRegion: Region | undefined;
    for (const region of regions) {
      if (isOutside(region, known, chosen)) continue;
      open.push(region);
      const ways = waysOut(region, known, chosen);
      if (ways.length === 0) return undefined;
      if (!best || ways.length < best.length) [best, bestRegion] = [ways, region];
    }
    if (!best) return read(known, chosen);
    const rest = open.filter((region) => region !== bestRegion);
    for (const way of best) {
      const next = new Map(known);
      if (way.literal) add(next, way.literal);
      const found = search(next, way.choice ? [...chosen, way.choice] : chosen, rest);
      if (found) return found;
    }
    return undefined;
  }

  /** Whether what is known already keeps the request out. */
  function isOutside({ when, constraints }: Region, known: ReadonlyMap<string, readonly Constraint[]>, chosen: Guard): boolean {
    return constraints.some(({ variable, constraint }) => !solution([...known.get(variable) ?? domain(variable), constraint]))
      || (when.length > 0 && !choosing([...chosen, ...when], choices));
  }

  function waysOut({ when, constraints }: Region, known: ReadonlyMap<string, readonly Constraint[]>, chosen: Guard): Way[] {
    return [
      ...constraints.map(({ variable, constraint }) => ({ literal: { variable, constraint: complement(constraint) } }))
        .filter(({ literal }) => solution([...known.get(literal.variable) ?? domain(literal.variable), literal.constraint])),
      ...when.map(({ atom, is }) => ({ choice: { atom, is: !is } })).filter(({ choice }) => choosing([...chosen, choice], choices)),
    ];
  }

  function read(known: ReadonlyMap<string, readonly Constraint[]>, chosen: Guard): Answer {
    // what every request tells may be what keeps this one out of a region
    const told = outside.flatMap(({ constraints }) => constraints).map(({ variable }) => variable).filter((variable) => !known.has(variable));
    const all = new Map([...told.map((variable) => [variable, domain(variable)] as const), ...known]);
    const values = new Map([...all].map(([variable, constraints]) => [variable, solution([...constraints, ALWAYS])!]));
    return { values, choices: choosing(chosen, choices)! };
  }
}

/** One way to keep a request out of a region. */
interface Way {
  readonly literal?: Literal;
  readonly choice?: Choice;
}
