import { DefaultTokenResolver, StringConcat, TerraformResource, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';
import { onceAtSynth } from './at-synth';

/**
 * The attributes of a resource as they will be in the Terraform JSON: with overrides, and Lazy values in place. For checks at synth, and in
 * constructors for what they just made.
 */
export const rendered = onceAtSynth((resource: TerraformResource): { [attribute: string]: any } => {
  const [attributes] = Object.values<{ [attribute: string]: any }>(resource.toTerraform().resource[resource.terraformResourceType]);
  return resolved(attributes, resource);
});

/** A value as it will be in the Terraform JSON. */
export function resolved<T>(value: T, scope: IConstruct): T {
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false });
}
