import { DefaultTokenResolver, StringConcat, TerraformResource, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';
import { onceAtSynth } from './at-synth';
import { isPlain } from './literal';
import { written } from './written';

/** Attributes by their names in Terraform. */
interface Attributes {
  readonly [attribute: string]: any;
}

/**
 * The attributes of a resource as they will be in the Terraform JSON: with overrides, and Lazy values in place. For checks at synth, and in
 * constructors for what they just made. Checks read few attributes, and to resolve one takes longer than the check, so each is resolved when
 * it is read.
 */
export const rendered = onceAtSynth((resource: TerraformResource): Attributes => {
  const found = new Map<string, unknown>();
  const get = (attributes: Attributes, name: string) => {
    if (!found.has(name) && Object.hasOwn(attributes, name)) found.set(name, resolved(attributes[name], resource));
    return found.get(name);
  };
  return new Proxy(written(resource), { get });
});

/** A value as it will be in the Terraform JSON. */
export function resolved<T>(value: T, scope: IConstruct): T {
  return isPlain(value) ? value : Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false });
}
