import { Guard } from '../document/choice';
import { Place } from '../document/place';
import { Text } from '../document/text';

/** A statement of an IAM policy, whose patterns may have holes. */
export interface Statement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** When it is there. */
  readonly when: Guard;
  /** Of trust and resource policies; undefined in identity policies. */
  readonly principals?: Principals;
  readonly actions: Patterns;
  /** Of a trust policy: `*`, since it has no resources. */
  readonly resources: Patterns;
  readonly conditions: readonly Condition[];
  /** Whether `${...}` is a policy variable: not in policies of 2008, and those without a version. */
  readonly variables: boolean;
  /** Why the statement is not fully known, if so: its parts that are known are here, the others are as wide as can be. */
  readonly unknown?: string;
  readonly at: Place;
}

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export interface Patterns {
  readonly not: boolean;
  readonly patterns: readonly Text[];
}

/** `Principal` or `NotPrincipal`. */
export interface Principals {
  readonly not: boolean;
  readonly items: readonly Principal[];
}

/** One principal. `*` alone is of type AWS. */
export interface Principal {
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  readonly text: Text;
}

/** One key under one operator: all the values of a Condition's line. */
export interface Condition {
  /** As written: `ForAnyValue:StringLike`, `BoolIfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly Text[];
}
