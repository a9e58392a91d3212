import { Choices } from './document/choice';
import { together } from './document/guards';
import { Text } from './document/text';
import { keyOf } from './document/text-key';
import { Boundary, Role, User } from './facts';
import { IamName, iamNameOf, sameIam } from './iam-name';
import { Attachment, ManagedPolicy } from './parts';
import { Statement } from './policy/statement';

/** What is outside of roles and users, by the names of what it is for. */
interface Outside {
  readonly attachments: ReadonlyMap<string, readonly (Attachment & { readonly target: IamName })[]>;
  readonly policies: ReadonlyMap<string, readonly (ManagedPolicy & { readonly name: IamName })[]>;
  readonly choices: Choices;
}

/** A role or user with what is attached to it. */
export function withAttachments<Identity extends Role | User>(identity: Identity, kind: string, outside: Outside): Identity {
  const mine = attachmentsOf(identity, kind, outside);
  const resolved = mine.map((attachment) => ({ attachment, statements: statementsOf(attachment, outside, iamNameOf(identity.arn).account) }));
  const rights = resolved.filter(({ attachment }) => attachment.as === 'policy');
  return {
    ...identity,
    policies: [...identity.policies, ...rights.flatMap(({ statements }) => statements ?? [])],
    foreignPolicies: [
      ...identity.foreignPolicies,
      ...rights.flatMap(({ attachment: { policyArn, when, at }, statements }) => policyArn && !statements ? [{ arn: policyArn, when, at }] : []),
    ],
    boundary: boundaryOf(identity, resolved.filter(({ attachment }) => attachment.as === 'boundary')),
  };
}

function attachmentsOf({ name, arn, when }: Role | User, kind: string, { attachments, choices }: Outside): readonly Attachment[] {
  const byArn = iamNameOf(arn);
  const self: IamName = { ...byArn, kind, name: keyOf(name) };
  const candidates = [...new Set([self.name, byArn.name, keyOf(arn)])].flatMap((key) => attachments.get(key) ?? []);
  return candidates.flatMap((attachment) => {
    const match = sameIam({ ...attachment.target, name: self.name }, self);
    const guard = match && together(when, attachment.when, choices);
    return guard ? [{ ...attachment, when: guard, statements: match === true ? attachment.statements : undecided(attachment.statements) }] : [];
  });
}

/** The text of what is attached; undefined: the documents do not have it. */
function statementsOf(
  { statements, policyArn, when }: Attachment, { policies, choices }: Outside, home: Text | undefined,
): readonly Statement[] | undefined {
  if (statements || !policyArn) return guarded(statements ?? [], when, choices);
  const name = iamNameOf(policyArn);
  const found = (policies.get(name.name) ?? []).flatMap((policy) => {
    const match = sameIam(policy.name, name);
    // IAM attaches policies of its own account, or of AWS: the account that is written out is the one that is deployed to
    const own = match !== false && home !== undefined && policy.name.account !== undefined && keyOf(home) === keyOf(policy.name.account);
    return match ? [guarded(match === true || own ? policy.statements : undecided(policy.statements)!, when, choices)] : [];
  });
  return found.length > 0 ? found.flat() : undefined;
}

function guarded(statements: readonly Statement[], when: Attachment['when'], choices: Choices): Statement[] {
  return statements.flatMap((statement) => {
    const guard = together(when, statement.when, choices);
    return guard ? [{ ...statement, when: guard }] : [];
  });
}

/** Names are the same, and whether the accounts are is not said: rights count, and denials do not. */
function undecided(statements: readonly Statement[] | undefined): Statement[] | undefined {
  return statements?.map((statement) => ({ ...statement, unknown: statement.unknown ?? 'whether two documents are for one account' }));
}

/** A boundary that depends on a choice is none to rely on, nor one that can be left out: its text is not known then. */
function boundaryOf(
  { boundary, when }: Role | User, found: readonly { readonly attachment: Attachment; readonly statements?: readonly Statement[] }[],
): Boundary | undefined {
  const [first] = found;
  if (!first) return boundary;
  const { policyArn, at, when: guard } = first.attachment;
  const certain = found.length === 1 && guard.length === when.length;
  const arn = certain && policyArn ? policyArn : [{ kind: 'unknown', why: 'a choice of permissions boundaries' } as const];
  return { arn, statements: certain ? first.statements : undefined, at };
}
