import { Condition, partsOf, StringTest } from './condition';

/** The strings that conditions compare with, by how they compare. */
type Literals = Readonly<Record<StringTest, readonly string[]>>;

/**
 * Strings that stand for all strings: whatever a string is, one of these answers every `startsWith`, `endsWith` and `equals` of the
 * conditions as it does, so a truth table over them is no sample but a proof.
 *
 * Why: let x be any string that no `equals` asks for, p the longest literal of a `startsWith` that x starts with and s the longest of
 * an `endsWith` that it ends with (the empty one if there is none). Every literal that x starts with is a beginning of p, since both
 * begin x and p is not shorter; and the other way round. So p alone decides the answers of `startsWith`, s those of `endsWith`, and
 * all `equals` are false. The string p + f + s, where f is a letter that no literal has, has the same p and s and equals none: a
 * longer literal at either end, and an equal one, would have to contain f. A string that an `equals` asks for stands for itself.
 */
export function representatives({ startsWith, endsWith, equals }: Literals): string[] {
  const fresh = freshLetter([...startsWith, ...endsWith, ...equals]);
  const heads = ['', ...startsWith];
  const tails = ['', ...endsWith];
  return [...new Set([...equals, ...heads.flatMap((head) => tails.map((tail) => head + fresh + tail))])];
}

/** A letter that none of the texts has. */
function freshLetter(texts: readonly string[]): string {
  const used = new Set(texts.join(''));
  const friendly = [...'2x~abcdefghijklmnopqrstuvwyz01'].find((letter) => !used.has(letter));
  if (friendly) return friendly;
  let code = 0x4e00;
  while (used.has(String.fromCharCode(code))) code++;
  return String.fromCharCode(code);
}

/** The literals that conditions compare names, or the prefixes of list calls, with; and more to begin with. */
export function literalsOf(conditions: readonly Condition[], kind: 'name' | 'list prefix', more: readonly string[]): Literals {
  const parts = conditions.flatMap(partsOf);
  const of = (test: StringTest) => parts.flatMap((part) => part.kind === kind && part.test === test ? [part.value] : []);
  return { startsWith: [...of('startsWith'), ...more], endsWith: of('endsWith'), equals: of('equals') };
}

/**
 * Instants that stand for every instant from now on: between two instants that conditions name nothing changes, so now, each of them
 * and the moment after it are enough.
 */
export function instants(conditions: readonly Condition[], now: number): number[] {
  const named = conditions.flatMap(partsOf).flatMap((part) => part.kind === 'time' ? [part.instant, part.instant + 1] : []);
  return [...new Set([now, ...named.filter((instant) => instant > now)])].sort((one, other) => one - other);
}
