import { literalOf, same, show, Text } from '../document/text';
import { Role } from '../facts';
import { choosing } from './choosing';
import { exactly } from './compile';
import { complement, Constraint } from './constraint';
import { asConstant } from './external-id-text';
import { allowed, Bearing, choicesFor, Court, Found, mayBeAllowed, Rights } from './judge';
import { narrowed } from './narrowing';
import { inclusion } from './principals';
import { Literal } from './problem';
import { HASTY, Subject } from './subject';
import { Principal } from '../policy/statement';

/** Who may assume a role, as far as it is about Hasty. */
export interface Trust {
  /** Hasty assumes the role, with some ExternalId or none. */
  readonly hasty: Found;
  /** The ExternalIds by which Hasty can assume it. */
  readonly externalIds: readonly Text[];
  /** Hasty assumes it with none of them. */
  readonly withoutExternalId?: Found;
  /** Hasty does more to it than to assume it: it tags the session, ... */
  readonly otherActions: readonly Found[];
  /** Others who assume it. */
  readonly others: readonly { readonly principal: Principal; readonly found: Found }[];
}

const ASSUME = 'sts:AssumeRole';
const EXTERNAL_ID = 'sts:externalid';
/** What else a principal of an account can do to a role; to come with SAML or a web identity takes a federated one. */
const TRUST_ACTIONS = ['sts:TagSession', 'sts:SetSourceIdentity', 'sts:SetContext'];

/** Whether one choice lets Hasty in with two different ExternalIds. */
export function takesBoth(court: Court, role: Role, one: Text, other: Text): boolean {
  const rights = trustRights(role, HASTY);
  const choices = (id: Text) => choicesFor(court, rights, ASSUME, [withExternalId(court, id)]);
  return choices(one).some((when) => choices(other).some((then) => choosing([...role.when, ...when, ...then], court.facts.choices)));
}

/** How a role trusts Hasty; undefined: it does not. */
export function trustOf(court: Court, role: Role): Trust | undefined {
  const rights = trustRights(role, HASTY);
  const hasty = rights.allows.length > 0 ? allowed(court, rights, ASSUME) : undefined;
  if (!hasty) return undefined;
  const candidates = externalIdsIn(role);
  const externalIds = candidates.filter((id) => mayBeAllowed(court, rights, ASSUME, [], [withExternalId(court, id)]));
  return {
    hasty,
    externalIds,
    withoutExternalId: allowed(court, rights, ASSUME, [], candidates.map((id) => withoutIt(court, id))),
    otherActions: TRUST_ACTIONS.flatMap((action) => allowed(court, rights, action) ?? []),
    others: othersIn(court, role),
  };
}

/** What a role's trust policy lets a subject do with it. */
export function trustRights(role: Role, subject: Subject): Rights {
  const bearings = (effect: 'Allow' | 'Deny') => role.trust.flatMap((statement): Bearing[] => {
    if (statement.effect !== effect && (effect === 'Allow' || statement.unknown === undefined)) return [];
    const how = inclusion(statement.principals, effect, subject);
    if (how === 'no') return [];
    return [{ statement: narrowed(statement, subject), ...(how === 'unknown' && { unsure: 'the principal of a trust policy' }), ...(how === 'account' && { account: true }) }];
  });
  const denies = bearings('Deny');
  return { subject, when: role.when, about: role.arn, allows: bearings('Allow'), denies: () => denies };
}

/** The ExternalIds that the trust policy names. */
function externalIdsIn(role: Role): Text[] {
  const named = role.trust.flatMap(({ conditions }) => conditions)
    .filter(({ key, operator }) => key.toLowerCase() === EXTERNAL_ID && /string(not)?(equals|like)/i.test(operator))
    .flatMap(({ values, operator }) => values.filter((id) => !(/like/i.test(operator) ? /[*?]|\$\{/ : /\$\{/).test(literalOf(id) ?? '')).map(asConstant));
  return named.filter((id, index) => named.findIndex((other) => same(id, other)) === index);
}

/** Requests with one ExternalId. */
export function withExternalId(court: Court, id: Text): Literal {
  const glob = exactly(asConstant(id), court.letters);
  const constraint: Constraint = { absent: false, present: { globs: glob ? [glob] : [], some: true } };
  return { variable: EXTERNAL_ID, constraint };
}

function withoutIt(court: Court, id: Text): Literal {
  const { variable, constraint } = withExternalId(court, id);
  return { variable, constraint: complement(constraint) };
}

/** Principals beside Hasty's that can assume the role. */
function othersIn(court: Court, role: Role): Trust['others'] {
  const principals = role.trust.filter(({ effect }) => effect === 'Allow').flatMap(({ principals: named }): Principal[] => {
    if (!named) return [];
    return named.not ? [{ type: 'AWS', text: ['*'] }] : [...named.items];
  });
  const isSame = (one: Principal, other: Principal) => other.type === one.type && same(other.text, one.text);
  const distinct = principals.filter((one, index) => principals.findIndex((other) => isSame(one, other)) === index);
  return distinct.filter((principal) => !isHastys(principal)).flatMap((principal) => {
    const actions = principal.type === 'Federated' ? [ASSUME, 'sts:AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithSAML'] : [ASSUME];
    const subject: Subject = { kind: 'other', name: show(principal.text), arn: principal.text };
    const found = actions.map((action) => allowed(court, trustRights(role, subject), action)).find((one) => one !== undefined);
    return found ? [{ principal, found }] : [];
  });
}

function isHastys({ type, text }: Principal): boolean {
  return type === 'AWS' && literalOf(text) !== '*' && inclusion({ not: false, items: [{ type, text }] }, 'Allow', HASTY) === 'named';
}
