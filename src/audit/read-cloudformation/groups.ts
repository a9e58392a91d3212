import { User } from '../facts';
import { Attachment } from '../parts';
import { GroupRight, Membership } from './found';
import { GuardedText } from './properties';
import { System } from './scope';
import { together } from '../document/guards';
import { keyOf } from '../document/text-key';
import { grouped } from '../grouped';

/** Gives each user the rights of its groups, and its access keys. */
export function attachGroups(
  users: readonly User[], memberships: readonly Membership[], rights: readonly GroupRight[], keys: readonly GuardedText[], { choices }: System,
): { readonly users: User[]; readonly attachments: Attachment[] } {
  const members = grouped(memberships, ({ group }) => keyOf(group.text));
  const keysOf = grouped(keys, ({ text }) => keyOf(text));
  return {
    users: users.map((user) => ({ ...user, accessKeys: (keysOf.get(keyOf(user.name)) ?? []).map(({ at }) => at) })),
    attachments: rights.flatMap(({ group, when, ...right }) => (members.get(keyOf(group.text)) ?? []).flatMap((member): Attachment[] => {
      const guard = together(when, [...member.user.when, ...member.group.when], choices);
      return guard ? [{ ...right, when: guard, to: member.user.text, as: 'policy' }] : [];
    })),
  };
}
