import { Choices, Meaning } from './document/choice';
import { show, unknownIn } from './document/text';
import { Facts, Unknown } from './facts';
import { grouped } from './grouped';
import { iamNameOf } from './iam-name';
import { withAttachments } from './join-attachments';
import { Attachment, Parts } from './parts';

/** Joins what several readers found, and gives roles and users the policies that are attached to them from outside, over all files. */
export function join(parts: readonly Parts[], files: readonly string[] = []): Facts {
  const all = <Key extends Exclude<keyof Parts, 'choices'>>(key: Key) => parts.flatMap<Item<Key>>((part) => part[key] as readonly Item<Key>[]);
  const choices = joinedChoices(parts);
  const attachments = all('attachments').map((attachment) => ({ ...attachment, target: iamNameOf(attachment.to) }));
  const policies = all('managedPolicies').map((policy) => ({ ...policy, name: iamNameOf(policy.arn) }));
  const outside = {
    attachments: grouped(attachments, ({ target }) => target.name),
    policies: grouped(policies, ({ name }) => name.name),
    choices,
  };
  return {
    files,
    choices,
    roles: all('roles').map((role) => withAttachments(role, 'role', outside)),
    users: all('users').map((user) => withAttachments(user, 'user', outside)),
    buckets: all('buckets'),
    resourcePolicies: all('resourcePolicies'),
    doors: all('doors'),
    unknowns: [...all('unknowns'), ...attachments.flatMap(unknownTarget)],
    texts: all('texts'),
    resources: all('resources'),
  };
}

type Item<Key extends Exclude<keyof Parts, 'choices'>> = Parts[Key][number];

function joinedChoices(parts: readonly Parts[]): Choices {
  return new Map<string, Meaning>(parts.flatMap((part) => [...part.choices]));
}

/** A policy that may be on any role, since nobody knows on which one it is. */
function unknownTarget({ to, at }: Attachment): Unknown[] {
  const hole = unknownIn(to);
  return hole ? [{ why: `${hole.why}, which names whom a policy is attached to (${show(to)})`, at }] : [];
}
