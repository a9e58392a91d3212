import { Bucket, Door, ResourcePolicy, Role, ShownText, Unknown, User } from '../facts';
import { Attachment, ManagedPolicy } from '../parts';
import { GuardedText } from './properties';
import { Statement } from '../policy/statement';

/** What the readers of single resources find. */
export interface Found {
  readonly roles?: readonly Role[];
  readonly users?: readonly User[];
  readonly managedPolicies?: readonly ManagedPolicy[];
  readonly attachments?: readonly Attachment[];
  readonly buckets?: readonly Bucket[];
  readonly resourcePolicies?: readonly ResourcePolicy[];
  readonly doors?: readonly Door[];
  readonly unknowns?: readonly Unknown[];
  readonly texts?: readonly ShownText[];
  readonly memberships?: readonly Membership[];
  readonly groupRights?: readonly GroupRight[];
  readonly accessKeys?: readonly GuardedText[];
}

/** A user that is in a group. */
export interface Membership {
  readonly user: GuardedText;
  readonly group: GuardedText;
}

/** What a group gives to its users. */
export interface GroupRight extends Omit<Attachment, 'to' | 'as'> {
  readonly group: GuardedText;
  readonly statements?: readonly Statement[];
}
