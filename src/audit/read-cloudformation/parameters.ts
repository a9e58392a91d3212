import { objectOf, Scope, stringAt } from './scope';
import { opaque, scalar } from './texts';
import { Node } from '../document/node';
import { Raw } from '../document/raw';
import { literalOf, ParameterHole } from '../document/text';

/** More values than this are a pattern and no choices. */
const MAX_CHOICES = 16;

/** What Ref to a parameter gives. */
export function parameterOf(name: string, scope: Scope): Node {
  const known = scope.cache.parameters.get(name);
  if (known) return known;
  const raw = objectOf(scope.sections.parameters.get(name)!, `the parameter ${name}`);
  const passed = scope.parameters?.get(name);
  const node = (passed ? asList(passed(), raw) : givenTo(name, raw, scope)) ?? openParameter(name, raw, scope);
  scope.cache.parameters.set(name, node);
  return node;
}

/** The name of the atom for one value of a parameter, which is made known if it is new. */
export function valueAtom(parameter: string, value: string, values: readonly string[] | undefined, { choices }: Scope['system']): string {
  const atom = `${parameter}=${value}`;
  if (!choices.has(atom)) choices.set(atom, { kind: 'parameter', parameter, value, values });
  return atom;
}

/** The values that a parameter may have; undefined: any. */
export function allowedValues(raw: Raw): string[] | undefined {
  const values = raw.kind === 'object' ? raw.entries.get('AllowedValues') : undefined;
  if (values?.kind !== 'array') return undefined;
  return [...new Set(values.items.flatMap((item) => 'value' in item ? [item.value] : []))];
}

function givenTo(name: string, raw: Raw, scope: Scope): Node | undefined {
  // What a parent does not pass to a nested stack has its default: nobody can give it from outside.
  const value = scope.parameters ? defaultOf(raw) : scope.system.given.get(name);
  return value === undefined ? undefined : typed(value, raw);
}

/** A list is passed to a nested stack as one text. */
function asList(node: Node | undefined, raw: Raw): Node | undefined {
  const literal = node?.kind === 'text' && isList(stringAt(raw, 'Type') ?? '') ? literalOf(node.text) : undefined;
  return literal === undefined ? node : typed(literal, raw);
}

function openParameter(name: string, raw: Raw, scope: Scope): Node {
  const type = stringAt(raw, 'Type') ?? 'String';
  if (type.startsWith('AWS::SSM::Parameter::Value')) return ssm(name, raw);
  const id = `${scope.id}#${name}`;
  const values = allowedValues(raw);
  if (values && values.length > 0 && values.length <= MAX_CHOICES && !isList(type)) {
    const options = values.map((value) => ({ when: [{ atom: valueAtom(id, value, values, scope.system), is: true }], value: typed(value, raw) }));
    return values.length === 1 ? typed(values[0], raw) : { kind: 'either', options, at: raw.at };
  }
  if (isList(type)) return opaque(`the list parameter ${name}`, raw.at);
  const pattern = values ? values.map(escaped).join('|') : stringAt(raw, 'AllowedPattern') ?? (type === 'Number' ? '-?[0-9]+([.][0-9]+)?' : undefined);
  const hole: ParameterHole = { kind: 'parameter', id, label: `\${${name}}`, pattern, default: defaultOf(raw) };
  return scalar([hole], raw.at);
}

function typed(value: string, raw: Raw): Node {
  const type = stringAt(raw, 'Type') ?? 'String';
  if (type.startsWith('AWS::SSM::Parameter::Value')) return ssm(value, raw);
  if (!isList(type)) return scalar(value === '' ? [] : [value], raw.at);
  return { kind: 'list', items: value.split(',').map((item) => scalar([item.trim()], raw.at)), at: raw.at };
}

function ssm(name: string, raw: Raw): Node {
  return opaque(`the value of the Systems Manager parameter that ${name} names`, raw.at);
}

function isList(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

function defaultOf(raw: Raw): string | undefined {
  const value = raw.kind === 'object' ? raw.entries.get('Default') : undefined;
  return value && 'value' in value ? value.value : undefined;
}

function escaped(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
