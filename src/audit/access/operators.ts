import { cidr } from './addresses';
import { compile, Reading } from './compile';
import { Constraint, NumberSet } from './constraint';
import { Glob } from './glob';
import { EVERYTHING, NOTHING } from './language';
import { above, below, between, Ranges, union, without } from './ranges';
import { literalOf, Text, unknownIn } from '../document/text';
import { Condition } from '../policy/statement';

/** What a condition says of its key; undefined: it is outside what is understood. */
export function constraintOf({ operator, values }: Pick<Condition, 'operator' | 'values'>, reading: Omit<Reading, 'wildcards'>): Constraint | undefined {
  const [, quantifier, name, ifExists] = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/.exec(operator.toLowerCase()) ?? [];
  if (name === undefined) return undefined;
  if (name === 'null') return ifExists ? undefined : nullConstraint(values);
  const negated = name.includes('not');
  const present = valuesOf(name.replace('not', ''), values, negated ? flipped(reading) : reading);
  if (!present) return undefined;
  // AWS leaves open what a variable without a value does in a negation
  if (negated && reading.err === 'under' && 'globs' in present && present.globs.length < values.length) return undefined;
  const absent = quantifier === 'forallvalues' || ifExists !== undefined || (negated && quantifier === undefined);
  return { absent, present: negated ? negation(present) : present };
}

function nullConstraint(values: readonly Text[]): Constraint | undefined {
  const wanted = values.map((value) => literalOf(value)?.toLowerCase());
  if (wanted.some((value) => value !== 'true' && value !== 'false')) return undefined;
  return { absent: wanted.includes('true'), present: wanted.includes('false') ? EVERYTHING : NOTHING };
}

/** What errs upwards in a condition errs downwards in its negation. */
function flipped<T extends Pick<Reading, 'err' | 'callers'>>(reading: T): T {
  return { ...reading, err: opposite(reading.err), callers: opposite(reading.callers) };
}

export function opposite(err: Reading['err']): Reading['err'] {
  return err === 'over' ? 'under' : 'over';
}

function negation(present: Constraint['present']): Constraint['present'] {
  return 'ranges' in present ? { ...present, ranges: without(present.ranges) } : { ...present, some: !present.some };
}

type Read = (values: readonly Text[], reading: Omit<Reading, 'wildcards'>) => Constraint['present'] | undefined;

/** By the operator's name in lower case, without its `not`. */
const OPERATORS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['stringequals', strings({ wildcards: false })],
  ['stringequalsignorecase', strings({ wildcards: false, fold: true })],
  ['stringlike', strings({ wildcards: true })],
  ['arnequals', strings({ wildcards: true, arn: 'condition' })],
  ['arnlike', strings({ wildcards: true, arn: 'condition' })],
  ['binaryequals', strings({ wildcards: false })],
  ['bool', strings({ wildcards: false, fold: true })],
  ['numericequals', numbers('number', number, (value) => between(value, value))],
  ['numericlessthan', numbers('number', number, (value) => below(value, false))],
  ['numericlessthanequals', numbers('number', number, (value) => below(value, true))],
  ['numericgreaterthan', numbers('number', number, (value) => above(value, false))],
  ['numericgreaterthanequals', numbers('number', number, (value) => above(value, true))],
  ['dateequals', numbers('date', instant, (value) => between(value, value))],
  ['datelessthan', numbers('date', instant, (value) => below(value, false))],
  ['datelessthanequals', numbers('date', instant, (value) => below(value, true))],
  ['dategreaterthan', numbers('date', instant, (value) => above(value, false))],
  ['dategreaterthanequals', numbers('date', instant, (value) => above(value, true))],
  ['ipaddress', numbers('address', cidr, ([low, high]) => between(low, high))],
]);

function valuesOf(name: string, values: readonly Text[], reading: Omit<Reading, 'wildcards'>) {
  return OPERATORS.get(name)?.(values, reading);
}

function strings(how: Pick<Reading, 'wildcards' | 'fold' | 'arn'>): Read {
  return (values, reading) => {
    const globs = values.map((value) => compile(value, { ...reading, ...how })).filter((glob): glob is Glob => glob !== undefined);
    return { globs, some: true };
  };
}

function numbers<T>(kind: NumberSet['kind'], parse: (text: string) => T | undefined, rangesOf: (value: T) => Ranges): Read {
  return (values, { err, parameters }) => {
    const ranges: Ranges[] = [];
    for (const value of values) {
      const literal = literalOf(value);
      const parsed = literal === undefined ? undefined : parse(literal);
      if (literal !== undefined && parsed === undefined) return undefined; // IAM would refuse it
      if (parsed !== undefined) ranges.push(rangesOf(parsed));
      else if (kind === 'date' && parameters !== 'either' && !unknownIn(value)) ranges.push(rangesOf(parse('9999-12-31')!)); // as late as it may be
      else ranges.push(err === 'over' ? [{}] : []);
    }
    return { kind, ranges: union(ranges) };
  };
}

function number(text: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** ISO 8601, or seconds since 1970. */
export function instant(text: string): number | undefined {
  if (/^-?\d{5,}$/.test(text)) return Number(text) * 1000;
  if (!/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?)?)?$/.test(text)) return undefined;
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? undefined : parsed;
}
