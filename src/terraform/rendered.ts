import { DefaultTokenResolver, StringConcat, TerraformResource, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';
import { onceAtSynth } from './at-synth';
import { written } from './written';

/**
 * The attributes of a resource as they will be in the Terraform JSON: with overrides, and Lazy values in place. For checks at synth, and in
 * constructors for what they just made.
 */
export const rendered = onceAtSynth((resource: TerraformResource): { [attribute: string]: any } => {
  return resolved(written(resource), resource);
});

/** A value as it will be in the Terraform JSON. */
export function resolved<T>(value: T, scope: IConstruct): T {
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false });
}
