import { DefaultTokenResolver, StringConcat, TerraformResource, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';
import { onceAtSynth } from './at-synth';
import { written } from './written';

/** Attributes by their names in Terraform. */
interface Attributes {
  readonly [attribute: string]: any;
}

/**
 * The attributes of a resource as they will be in the Terraform JSON: with overrides, and Lazy values in place. For checks at synth, and in
 * constructors for what they just made.
 */
export const rendered = onceAtSynth((resource: TerraformResource): Attributes => {
  const attributes = written(resource);
  const found = Object.keys(attributes).map((name) => [name, { enumerable: true, get: once(() => resolved(attributes[name], resource)) }]);
  return Object.defineProperties({}, Object.fromEntries(found));
});

/** A value as it will be in the Terraform JSON. */
export function resolved<T>(value: T, scope: IConstruct): T {
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false });
}

/** Checks read few attributes, and to resolve one takes longer than the check. */
function once<T>(find: () => T): () => T {
  let found: { value: T } | undefined;
  return () => (found ??= { value: find() }).value;
}
