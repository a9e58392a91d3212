import { evaluate } from './evaluate';
import { PHYSICAL_TYPES, PhysicalType } from './physical-types';
import { account, region } from './pseudo-parameters';
import { Context, objectOf, RawObject, Scope, stringAt } from './scope';
import { combine, combineTexts, opaque, scalar, textOf } from './texts';
import { Node } from '../document/node';
import { NameHole } from '../document/text';

/** What Ref, or an attribute, of a resource gives. */
export function physicalValue(logicalId: string, attribute: string, context: Context): Node {
  const { scope } = context;
  const key = `${logicalId}.${attribute}`;
  const known = scope.cache.values.get(key);
  if (known) return known;
  const resource = objectOf(scope.sections.resources.get(logicalId)!, `the resource ${logicalId}`);
  const value = valueOf(logicalId, attribute, resource, context);
  scope.cache.values.set(key, value);
  return value;
}

/** The name of a resource, and the hole that stands for it where AWS makes it. */
export function physicalName(logicalId: string, context: Context): Node {
  const { scope } = context;
  const key = `name of ${logicalId}`;
  const known = scope.cache.values.get(key);
  if (known) return known;
  const resource = objectOf(scope.sections.resources.get(logicalId)!, `the resource ${logicalId}`);
  const type = PHYSICAL_TYPES.get(stringAt(resource, 'Type') ?? '');
  const name = nameOf(logicalId, type?.name, resource, context);
  scope.cache.values.set(key, name);
  return name;
}

function valueOf(logicalId: string, attribute: string, resource: RawObject, context: Context): Node {
  const { scope } = context;
  const type = stringAt(resource, 'Type') ?? '';
  if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource') {
    return opaque(`what the custom resource ${logicalId} answers`, resource.at);
  }
  if (type === 'AWS::CloudFormation::Stack' && attribute.startsWith('Outputs.')) {
    return opaque(`the nested stack ${logicalId}, whose template is not given`, resource.at);
  }
  const physical: PhysicalType | undefined = PHYSICAL_TYPES.get(type);
  const make = physical && Object.hasOwn(physical.values, attribute) ? physical.values[attribute] : undefined;
  if (!make) return scalar([hole(scope, attribute === 'Ref' ? logicalId : `${logicalId}.${attribute}`)], resource.at);
  const name = physicalName(logicalId, context);
  const path = type.startsWith('AWS::IAM::') ? property(resource, 'Path', context) ?? scalar(['/'], resource.at) : undefined;
  return combineTexts([name, path], resource.at, scope.system, ([nameText, pathText]) => make({
    name: nameText,
    path: pathText,
    account: account(scope),
    region: region(scope),
    made: (part) => [hole(scope, `${logicalId}.${part}`)],
  }));
}

function nameOf(logicalId: string, named: string | undefined, resource: RawObject, context: Context): Node {
  const { scope } = context;
  const made = scalar([hole(scope, logicalId)], resource.at);
  const id = `name of ${logicalId}`;
  // A name that depends on itself is refused by CloudFormation; here it is no reason to fail.
  if (named === undefined || scope.cache.open.has(id)) return made;
  scope.cache.open.add(id);
  const given = property(resource, named, context);
  scope.cache.open.delete(id);
  if (!given) return made;
  return combine([given], resource.at, scope.system, ([value]) => value ? scalar(textOf(value), value.at) : made)!;
}

function property(resource: RawObject, name: string, context: Context): Node | undefined {
  const properties = resource.entries.get('Properties');
  const raw = properties?.kind === 'object' ? properties.entries.get(name) : undefined;
  return raw && evaluate(raw, { ...context, when: [] });
}

function hole(scope: Scope, name: string): NameHole {
  return { kind: 'name', id: `${scope.id}#${name}`, label: `\${${name}}` };
}
