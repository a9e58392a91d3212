import { HastyContract } from '../../contract';
import { literalOf, same, show } from '../document/text';
import { Facts, Role } from '../facts';
import { exactly } from './compile';
import { allowed, Court, Found, Rights } from './judge';
import { withoutAccount } from './principals';
import { resourceLiteral } from './regions';
import { Subject } from './subject';
import { trustRights } from './trust';

/** Roles by the principals that they trust. */
export interface TrustIndex {
  /** By the ARN as shown, without its account. */
  readonly byPrincipal: ReadonlyMap<string, readonly Role[]>;
  /** Those that trust whole accounts, everybody, or what is not known. */
  readonly broad: readonly Role[];
}

/** One session of a role: whoever assumes the role picks its name. */
const SESSION = /^(arn:aws:sts::assumed-role\/[^/]+)\/.*$/;

export function indexTrust({ roles }: Facts): TrustIndex {
  const byPrincipal = new Map<string, Role[]>();
  const broad = new Set<Role>();
  for (const role of roles) {
    for (const { principals, unknown } of role.trust) {
      if (principals?.not || unknown !== undefined) broad.add(role);
      for (const { type, text } of principals?.items ?? []) {
        if (type !== 'AWS') continue;
        const shown = show(text);
        if (shown === HastyContract.PRINCIPAL_ARN || shown === HastyContract.ACCOUNT_ID) continue; // no session of a role here is of that account
        if (literalOf(text) === '*' || /:root$|[*?<]|^\d{12}$|^\$\{[^}]*\}$/.test(shown)) {broad.add(role);} else {
          const key = withoutAccount(shown).replace(SESSION, '$1/*');
          byPrincipal.set(key, [...byPrincipal.get(key) ?? [], role]);
        }
      }
    }
  }
  return { byPrincipal, broad: [...broad] };
}

/** Other roles that the sessions of a role, or a user, can go on to. */
export function nextRoles(court: Court, rights: Rights, index: TrustIndex): { readonly role: Role; readonly found: Found }[] {
  const identity = rights.subject.identity!;
  const trusting = new Set([
    ...index.byPrincipal.get(withoutAccount(show(identity.arn))) ?? [],
    ...index.byPrincipal.get(`arn:aws:sts::assumed-role/${show(identity.name)}/*`) ?? [],
    ...index.broad,
  ]);
  return [...trusting].filter((role) => !same(role.arn, identity.arn)).flatMap((role) => {
    const found = ownTrust(court, rights, role);
    return found ? [{ role, found }] : [];
  });
}

/** A role that names the identity lets it in; one that names the account leaves it to the identity's own policies. */
function ownTrust(court: Court, rights: Rights, role: Role): Found | undefined {
  const subject: Subject = rights.subject;
  const trust = trustRights(role, subject);
  if (trust.allows.length === 0) return undefined;
  const accepted = allowed(court, trust, 'sts:AssumeRole');
  if (!accepted) return undefined;
  const byAccount = trust.allows.every(({ account }) => account);
  const glob = exactly(role.arn, court.letters);
  return byAccount ? allowed(court, rights, 'sts:AssumeRole', [], glob ? [resourceLiteral([glob])] : []) : accepted;
}
