import { Guard } from './document/choice';
import { Place } from './document/place';
import { Text } from './document/text';
import { Facts } from './facts';
import { Statement } from './policy/statement';

/**
 * What one reader finds in the documents of its language, before policies that stand apart are joined to their roles over all files: its roles
 * and users have the policies that are written inside them.
 */
export interface Parts extends Omit<Facts, 'files'> {
  readonly managedPolicies: readonly ManagedPolicy[];
  readonly attachments: readonly Attachment[];
}

/** A managed policy whose text the documents have. */
export interface ManagedPolicy {
  readonly arn: Text;
  readonly when: Guard;
  readonly statements: readonly Statement[];
  readonly at: Place;
}

/** Rights that are given to a role or user from outside it. */
export interface Attachment {
  readonly when: Guard;
  /** To whom: the name or the ARN of a role or user. */
  readonly to: Text;
  /** `boundary`: it limits instead of giving. */
  readonly as: 'policy' | 'boundary';
  /** Exactly one of the two. */
  readonly statements?: readonly Statement[];
  readonly policyArn?: Text;
  readonly at: Place;
}
