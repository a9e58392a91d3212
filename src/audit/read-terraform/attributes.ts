import { AWS_ATTRIBUTES } from './attributes-aws';
import { CLOUD_ATTRIBUTES } from './attributes-clouds';
import { opaque, scalar } from './nodes';
import { addressOf, holeOf, Target, targetOf } from './target';
import { Node, Resource } from '../document/node';

/** Providers of which every attribute that is not written is made by the cloud. */
const CLOUD_MADE = /^(?:data\.)?(?:google|azurerm)_|^(?:azuread|random)_/;
/** Attributes by which the other resources of AWS are known, and secrets. */
const AWS_MADE = /(?:^|_)(?:id|arn|name|url|endpoint|alias|fingerprint|email|secret|password|password_v4)$/;

const ATTRIBUTES = new Map(Object.entries({ ...AWS_ATTRIBUTES, ...CLOUD_ATTRIBUTES }).map(([type, made]) => [type, new Map(Object.entries(made))]));

/** An attribute: as it is written, or as its cloud makes it from what is written, or a name that the cloud makes. */
export function attributeOf(target: Target, name: string): Node {
  const written = target.property(name);
  const made = ATTRIBUTES.get(target.type)?.get(name);
  if (made && (!written || written.kind !== 'text' || written.text.some((part) => typeof part !== 'string'))) return made(target);
  if (written) return written;
  if (CLOUD_MADE.test(target.type) || (target.type.startsWith('aws_') && AWS_MADE.test(name))) return scalar([holeOf(target, name)], target.at);
  return opaque(`${addressOf(target)}.${name}`, target.at);
}

/** The attribute of a resource whose properties are resolved. */
export function attributeOfResource(resource: Resource, name: string): Node {
  return attributeOf(targetOf(resource), name);
}
