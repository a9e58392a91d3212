import { guardOf } from './conditions';
import { evaluate } from './evaluate';
import { physicalName, physicalValue } from './physical-values';
import { Context, objectOf, RawObject, Scope, stringAt } from './scope';
import { textOf } from './texts';
import { Guard } from '../document/choice';
import { alternatives } from '../document/expand';
import { together } from '../document/guards';
import { Dict, Node, Resource } from '../document/node';
import { Place } from '../document/place';
import { Text } from '../document/text';

/** A resource of a template, with where it comes from. */
export interface Made extends Resource {
  readonly logicalId: string;
  readonly scope: Scope;
  readonly raw: RawObject;
  /** Why its properties are not known, if so. */
  readonly unknown?: string;
}

/** One name that a resource may have, and when. */
export interface Named {
  readonly when: Guard;
  readonly name: Text;
  readonly arn: Text;
}

/** The resources of a stack, without those that are never there. */
export function madeIn(scope: Scope): Made[] {
  return [...scope.sections.resources].flatMap(([logicalId, value]) => {
    if (logicalId.startsWith('Fn::')) return [];
    const raw = objectOf(value, `the resource ${logicalId}`);
    const when = guardOf(raw, scope);
    return when ? [make(logicalId, raw, when, scope)] : [];
  });
}

/** The names that a resource may have: mostly one. */
export function namesOf({ logicalId, scope, when }: Made): Named[] {
  const context: Context = { scope, when: [], depth: 0 };
  const { choices } = scope.system;
  const arns = alternatives(physicalValue(logicalId, 'Arn', context));
  return alternatives(physicalName(logicalId, context)).flatMap((name) => arns.flatMap((arn) => {
    const named = together(name.when, arn.when, choices);
    const guard = named && together(when, named, choices);
    return guard && name.value && arn.value ? [{ when: guard, name: textOf(name.value), arn: textOf(arn.value) }] : [];
  }));
}

/** The place of a resource's property, or of the resource. */
export function placeOf(made: Made, property: string): Place {
  const properties = made.raw.entries.get('Properties');
  return (properties?.kind === 'object' ? properties.entries.get(property)?.at : undefined) ?? made.at;
}

function make(logicalId: string, raw: RawObject, when: Guard, scope: Scope): Made {
  const properties = propertiesOf(raw, { scope, when, depth: 0 });
  const type = stringAt(raw, 'Type') ?? '';
  return {
    id: `${scope.id}#${logicalId}`,
    type,
    ...(type === 'AWS::Lambda::Function' && { arn: textOf(physicalValue(logicalId, 'Arn', { scope, when: [], depth: 0 })) }),
    when,
    properties: properties.kind === 'dict' ? properties : { kind: 'dict', entries: new Map(), at: raw.at },
    unknown: properties.kind === 'dict' ? undefined : properties.kind === 'unknown' ? properties.why : 'properties that are no object',
    constructPath: stringAt(raw.entries.get('Metadata'), 'aws:cdk:path'),
    at: raw.at,
    logicalId,
    scope,
    raw,
  };
}

function propertiesOf(raw: RawObject, context: Context): Node {
  const none: Dict = { kind: 'dict', entries: new Map(), at: raw.at };
  const properties = raw.entries.get('Properties');
  return (properties && evaluate(properties, context)) ?? none;
}
