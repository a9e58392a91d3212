/** A set of numbers (instants in ms, decimals) or addresses (bigint): sorted ranges that do not touch. */
export type Ranges = readonly Range[];

/** One range; an end that is undefined is open to infinity. */
interface Range {
  readonly low?: Bound;
  readonly high?: Bound;
}

/** An end of a range, and whether the value itself is in it. */
interface Bound {
  readonly value: number | bigint;
  readonly included: boolean;
}

export const ALL: Ranges = [{}];

export function below(value: number | bigint, included: boolean): Ranges {
  return [{ high: { value, included } }];
}

export function above(value: number | bigint, included: boolean): Ranges {
  return [{ low: { value, included } }];
}

export function between(low: number | bigint, high: number | bigint): Ranges {
  return [{ low: { value: low, included: true }, high: { value: high, included: true } }];
}

export function intersection(one: Ranges, other: Ranges): Ranges {
  return one.flatMap((a) => other.flatMap((b): Range[] => {
    const low = later(a.low, b.low);
    const high = earlier(a.high, b.high);
    return isEmpty({ low, high }) ? [] : [{ ...(low && { low }), ...(high && { high }) }];
  }));
}

export function without(ranges: Ranges): Ranges {
  return ranges.reduce<Ranges>((rest, { low, high }) => intersection(rest, [
    ...low ? below(low.value, !low.included) : [],
    ...high ? above(high.value, !high.included) : [],
  ]), ALL);
}

export function union(all: readonly Ranges[]): Ranges {
  return without(all.map(without).reduce(intersection, ALL));
}

/** A value of the set, an end of it where it has one; undefined: there is none. */
export function valueIn(ranges: Ranges): number | bigint | undefined {
  for (const { low, high } of ranges) {
    if (low?.included) return low.value;
    if (high?.included) return high.value;
    if (!low && !high) return 0;
    const candidates = low ? [plus(low.value, 1), high && middle(low.value, high.value)] : [plus(high!.value, -1)];
    const found = candidates.find((value) => value !== undefined && contains({ low, high }, value));
    if (found !== undefined) return found;
  }
  return undefined;
}

function contains({ low, high }: Range, value: number | bigint): boolean {
  const aboveLow = !low || low.value < value || (low.included && low.value === value);
  return aboveLow && (!high || value < high.value || (high.included && high.value === value));
}

function isEmpty({ low, high }: Range): boolean {
  return low !== undefined && high !== undefined && (low.value > high.value || (low.value === high.value && !(low.included && high.included)));
}

function later(one?: Bound, other?: Bound): Bound | undefined {
  if (!one || !other) return one ?? other;
  if (one.value !== other.value) return one.value > other.value ? one : other;
  return one.included ? other : one;
}

function earlier(one?: Bound, other?: Bound): Bound | undefined {
  if (!one || !other) return one ?? other;
  if (one.value !== other.value) return one.value < other.value ? one : other;
  return one.included ? other : one;
}

function plus(value: number | bigint, step: 1 | -1): number | bigint {
  return typeof value === 'bigint' ? value + BigInt(step) : value + step;
}

function middle(low: number | bigint, high: number | bigint): number | bigint {
  return typeof low === 'bigint' && typeof high === 'bigint' ? (low + high) / 2n : (Number(low) + Number(high)) / 2;
}
