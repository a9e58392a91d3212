import { HastyContract } from '../../contract';
import { concat, show, Text } from '../document/text';
import { Role, User } from '../facts';
import { canHaveKey } from './action-keys';
import { exactly, VariableValue } from './compile';
import { ABSENT, Constraint, PRESENT } from './constraint';
import { ANY, Glob, lettersOf, SEGMENT, SEGMENT_STAR, STAR, Token } from './glob';
import { Language } from './language';
import { Letters } from './letters';
import { ALL, above, Ranges } from './ranges';

/** Somebody whose requests are judged. */
export interface Subject {
  /** `hasty`: any principal of Hasty's account. `identity`: a session of a role, or a user. `other`: anybody else. */
  readonly kind: 'hasty' | 'identity' | 'other';
  /** How a witness names it. */
  readonly name: string;
  /** Of an identity. */
  readonly identity?: Role | User;
  /** Of somebody else: one principal of a policy, as it stands there. */
  readonly arn?: Text;
}

export const HASTY: Subject = { kind: 'hasty', name: HastyContract.PRINCIPAL_ARN };

/** The account in an ARN. */
export function accountIn(arn: Text): Text {
  let colons = 0;
  const account = arn.map((part) => {
    if (typeof part !== 'string') return colons === 4 ? part : '';
    return [...part].filter((letter) => (letter === ':' ? colons++ < 0 : colons === 4)).join('');
  });
  return concat(account);
}

/** Where the values of a subject's context keys come from. */
export function keyDomain(subject: Subject, action: string, now: Date, letters: Letters): (key: string) => readonly Constraint[] {
  const identity = subject.identity;
  return (key) => {
    if (key !== 'resource' && !canHaveKey(action, key)) return [ABSENT];
    const tag = /^aws:principaltag\/(.*)$/.exec(key)?.[1];
    if (tag !== undefined && identity) return [tagOf(identity, tag, letters)];
    switch (key) {
      case 'aws:currenttime': return [{ absent: false, present: { kind: 'date', ranges: above(now.getTime(), true) } }];
      case 'aws:tokenissuetime': return [{ absent: subject.kind !== 'identity', present: { kind: 'date', ranges: above(now.getTime(), true) as Ranges } }];
      case 'aws:securetransport': return [EITHER];
      case 'aws:principalisawsservice': return [subject.kind === 'other' ? EITHER : oneOf(['false'])];
      case 'aws:username': return identity && 'trust' in identity ? [ABSENT] : [];
      case 'aws:principalorgid': return [PRESENT];
      case 'aws:principalarn': return subject.arn && show(subject.arn) === '*' ? ANYBODY_ELSE : [principalArn(subject, letters)];
      case 'aws:principalaccount': case 'kms:calleraccount':
        if (subject.kind === 'hasty') return [oneOf([HastyContract.ACCOUNT_ID])];
        if (subject.arn && ACCOUNT_OR_ARN.test(show(subject.arn))) return [{ absent: false, present: onlyText(accountOf(subject.arn), letters) }];
        // the account that it is deployed in is the deployer's choice, but it is not Hasty's
        return [{ absent: subject.kind === 'other', present: { globs: [{ tokens: lettersOf(HastyContract.ACCOUNT_ID), fold: false }], some: false } }];
      default: return [];
    }
  };
}

const EITHER = oneOf(['true', 'false']);

/** What a policy variable stands for in a request of the subject. */
export function variableOf(subject: Subject): (key: string) => VariableValue {
  return (key) => {
    const name = key.toLowerCase();
    const { identity } = subject;
    const tag = /^aws:principaltag\/(.*)$/.exec(name)?.[1];
    if (tag !== undefined && identity) return tagText(identity, tag) ?? 'none';
    if (name === 'aws:principalaccount' && identity) return accountIn(identity.arn);
    if (name === 'aws:principalaccount' && subject.kind === 'hasty') return [HastyContract.ACCOUNT_ID];
    if (name === 'aws:username' && identity) return 'trust' in identity ? 'none' : identity.name;
    return 'any';
  };
}

export function oneOf(values: readonly string[]): Constraint {
  return { absent: false, present: { globs: values.map((value) => ({ tokens: lettersOf(value), fold: false })), some: true } };
}

export const ANY_TIME: Constraint = { absent: false, present: { kind: 'date', ranges: ALL } };

function tagText(identity: Role | User, tag: string): Text | undefined {
  return 'tags' in identity ? [...identity.tags].find(([key]) => key.toLowerCase() === tag)?.[1] : undefined;
}

function tagOf(identity: Role | User, tag: string, letters: Letters): Constraint {
  const text = tagText(identity, tag);
  return text ? { absent: false, present: onlyText(text, letters) } : ABSENT;
}

function principalArn(subject: Subject, letters: Letters): Constraint {
  if (subject.identity) return { absent: false, present: onlyText(subject.identity.arn, letters) };
  if (subject.arn) return arnOfOther(subject.arn, letters);
  if (subject.kind !== 'hasty') return PRESENT;
  const account = lettersOf(`arn:aws:iam::${HastyContract.ACCOUNT_ID}:`);
  return {
    absent: false,
    present: {
      some: true,
      globs: ['root', 'user/', 'role/'].map((type) => ({
        tokens: [...account, ...lettersOf(type), ...type.endsWith('/') ? [SEGMENT, SEGMENT_STAR] : []], fold: false,
      })),
    },
  };
}

/** Of an account any principal may ask; services have no ARN. */
function arnOfOther(arn: Text, letters: Letters): Constraint {
  const shown = show(arn);
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/.test(shown)) return ABSENT;
  if (!/:root$|^\d{12}$|^\$\{[^}]*\}$/.test(shown)) return { absent: false, present: onlyText(arn, letters) };
  const account = onlyText(accountOf(arn), letters).globs.flatMap(({ tokens }) => tokens);
  return { absent: false, present: { some: true, globs: [{ tokens: [...lettersOf('arn:aws:'), SEGMENT, SEGMENT_STAR, ...lettersOf('::'), ...account, ...lettersOf(':'), ANY, STAR], fold: false }] } };
}

const ACCOUNT_OR_ARN = /^(arn:|\d{12}$|\$\{[^}]*\}$)/;

/** The account of a principal that is an ARN or an account. */
function accountOf(arn: Text): Text {
  return show(arn).startsWith('arn:') ? accountIn(arn) : arn;
}

/** Whoever is not of Hasty's account, and services, which have no ARN. */
const ANYBODY_ELSE: readonly Constraint[] = [
  { absent: true, present: { some: true, globs: ['iam', 'sts'].map((service) => principalsOf(service, [SEGMENT, SEGMENT_STAR])) } },
  { absent: true, present: { some: false, globs: ['iam', 'sts'].map((service) => principalsOf(service, lettersOf(HastyContract.ACCOUNT_ID))) } },
];

function principalsOf(service: string, account: readonly Token[]): Glob {
  return { tokens: [...lettersOf(`arn:aws:${service}::`), ...account, ...lettersOf(':'), ANY, STAR], fold: false };
}

function onlyText(text: Text, letters: Letters): Language {
  const glob = exactly(text, letters);
  return glob ? { globs: [glob], some: true } : { globs: [{ tokens: [ANY, STAR], fold: false }], some: true };
}
