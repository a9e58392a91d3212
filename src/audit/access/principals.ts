import { lettersOf, matches, wildcards } from './glob';
import { accountIn, Subject } from './subject';
import { HastyContract } from '../../contract';
import { literalOf, same, show, Text, unknownIn } from '../document/text';
import { marked } from '../document/text-key';
import { Principal, Principals } from '../policy/statement';

/**
 * How a principal of a policy includes a subject: `named` gives rights by itself; `account` lets the account's own policies give them;
 * `everyone` is a named principal that includes all the world.
 */
export type Inclusion = 'named' | 'everyone' | 'account' | 'unknown' | 'no';

/** How the principals of a statement include a subject. */
export function inclusion(principals: Principals | undefined, effect: 'Allow' | 'Deny', subject: Subject): Inclusion {
  if (!principals) return 'named';
  const found = strongest(principals.items.map((item) => includes(item, effect, subject)));
  if (!principals.not) return found;
  // NotPrincipal: an allow is for everyone else; what a deny does is too entangled to rely on
  if (effect === 'Deny') return 'unknown';
  const some = subject.kind === 'hasty' && principals.items.some(({ text }) => /^arn:aws:\w+::\d{12}:(?!root$)/.test(show(text)));
  return found === 'no' || some ? 'everyone' : found === 'unknown' ? 'unknown' : 'no';
}

/** Why it is not sure that a policy lets Hasty in that names one session of a role. */
export const SESSION_NAME = 'what Hasty calls its session, since a policy names one session of the role';

/** How the principals of a statement that allows include a subject, whatever its session is called. */
export function besideSessions(principals: Principals | undefined, subject: Subject): Inclusion {
  return inclusion(principals && !principals.not ? { ...principals, items: principals.items.filter(({ text }) => !SESSION.test(marked(text))) } : principals, 'Allow', subject);
}

const SESSION = /^arn:aws:sts::[^:]*:assumed-role\/([^/]+)\/[^/]+$/;

function strongest(all: readonly Inclusion[]): Inclusion {
  return (['named', 'everyone', 'account', 'unknown'] as const).find((one) => all.includes(one)) ?? 'no';
}

function includes({ type, text }: Principal, effect: 'Allow' | 'Deny', subject: Subject): Inclusion {
  const literal = literalOf(text);
  if (type === 'AWS' && literal === '*') return 'everyone';
  // the canonical id of Hasty's account is not published; CloudFront's identities have longer ones
  if (type === 'CanonicalUser' && subject.kind === 'hasty' && (literal === undefined ? text.some((part) => typeof part !== 'string' && part.kind !== 'name') : /^[0-9a-f]{64}$/.test(literal))) return 'unknown';
  if (type !== 'AWS') return subject.arn && same(subject.arn, text) ? 'named' : 'no';
  const shown = show(text);
  if (subject.kind === 'hasty') return byHasty(text, literal, shown);
  if (unknownIn(text)) return 'unknown';
  if (subject.arn && same(subject.arn, text)) return 'named';
  const { identity } = subject;
  if (!identity) return 'no';
  if (same(identity.arn, text)) return 'named';
  // what is so for one session, or in one account, is so for others as far as it gives them something
  const perhaps = effect === 'Allow' ? 'named' : 'unknown';
  if (sameButAccount(identity.arn, text)) return perhaps;
  const session = SESSION.exec(marked(text));
  if (session && 'trust' in identity && session[1] === marked(identity.name)) return perhaps;
  if (!isOwnAccount(text, shown, accountIn(identity.arn))) return 'no';
  return effect === 'Allow' || same(shown.startsWith('arn:') ? accountIn(text) : text, accountIn(identity.arn)) ? 'account' : 'unknown';
}

/** Any principal of Hasty's account will do: it is not known which one Hasty calls with. */
function byHasty(text: Text, literal: string | undefined, shown: string): Inclusion {
  const account = /^(?:arn:aws:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(shown)?.[1];
  if (literal !== undefined || account !== undefined) return account === HastyContract.ACCOUNT_ID ? 'named' : 'no';
  const unknown = text.some((part) => typeof part !== 'string' && part.kind !== 'name');
  return unknown ? defaultsToHasty(text) ? 'named' : 'unknown' : 'no';
}

/** A parameter that names Hasty's account unless somebody gives another. */
function defaultsToHasty(text: Text): boolean {
  const byDefault = text.map((part) => typeof part === 'string' ? part : part.kind === 'parameter' ? part.default ?? '' : '').join('');
  return new RegExp(`^(arn:aws:iam::)?${HastyContract.ACCOUNT_ID}(:|$)`).test(byDefault);
}

/** An ARN in the account of the deployment, whose number one side writes out and the other leaves open. */
function sameButAccount(one: Text, other: Text): boolean {
  const [mine, theirs] = [accountIn(one), accountIn(other)];
  const bothWritten = literalOf(mine) !== undefined && literalOf(theirs) !== undefined;
  if (literalOf(theirs) === HastyContract.ACCOUNT_ID || (bothWritten && !same(mine, theirs))) return false;
  const pattern = wildcards(withoutAccount(marked(other)));
  return matches(pattern, lettersOf(withoutAccount(marked(one))));
}

/** An ARN as shown, without its account, which one document may write out and another leave open. */
export function withoutAccount(arn: string): string {
  return arn.replace(/^(arn:aws:(?:iam|sts)::)(?:\$\{[^}]*\}|[^:]*):/, '$1');
}

function isOwnAccount(text: Text, shown: string, own: Text): boolean {
  const [, literal, suffix] = /^(?:arn:aws:iam::)?(.*?)(:root)?$/.exec(shown) ?? [];
  const isAccount = suffix === ':root' || /^(\d{12}|\$\{AWS::AccountId\})$/.test(literal);
  if (!isAccount || literal === HastyContract.ACCOUNT_ID) return false;
  const account = shown.startsWith('arn:') ? accountIn(text) : text;
  return same(account, own) || literalOf(account) === undefined || literalOf(own) === undefined;
}
