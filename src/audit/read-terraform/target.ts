import { Node, Resource } from '../document/node';
import { Place } from '../document/place';
import { NameHole } from '../document/text';

/** A resource or data source, as far as a reference to it needs it. */
export interface Target {
  /** As in Resource. */
  readonly id: string;
  readonly type: string;
  readonly at: Place;
  readonly property: (name: string) => Node | undefined;
}

/** What an attribute is that is not written in the documents. */
export type Attributes = Readonly<Record<string, (target: Target) => Node>>;

/** A resource whose properties are resolved, to be referred to. */
export function targetOf(resource: Resource): Target {
  return { ...resource, property: (name) => resource.properties.entries.get(name) };
}

/** The name that the cloud makes for a resource, or for one of its attributes. */
export function holeOf(target: Pick<Target, 'id'>, attribute?: string): NameHole {
  const suffix = attribute === undefined ? '' : `.${attribute}`;
  return { kind: 'name', id: `${target.id}${suffix}`, label: `\${${addressOf(target)}${suffix}}` };
}

/** `aws_iam_role.images`. */
export function addressOf(target: Pick<Target, 'id'>): string {
  return target.id.slice(target.id.indexOf('#') + 1);
}
