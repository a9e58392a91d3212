import { Node } from '../../document/node';
import { Place } from '../../document/place';
import { Raw } from '../../document/raw';
import { concat, literalOf } from '../../document/text';
import { dict, opaque, optionsOf, scalar, withText } from '../nodes';
import { Expression } from './expression';
import { parseTemplate } from './parse-template';

/** What an expression can refer to. */
export interface Scope {
  /** What a reference stands for; undefined: null. */
  readonly reference: (expression: Extract<Expression, { kind: 'reference' }>, at: Place) => Node | undefined;
  /** The atom for a condition that the configuration leaves open. */
  readonly atom: (condition: string) => string;
}

/** A string of more alternatives than this is not told apart. */
const MAX_ALTERNATIVES = 16;
/** Functions that give what they are given. */
const SAME = ['tostring', 'tolist', 'toset', 'sensitive', 'nonsensitive'];

/** A value of a Terraform JSON file, with its templates resolved; undefined: null. */
export function resolve(raw: Raw, scope: Scope): Node | undefined {
  const { at } = raw;
  switch (raw.kind) {
    case 'null': return undefined;
    case 'string': return resolveExpression(parseTemplate(raw.value), at, scope);
    case 'array': return { kind: 'list', items: raw.items.flatMap((item) => resolve(item, scope) ?? []), at };
    case 'object': return withDynamic(raw, (key, value) => key === '//' ? undefined : resolve(value, scope));
    default: return { kind: 'text', text: [raw.value], type: raw.kind, at };
  }
}

/** An object, with the `dynamic` blocks in it: nobody knows how many of them there are. */
function withDynamic(raw: Extract<Raw, { kind: 'object' }>, each: (key: string, value: Raw) => Node | undefined): Node {
  const dynamic = raw.entries.get('dynamic');
  const names = dynamic?.kind === 'object' ? [...dynamic.entries.keys()] : [];
  const entries = [...raw.entries].filter(([key]) => key !== 'dynamic' || names.length === 0).map(([key, value]) => [key, each(key, value)] as const);
  const known = dict(Object.fromEntries(entries), raw.at);
  const blocks = names.map((name) => [name, dynamicBlock(name, known.entries.get(name), raw.at)] as const);
  return { ...known, entries: new Map([...known.entries, ...blocks]) };
}

/** Written blocks of a name, followed by the `dynamic` ones. */
export function dynamicBlock(name: string, written: Node | undefined, at: Place): Node {
  const before = written?.kind === 'list' ? written.items : written ? [written] : [];
  return { kind: 'list', items: [...before, opaque(`the dynamic block ${name}`, at)], at };
}

/** The value of an expression; undefined: null. */
export function resolveExpression(expression: Expression, at: Place, scope: Scope): Node | undefined {
  const inner = (part: Expression): Node | undefined => resolveExpression(part, at, scope);
  switch (expression.kind) {
    case 'null': return undefined;
    case 'literal': return { kind: 'text', text: [expression.value], type: expression.type, at };
    case 'list': return { kind: 'list', items: expression.items.flatMap((item) => inner(item) ?? []), at };
    case 'reference': return scope.reference(expression, at);
    case 'template': return template(expression.parts.map((part) => typeof part === 'string' ? scalar([part], at) : inner(part)), at);
    case 'object': {
      const entries = expression.entries.map(({ key, value }) => {
        const name = inner(key);
        return [name?.kind === 'text' ? literalOf(name.text) : undefined, inner(value)] as const;
      });
      if (entries.some(([key]) => key === undefined)) return opaque('an object with keys that are not literal', at);
      return dict(Object.fromEntries(entries), at);
    }
    case 'conditional': {
      const condition = inner(expression.condition);
      const known = condition?.kind === 'text' ? literalOf(condition.text) : undefined;
      if (known === 'true' || known === 'false') return inner(known === 'true' ? expression.then : expression.otherwise);
      const atom = scope.atom(expression.source);
      const option = (is: boolean, value: Expression) => ({ when: [{ atom, is }], value: inner(value) });
      return { kind: 'either', options: [option(true, expression.then), option(false, expression.otherwise)], at };
    }
    case 'call':
      if (expression.args.length === 1 && (expression.name === 'jsonencode' || SAME.includes(expression.name))) return inner(expression.args[0]);
      if (expression.name === 'regex' && expression.args.length === 2 && matchesAll(inner(expression.args[0]))) return inner(expression.args[1]);
      return opaque(`the expression ${expression.source}`, at);
    case 'other': return opaque(`the expression ${expression.source}`, at);
  }
}

/**
 * Whether what a pattern matches is the whole text, or Terraform refuses to plan: anchored, without alternatives or captures beside the
 * text. So our constructs check the value of a variable.
 *
 * @see https://developer.hashicorp.com/terraform/language/functions/regex
 */
function matchesAll(pattern: Node | undefined): boolean {
  const text = pattern?.kind === 'text' ? literalOf(pattern.text) : undefined;
  return text !== undefined && /^\^[^()|\\^$]*\$$/.test(text.replace(/\[[^\]\\]+\]/g, '').replace(/\(\?:[^()\\]*\)/g, ''));
}

function template(parts: readonly (Node | undefined)[], at: Place): Node {
  let whole: Node = scalar([], at);
  for (const part of parts) {
    if (!part) continue;
    whole = withText(whole, (text) => withText(part, (next) => scalar(concat(text, next), at)));
    if (optionsOf(whole).length > MAX_ALTERNATIVES) return opaque(`more than ${MAX_ALTERNATIVES} alternatives of a string`, at);
  }
  return whole;
}
