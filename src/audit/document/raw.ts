import { Place } from './place';

/** A value as it stands in a file, before any function or reference is resolved. YAML's short tags are written out: `!Ref X` is `{ Ref: X }`. */
export type Raw =
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, Raw>; readonly at: Place }
  | { readonly kind: 'array'; readonly items: readonly Raw[]; readonly at: Place }
  | { readonly kind: 'string'; readonly value: string; readonly at: Place }
  /** `value` as JSON writes it: CloudFormation makes strings of numbers and booleans where it wants strings. */
  | { readonly kind: 'number' | 'boolean' | 'null'; readonly value: string; readonly at: Place };
