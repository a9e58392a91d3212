/**
 * What whoever deploys a document may choose: parameters, and the conditions over them. A choice is an atom that holds or not;
 * some atoms are defined by others (`Fn::And`), or exclude each other (one parameter has one value).
 */

/** What has to be chosen for something to be in the documents: all of these. The empty guard: it is always there. */
export type Guard = readonly Choice[];

/** One atom that has to hold, or must not. */
export interface Choice {
  /** A key of `Choices`, unique over all files: `template.json#IsProduction`. */
  readonly atom: string;
  readonly is: boolean;
}

/** What each atom means. */
export type Choices = ReadonlyMap<string, Meaning>;

/** The meaning of an atom. */
export type Meaning =
  /** A parameter (its unique id) has this value; true for at most one value of each parameter, and for one when `values` lists all of them. */
  | { readonly kind: 'parameter'; readonly parameter: string; readonly value: string; readonly values?: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Choice[] }
  | { readonly kind: 'not'; readonly of: Choice }
  | { readonly kind: 'constant'; readonly is: boolean }
  /** Something that the documents leave open, and that somebody chooses: a count, a comparison of two parameters. */
  | { readonly kind: 'free' };
