import { Place } from '../document/place';
import { ResourcePolicy } from '../facts';
import { Bearing, Court, Rights } from './judge';
import { besideSessions, Inclusion, inclusion, SESSION_NAME } from './principals';
import { guarded } from './rights';
import { accountIn, Subject } from './subject';
import { literalOf, show, Text } from '../document/text';

/** What a resource in another account than the role's lets the role do by its own policy: without that, the role's is worth nothing. */
export interface OwnersSide {
  readonly kind: 'bucket' | 'key';
  readonly account: string;
  readonly rights: Rights;
  /** Where the policy stands; the resource, if it has none. */
  readonly at: Place;
}

/**
 * The owner's side of a resource, where the documents tell both accounts, and make the resource or its policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function ownersSide({ facts }: Court, rights: Rights, kind: 'bucket' | 'key', isIt: (resource: Text) => boolean): OwnersSide | undefined {
  const { identity } = rights.subject;
  const own = identity && literalOf(accountIn(identity.arn));
  const policies = facts.resourcePolicies.filter((policy) => policy.kind === kind && isIt(policy.resource));
  const made = kind === 'bucket' ? facts.buckets.filter(({ arn }) => isIt(arn)) : [];
  const [{ account, at } = {}] = [...policies, ...made].filter((each) => each.account !== undefined);
  if (own === undefined || account === undefined || at === undefined || account === own) return undefined;
  const allows = policies.flatMap((policy) => allowsIn(policy, rights.subject));
  return { kind, account, at, rights: { subject: rights.subject, allows, denies: rights.denies } };
}

function allowsIn({ statements, resource, when }: ResourcePolicy, subject: Subject): Bearing[] {
  return statements.filter(({ effect }) => effect === 'Allow').flatMap((statement): Bearing[] => {
    const how = strongest(statement.principals?.items.map(({ text }) => text) ?? [], subject, inclusion(statement.principals, 'Allow', subject));
    const unsure = how === 'unknown' ? ROLE_NAME : ['no', 'unknown'].includes(besideSessions(statement.principals, subject)) ? SESSION_NAME : undefined;
    return how === 'no' ? [] : [{ statement: guarded(statement, when), within: resource, ...(unsure !== undefined && { unsure }) }];
  });
}

const ROLE_NAME = 'whether a role that a policy names is this one, whose name is made up at deployment';

/** A role whose name CloudFormation makes up may be any that is named in its account. */
function strongest(named: readonly Text[], { identity }: Subject, how: Inclusion): Inclusion {
  if (how !== 'no' || !identity || literalOf(identity.name) !== undefined) return how;
  const own = literalOf(accountIn(identity.arn));
  return named.some((text) => /^arn:aws:(iam::\d+:role|sts::\d+:assumed-role)\//.test(show(text)) && literalOf(accountIn(text)) === own) ? 'unknown' : 'no';
}
