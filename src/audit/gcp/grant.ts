import { Condition } from './condition';
import { Member } from './members';
import { Guard } from '../document/choice';
import { Place } from '../document/place';

/** A role that somebody has on something. */
export interface Grant {
  readonly to: Member;
  readonly role: Role;
  readonly on: Target;
  /** With the limits that come with the target (a managed folder, one object) inside. */
  readonly condition: Condition;
  /** As it is written, if it is. */
  readonly expression?: string;
  /** `binding` and `policy` remove what others grant; ACLs count only without uniform access. */
  readonly by: 'member' | 'binding' | 'policy' | 'ACL';
  readonly when: Guard;
  /** Address of the resource. */
  readonly address: string;
  readonly construct?: string;
  readonly at: Place;
}

/** A role and what it allows. */
export interface Role {
  readonly name: string;
  readonly permissions: readonly string[];
  /** Why it may allow more, if so. */
  readonly unknown?: string;
}

/** What a grant is on: a bucket by its name, or something else: `project acme`. */
export type Target =
  | { readonly kind: 'bucket'; readonly bucket: string }
  | { readonly kind: 'elsewhere'; readonly what: string; readonly name: string; /** Whether it holds buckets. */ readonly wide: boolean }
  | { readonly kind: 'unknown'; readonly why: string };

/** The beginning of the names of all objects of a bucket. */
export function objectsOf(bucket: string): string {
  return `projects/_/buckets/${bucket}/objects/`;
}
