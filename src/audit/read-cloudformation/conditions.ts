import { evaluate } from './evaluate';
import { allowedValues, valueAtom } from './parameters';
import { Context, RawObject, Scope } from './scope';
import { Choice, Guard } from '../document/choice';
import { DocumentError } from '../document/document-error';
import { not, together } from '../document/guards';
import { Place } from '../document/place';
import { Raw } from '../document/raw';
import { literalOf, same, Text } from '../document/text';

/** As many conditions may depend on each other in a row. */
const MAX_DEPTH = 200;

/** What a condition says: it holds, it does not, or somebody chooses. */
export function conditionOf(name: string, scope: Scope, at: Place): boolean | Choice {
  const { conditions, open } = scope.cache;
  const known = conditions.get(name);
  if (known !== undefined) return known;
  const raw = scope.sections.conditions.get(name);
  if (!raw) throw new DocumentError(`expected a condition of the section Conditions, got ${JSON.stringify(name)}`, at);
  if (open.has(`condition ${name}`)) throw new DocumentError(`expected conditions that do not depend on themselves, got ${name}`, raw.at);
  if (open.size > MAX_DEPTH) throw new DocumentError(`expected at most ${MAX_DEPTH} conditions that depend on each other, got more`, raw.at);
  open.add(`condition ${name}`);
  const meaning = meaningOf(raw, `${scope.id}#${name}`, { scope, when: [], depth: 0 });
  open.delete(`condition ${name}`);
  conditions.set(name, meaning);
  return meaning;
}

/** When a resource is there; undefined: never. */
export function guardOf(resource: RawObject, scope: Scope): Guard | undefined {
  const name = resource.entries.get('Condition');
  if (name?.kind !== 'string') return scope.when;
  const condition = conditionOf(name.value, scope, name.at);
  if (typeof condition === 'boolean') return condition ? scope.when : undefined;
  return together(scope.when, [condition], scope.system.choices);
}

/** @param id by which an atom of its own is known, if it needs one */
function meaningOf(raw: Raw, id: string, context: Context): boolean | Choice {
  const [[name, argument] = [], ...more] = raw.kind === 'object' ? [...raw.entries] : [];
  const list = argument?.kind === 'array' ? argument.items : [];
  if (argument && more.length === 0) {
    switch (name) {
      case 'Condition': return argument.kind === 'string' ? conditionOf(argument.value, context.scope, argument.at) : free(id, context);
      case 'Fn::Not': return list.length === 1 ? negated(meaningOf(list[0], `${id}.0`, context)) : free(id, context);
      case 'Fn::And': return junction('and', list.map((item, index) => meaningOf(item, `${id}.${index}`, context)), id, context);
      case 'Fn::Or': return junction('or', list.map((item, index) => meaningOf(item, `${id}.${index}`, context)), id, context);
      case 'Fn::Equals': return list.length === 2 ? equality(list[0], list[1], id, context) : free(id, context);
    }
  }
  throw new DocumentError('expected Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition, got something else', raw.at);
}

function negated(meaning: boolean | Choice): boolean | Choice {
  return typeof meaning === 'boolean' ? !meaning : not(meaning);
}

function junction(kind: 'and' | 'or', items: readonly (boolean | Choice)[], id: string, context: Context): boolean | Choice {
  const decisive = kind === 'or';
  if (items.includes(decisive)) return decisive;
  const open = items.filter((item) => typeof item !== 'boolean');
  if (open.length <= 1) return open[0] ?? !decisive;
  context.scope.system.choices.set(id, { kind, of: open });
  return { atom: id, is: true };
}

function equality(one: Raw, other: Raw, id: string, context: Context): boolean | Choice {
  const [left, right] = [one, other].map((raw) => parameterIn(raw, context) ?? plainText(raw, context));
  if (!left || !right) return free(id, context);
  if ('parameter' in left && !('parameter' in right)) return parameterIs(left, right, id, context);
  if ('parameter' in right && !('parameter' in left)) return parameterIs(right, left, id, context);
  if ('parameter' in left || 'parameter' in right) return free(id, context);
  if (same(left, right)) return true;
  return literalOf(left) !== undefined && literalOf(right) !== undefined ? false : free(id, context);
}

function parameterIs(open: OpenParameter, text: Text, id: string, context: Context): boolean | Choice {
  const value = literalOf(text);
  if (value === undefined) return free(id, context);
  if (open.values && !open.values.includes(value)) return false;
  return { atom: valueAtom(open.parameter, value, open.values, context.scope.system), is: true };
}

/** A parameter whose value nobody has given yet. */
interface OpenParameter {
  readonly parameter: string;
  readonly values?: readonly string[];
}

function parameterIn(raw: Raw, context: Context): OpenParameter | undefined {
  const node = evaluate(raw, context);
  if (node?.kind === 'text' && node.text.length === 1) {
    const [part] = node.text;
    return typeof part !== 'string' && part.kind !== 'unknown' ? { parameter: part.id } : undefined;
  }
  const ref = raw.kind === 'object' ? raw.entries.get('Ref') : undefined;
  const declared = ref?.kind === 'string' ? context.scope.sections.parameters.get(ref.value) : undefined;
  if (node?.kind !== 'either' || ref?.kind !== 'string' || !declared || context.scope.parameters) return undefined;
  return { parameter: `${context.scope.id}#${ref.value}`, values: allowedValues(declared) };
}

function plainText(raw: Raw, context: Context): Text | undefined {
  const node = evaluate(raw, context);
  return node?.kind === 'text' ? node.text : undefined;
}

function free(id: string, context: Context): Choice {
  context.scope.system.choices.set(id, { kind: 'free' });
  return { atom: id, is: true };
}
