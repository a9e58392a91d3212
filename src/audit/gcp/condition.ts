import { Cel, parseCel } from './cel';

/** A condition as a formula over the questions that it asks of a request. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'constant'; readonly is: boolean }
  /** The name of the resource, or the prefix that a list call asks for; `absent`: what stands for the prefix where there is none. */
  | { readonly kind: 'name'; readonly test: StringTest; readonly value: string }
  | { readonly kind: 'list prefix'; readonly test: StringTest; readonly value: string; readonly absent: string }
  | { readonly kind: 'type' | 'service'; readonly test: StringTest; readonly value: string }
  | { readonly kind: 'time'; readonly operator: '<' | '<=' | '>' | '>='; readonly instant: number }
  | { readonly kind: 'unknown'; readonly why: string };

export type StringTest = 'startsWith' | 'endsWith' | 'equals';

/** What a request tells a condition. */
export interface GcsRequest {
  readonly type: 'Object' | 'Bucket';
  /** `projects/_/buckets/acme/objects/a.png` */
  readonly name: string;
  /** Of list calls that have one. */
  readonly listPrefix?: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export const ALWAYS: Condition = { kind: 'constant', is: true };

/** The attribute that holds the prefix of a list call. */
export const LIST_PREFIX = 'storage.googleapis.com/objectListPrefix';

const SERVICE = 'storage.googleapis.com';
const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/**
 * Reads a condition of an IAM binding. What is outside the subset is an unknown part of the formula, and the rest still counts.
 *
 * @see https://cloud.google.com/iam/docs/conditions-attribute-reference
 */
export function readCondition(expression: string): Condition {
  const cel = parseCel(expression);
  return cel ? formulaOf(cel) : { kind: 'unknown', why: `the condition \`${expression.length > 200 ? `${expression.slice(0, 200)}...` : expression}\`` };
}

/** Whether the condition holds for a request; undefined: it depends on an unknown part. */
export function holds(condition: Condition, request: GcsRequest): boolean | undefined {
  switch (condition.kind) {
    case 'constant': return condition.is;
    case 'unknown': return undefined;
    case 'not': {
      const inner = holds(condition.of, request);
      return inner === undefined ? undefined : !inner;
    }
    case 'all': case 'any': {
      const decisive = condition.kind === 'any';
      const parts = condition.of.map((part) => holds(part, request));
      return parts.includes(decisive) ? decisive : parts.includes(undefined) ? undefined : !decisive;
    }
    case 'name': return passes(condition.test, request.name, condition.value);
    case 'list prefix': return passes(condition.test, request.listPrefix ?? condition.absent, condition.value);
    case 'type': return passes(condition.test, `${SERVICE}/${request.type}`, condition.value);
    case 'service': return passes(condition.test, SERVICE, condition.value);
    case 'time': return compare(request.time, condition.operator, condition.instant);
  }
}

/** Every formula inside a condition, itself included. */
export function partsOf(condition: Condition): Condition[] {
  switch (condition.kind) {
    case 'all': case 'any': return [condition, ...condition.of.flatMap(partsOf)];
    case 'not': return [condition, ...partsOf(condition.of)];
    default: return [condition];
  }
}

function formulaOf(cel: Cel): Condition {
  const unknown: Condition = { kind: 'unknown', why: `the condition \`${textOf(cel)}\`` };
  switch (cel.kind) {
    case 'not': return { kind: 'not', of: formulaOf(cel.of) };
    case 'name': return cel.path === 'true' || cel.path === 'false' ? { kind: 'constant', is: cel.path === 'true' } : unknown;
    case 'call': {
      const [arg] = cel.args;
      if (!cel.of || cel.args.length !== 1 || arg.kind !== 'string') return unknown;
      return cel.method === 'startsWith' || cel.method === 'endsWith' ? testOf(cel.of, cel.method, arg.value) ?? unknown : unknown;
    }
    case 'binary': {
      const { operator, left, right } = cel;
      if (operator === '&&') return { kind: 'all', of: [formulaOf(left), formulaOf(right)] };
      if (operator === '||') return { kind: 'any', of: [formulaOf(left), formulaOf(right)] };
      if (operator === '==' || operator === '!=') {
        const equal = right.kind === 'string' ? testOf(left, 'equals', right.value) : left.kind === 'string' ? testOf(right, 'equals', left.value) : undefined;
        return equal ? operator === '==' ? equal : { kind: 'not', of: equal } : unknown;
      }
      return timeOf(left, operator, right) ?? timeOf(right, MIRRORED[operator], left) ?? unknown;
    }
    default: return unknown;
  }
}

function testOf(subject: Cel, test: StringTest, value: string): Condition | undefined {
  if (subject.kind === 'name') {
    if (subject.path === 'resource.name') return { kind: 'name', test, value };
    if (subject.path === 'resource.type') return { kind: 'type', test, value };
    if (subject.path === 'resource.service') return { kind: 'service', test, value };
  }
  if (subject.kind !== 'call' || subject.method !== 'getAttribute' || subject.of?.kind !== 'name' || subject.of.path !== 'api') return undefined;
  const [key, absent] = subject.args;
  const known = subject.args.length === 2 && key.kind === 'string' && key.value === LIST_PREFIX && absent.kind === 'string';
  return known ? { kind: 'list prefix', test, value, absent: absent.value } : undefined;
}

function timeOf(left: Cel, operator: string, right: Cel): Condition | undefined {
  if (left.kind !== 'name' || left.path !== 'request.time') return undefined;
  if (right.kind !== 'call' || right.of || right.method !== 'timestamp' || right.args[0]?.kind !== 'string') return undefined;
  // RFC 3339, as CEL wants it: Date.parse alone would take more
  const written = right.args[0].value;
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(written) ? Date.parse(written) : NaN;
  return Number.isNaN(instant) || right.args.length !== 1 ? undefined : { kind: 'time', operator: operator as '<', instant };
}

function passes(test: StringTest, text: string, value: string): boolean {
  return test === 'equals' ? text === value : text[test](value);
}

function compare(time: number, operator: '<' | '<=' | '>' | '>=', instant: number): boolean {
  switch (operator) {
    case '<': return time < instant;
    case '<=': return time <= instant;
    case '>': return time > instant;
    case '>=': return time >= instant;
  }
}

function textOf(cel: Cel): string {
  switch (cel.kind) {
    case 'string': return JSON.stringify(cel.value);
    case 'name': return cel.path;
    case 'call': return `${cel.of ? `${textOf(cel.of)}.` : ''}${cel.method}(${cel.args.map(textOf).join(', ')})`;
    case 'not': return `!${textOf(cel.of)}`;
    case 'binary': return `${textOf(cel.left)} ${cel.operator} ${textOf(cel.right)}`;
  }
}
