import { inclusion } from './access/principals';
import { HASTY } from './access/subject';
import { Choices, Meaning } from './document/choice';
import { show, Text, unknownIn } from './document/text';
import { keyOf } from './document/text-key';
import { Facts, Role, Unknown } from './facts';
import { grouped } from './grouped';
import { IamName, iamNameOf } from './iam-name';
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
    unknowns: [...all('unknowns'), ...attachments.flatMap(unknownTarget), ...openTargets(attachments, all('roles'))],
    texts: all('texts'),
    resources: all('resources'),
  };
}

type Item<Key extends Exclude<keyof Parts, 'choices'>> = Parts[Key][number];

function joinedChoices(parts: readonly Parts[]): Choices {
  return new Map<string, Meaning>(parts.flatMap((part) => [...part.choices]));
}

/** Policies on whom a parameter names: it may be a role that Hasty can assume. One that is a role of the documents by that parameter is on that. */
function openTargets(attachments: readonly (Attachment & { readonly target: IamName })[], roles: readonly Role[]): Unknown[] {
  const open = attachments.filter(({ to }) => !unknownIn(to) && to.some((part) => typeof part !== 'string' && part.kind === 'parameter'));
  if (open.length === 0) return [];
  const hastys = roles.filter(({ trust }) => trust.some(({ effect, principals }) => effect === 'Allow' && inclusion(principals, 'Allow', HASTY) !== 'no')).map(({ arn }) => show(arn));
  const named = new Set(roles.map(({ name }) => keyOf(name)));
  return open.filter(({ to, target }) => !named.has(target.name) && hastys.some((arn) => mayBe(to, arn)))
    .map(({ to, at }) => ({ why: `a parameter, which names whom a policy is attached to (${show(to)})`, at }));
}

function mayBe(to: Text, arn: string): boolean {
  const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/:role\/$/, ':role/(?:.*/)?');
  const pattern = to.map((part) => typeof part === 'string' ? literal(part) : part.kind === 'name' && part.id !== 'AWS::AccountId' ? literal(part.label) : '.*').join('');
  return new RegExp(`^${to.length > 0 && typeof to[0] === 'string' && to[0].startsWith('arn:') ? pattern : `.*/${pattern}`}$`).test(arn);
}

/** A policy that may be on any role, since nobody knows on which one it is. */
function unknownTarget({ to, at }: Attachment): Unknown[] {
  const hole = unknownIn(to);
  return hole ? [{ why: `${hole.why}, which names whom a policy is attached to (${show(to)})`, at }] : [];
}
