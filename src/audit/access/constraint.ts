import { ADDRESSES, addressOf } from './addresses';
import { Language, complement as complementLanguage, EVERYTHING, member, NOTHING } from './language';
import { Letter, Letters } from './letters';
import { ALL, intersection, Ranges, valueIn, without } from './ranges';

/** What a condition asks of one variable of a request: of one context key, the resource, or the time. */
export interface Constraint {
  /** Whether it holds when the key is absent. */
  readonly absent: boolean;
  /** The values it holds for. */
  readonly present: Language | NumberSet;
}

/** Values that are numbers, instants or addresses. */
export interface NumberSet {
  readonly kind: 'number' | 'date' | 'address';
  readonly ranges: Ranges;
}

export const ALWAYS: Constraint = { absent: true, present: EVERYTHING };
export const ABSENT: Constraint = { absent: true, present: NOTHING };
export const PRESENT: Constraint = { absent: false, present: EVERYTHING };

export function complement({ absent, present }: Constraint): Constraint {
  return { absent: !absent, present: isNumbers(present) ? { ...present, ranges: without(present.ranges) } : complementLanguage(present) };
}

/** A value that meets all constraints; `absent` is preferred; undefined: there is none. */
export type Value = { readonly letters: readonly Letter[] } | { readonly number: number | bigint; readonly kind: NumberSet['kind'] } | 'absent';

export function solution(constraints: readonly Constraint[]): Value | undefined {
  if (constraints.every(({ absent }) => absent)) return 'absent';
  const numbers = constraints.map(({ present }) => present).filter(isNumbers);
  const languages = merged(constraints.map(({ present }) => present).filter((present): present is Language => !isNumbers(present)));
  if (numbers.length === 0) {
    const letters = member(languages);
    return letters && { letters };
  }
  if (languages.some((language) => language !== EVERYTHING)) return mixed(numbers, languages);
  const number = numberIn(numbers);
  return number === undefined ? undefined : { number, kind: numbers[0].kind };
}

/** What is to match none of these patterns and none of those is to match none of all. */
function merged(languages: readonly Language[]): readonly Language[] {
  const negated = languages.filter(({ globs, some }) => !some && globs.length > 0);
  if (negated.length < 2) return languages;
  return [...languages.filter((language) => !negated.includes(language)), { globs: negated.flatMap(({ globs }) => globs), some: false }];
}

/**
 * A key that is compared as a number here and as a string there. No value is looked for in both senses: it is said that there may be one,
 * unless one sense alone has none.
 */
function mixed(numbers: readonly NumberSet[], languages: readonly Language[]): Value | undefined {
  const number = numberIn(numbers);
  if (number === undefined || !member(languages)) return undefined;
  throw new MixedTypes('a context key that is compared as a string and as a number');
}

function numberIn(numbers: readonly NumberSet[]): number | bigint | undefined {
  return valueIn(numbers.map(({ ranges }) => ranges).reduce(intersection, numbers[0].kind === 'address' ? ADDRESSES : ALL));
}

/** Thrown when one key is compared as different types; the audit then cannot tell. */
export class MixedTypes extends Error {}

/** The value for people. */
export function showValue(value: Exclude<Value, 'absent'>, letters: Letters): string {
  if ('letters' in value) return letters.show(value.letters);
  if (value.kind === 'date') return new Date(Number(value.number)).toISOString().replace('.000Z', 'Z');
  return value.kind === 'address' ? addressOf(BigInt(value.number)) : String(value.number);
}

function isNumbers(present: Constraint['present']): present is NumberSet {
  return 'ranges' in present;
}
