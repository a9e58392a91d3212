import { Choices, Guard } from './document/choice';
import { Resource } from './document/node';
import { Place } from './document/place';
import { Text } from './document/text';
import { Bucket, Door, ResourcePolicy, Role, ShownText, Unknown, User } from './facts';
import { Statement } from './policy/statement';

/** What one reader finds in the documents of its language, before roles and their policies are joined over all files. */
export interface Parts {
  readonly choices: Choices;
  /** With the policies that are written inside the role; what is attached from outside is in `attachments`. */
  readonly roles: readonly Role[];
  readonly users: readonly User[];
  readonly managedPolicies: readonly ManagedPolicy[];
  readonly attachments: readonly Attachment[];
  readonly buckets: readonly Bucket[];
  readonly resourcePolicies: readonly ResourcePolicy[];
  readonly doors: readonly Door[];
  readonly unknowns: readonly Unknown[];
  readonly texts: readonly ShownText[];
  readonly resources: readonly Resource[];
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
