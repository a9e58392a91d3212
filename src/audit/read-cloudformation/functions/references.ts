import { DocumentError } from '../../document/document-error';
import { Node } from '../../document/node';
import { Place } from '../../document/place';
import { Raw } from '../../document/raw';
import { evaluate } from '../evaluate';
import { parameterOf } from '../parameters';
import { physicalValue } from '../physical-values';
import { pseudoParameter } from '../pseudo-parameters';
import { Context } from '../scope';
import { opaque } from '../texts';
import { argumentsOf } from './arguments';

/** `Ref` */
export function ref(argument: Raw, context: Context, at: Place): Node | undefined {
  if (argument.kind !== 'string') return opaque('a Ref to a name that is not written out', at);
  return valueOf(argument.value, context, at);
}

/** `Fn::GetAtt`, as a list and as a string. */
export function getAtt(argument: Raw, context: Context, at: Place): Node | undefined {
  if (argument.kind === 'string' && argument.value.includes('.')) {
    const dot = argument.value.indexOf('.');
    return attributeOf(argument.value.slice(0, dot), argument.value.slice(dot + 1), context, at);
  }
  const [resource, attribute] = argumentsOf(argument, 'Fn::GetAtt', 2);
  if (resource.kind !== 'string' || attribute.kind !== 'string') return opaque('an attribute whose name is not written out', at);
  return attributeOf(resource.value, attribute.value, context, at);
}

/** What Ref to a name gives: of a parameter, of a resource, of AWS itself. */
export function valueOf(name: string, context: Context, at: Place): Node | undefined {
  const { scope } = context;
  if (name === 'AWS::NoValue') return undefined;
  if (name.startsWith('AWS::')) return pseudoParameter(name, scope, at);
  if (scope.sections.parameters.has(name)) return parameterOf(name, scope);
  return scope.sections.resources.has(name) ? physicalValue(name, 'Ref', context) : missing(name, context, at);
}

/** An attribute of a resource. */
export function attributeOf(resource: string, attribute: string, context: Context, at: Place): Node | undefined {
  const { scope } = context;
  if (!scope.sections.resources.has(resource)) return missing(resource, context, at);
  const nested = scope.nested.get(resource);
  if (!nested || !attribute.startsWith('Outputs.')) return physicalValue(resource, attribute, context);
  const output = nested.sections.outputs.get(attribute.slice('Outputs.'.length));
  const value = output?.kind === 'object' ? output.entries.get('Value') : undefined;
  if (!value) throw new DocumentError(`expected an output of the nested stack ${resource}, got ${attribute}`, at);
  return evaluate(value, { ...context, scope: nested });
}

function missing(name: string, { scope }: Context, at: Place): Node {
  if (scope.transformed) return opaque(`${name}, which a macro may make`, at);
  throw new DocumentError(`expected the name of a parameter or resource of this template, got ${JSON.stringify(name)}`, at);
}
