import { canHaveKey } from './action-keys';
import { exactly } from './compile';
import { ABSENT, ALWAYS, Constraint, PRESENT } from './constraint';
import { lettersOf, STAR } from './glob';
import { Bearing, choicesFor, Court, Found, refused, Rights } from './judge';
import { arnOf, DECRYPT, isManagedKey, keyRequest, openKey, takesPolicies, throughS3 } from './kms';
import { instant } from './operators';
import { OwnersSide, ownersSide } from './owners-side';
import { besideSessions, SESSION_NAME } from './principals';
import { Literal } from './problem';
import { below, between, intersection, above } from './ranges';
import { Folder, isBucket, objectsRegion, prefixWithin } from './scope';
import { accountIn, oneOf } from './subject';
import { HastyContract } from '../../contract';
import { Guard } from '../document/choice';
import { concat, literalOf, NameHole, same, Text } from '../document/text';

/** A request that Hasty needs and that is refused; by the owner of a resource in another account, if that is so. */
export interface Unmet extends Found {
  readonly owner?: OwnersSide;
}

/**
 * Something that Hasty must be able to do and cannot: locate, list or read a folder, or decrypt what it reads. What was agreed is needed
 * whatever the deployer chooses; otherwise a folder is needed where it can be read at all.
 */
export function unmetNeeds(court: Court, all: Rights, folder: Folder, end: string | undefined, keys: readonly Text[]): Unmet[] {
  const rights: Rights = { ...all, allows: all.allows.map((allow) => ofAnySession(allow, all)) };
  const requests: [string, Literal[]][] = [
    [HastyContract.S3_LOCATE_ACTION, [isBucket(folder.bucket)]],
    [HastyContract.S3_LIST_ACTION, [isBucket(folder.bucket), prefixWithin(folder.folder)]],
    [HastyContract.S3_READ_ACTION, [...objectsRegion(folder).constraints]],
  ];
  const context = contextOf(court, rights, end);
  const choices = court.agreed ? [[]] : choicesFor(court, rights, HastyContract.S3_READ_ACTION, objectsRegion(folder).constraints);
  const arn = concat(['arn:aws:s3:::'], court.letters.text(folder.bucket));
  const bucketsOwner = ownersSide(court, rights, 'bucket', (resource) => same(resource, arn));
  type Origin = ReadonlyMap<string, Literal>;
  const unmet = (action: string, literals: readonly Literal[], owner: OwnersSide | undefined, origins: readonly Origin[]): Unmet[] => {
    const asked = new Set(literals.map(({ variable }) => variable));
    const about = context.filter(({ variable }) => !asked.has(variable) && canHaveKey(action, variable));
    const asks = origins.map((origin) => [...literals, ...about.map((literal) => origin.get(literal.variable) ?? literal)]);
    const ask = (side: Rights) => {
      const refusals = asks.map((constraints) => firstOf(choices, (when) => refused(court, side, action, { when, constraints })));
      return (refusals.find((found) => found.length === 0) ?? refusals[0]).map((found): Unmet => ({ ...found, ...unsureOf(found, side) }));
    };
    if (!owner) return ask(rights);
    // between accounts neither side is enough
    const own = ask({ ...rights, allows: rights.allows.filter(({ within }) => !within) });
    return own.length > 0 ? own : ask(owner.rights).map((found) => found.by ? found : { ...found, owner });
  };
  return [
    ...requests.flatMap(([action, literals]) => unmet(action, literals, bucketsOwner, [new Map()])),
    ...keys.map((key) => arnOf(court, key)).flatMap((key): Unmet[] => {
      const owner = ownersSide(court, rights, 'key', (resource) => same(resource, key));
      if (isManagedKey(key)) return bucketsOwner ? [{ status: 'fail', action: DECRYPT, owner: bucketsOwner }] : [];
      if (!takesPolicies(court, rights, key)) return [{ status: 'fail', action: DECRYPT, ...(owner && { owner }) }];
      return keyRequest(court, key).flatMap((literals) => unmet(DECRYPT, literals, owner, throughS3(court, rights, key)).map((found): Unmet => {
        const why = openKey(court, rights, key, literals);
        return why === undefined ? found : { ...found, status: 'cannot tell', why };
      }));
    }),
  ];
}

/** A policy that names a session lets in one that is called so; what Hasty calls its sessions, nobody here knows. */
function ofAnySession(allow: Bearing, { subject }: Rights): Bearing {
  const byName = allow.within && allow.unsure === undefined && !['named', 'everyone'].includes(besideSessions(allow.statement.principals, subject));
  return byName ? { ...allow, unsure: SESSION_NAME } : allow;
}

/** Why it cannot be told whether a policy lets the role in, if so. */
function unsureOf({ status, by, why: known }: Found, { allows }: Rights): { why?: string } {
  const why = status === 'cannot tell' && !by ? known ?? allows.find(({ unsure }) => unsure)?.unsure : undefined;
  return why === undefined ? {} : { why };
}

/** Whether Hasty can assume the role with an ExternalId, until its rights end. */
export function unmetTrust(court: Court, rights: Rights, externalId: Literal, end: string | undefined): Found | undefined {
  const context = contextOf(court, rights, end ?? court.now.toISOString()).filter(({ variable }) => variable !== externalId.variable && canHaveKey('sts:AssumeRole', variable));
  const [refusal] = firstOf(choicesFor(court, rights, 'sts:AssumeRole', [externalId]), (when) => refused(court, rights, 'sts:AssumeRole', { when, constraints: [externalId, ...context] }));
  return refusal;
}

function firstOf(choices: readonly Guard[], ask: (when: Guard) => Found | undefined): Found[] {
  for (const when of choices) {
    const found = ask(when);
    if (found) return [found];
  }
  return [];
}

/** What the requests that Hasty and its users' browsers make tell of themselves, for every key that a statement asks for. */
function contextOf(court: Court, rights: Rights, end: string | undefined): Literal[] {
  const statements = [...rights.allows, ...rights.boundary ?? [], ...rights.allows.flatMap((allow) => rights.denies(allow))];
  const keys = new Set(statements.flatMap(({ statement }) => statement.conditions.map(({ key }) => key.toLowerCase())));
  return [...keys].flatMap((key): Literal[] => {
    if (key === 'aws:currenttime' || key === 'aws:epochtime') return [{ variable: 'aws:currenttime', constraint: lifetime(court, end) }];
    if (key === 'aws:userid') return [{ variable: key, constraint: ownId(court, rights, statements) }];
    if (key === 'aws:principalaccount') return [{ variable: key, constraint: ownAccount(court, rights, statements) }];
    if (OWN.includes(key)) return [{ variable: key, constraint: named(statements, key) }];
    return [{ variable: key, constraint: CONTEXT.get(key) ?? (LEFT_OPEN.test(key) ? ALWAYS : ABSENT) }];
  });
}

/** `AROA...:session`, where the statements name the role's id by the role; otherwise nobody knows it. */
function ownId({ letters }: Court, { subject }: Rights, statements: readonly Bearing[]): Constraint {
  const parts = statements.flatMap(({ statement }) => statement.conditions.flatMap(({ values }) => values.flat()));
  const id = parts.find((part): part is NameHole => typeof part !== 'string' && part.kind === 'name' && part.id === `${subject.identity?.id}.RoleId`);
  return id ? { absent: false, present: { some: true, globs: [{ tokens: [letters.of(id), ...lettersOf(':'), STAR], fold: false }] } } : ALWAYS;
}

/** From now to the end; where the end is a parameter: now. */
function lifetime({ now }: Court, end: string | undefined): Constraint {
  const since = above(now.getTime(), true);
  const last = end === undefined ? undefined : Math.max(instant(end) ?? 0, now.getTime() + 1);
  return { absent: false, present: { kind: 'date', ranges: last === undefined ? since : intersection(since, below(last, false)) } };
}

/** The role's account, as far as the documents tell it. */
function ownAccount({ letters }: Court, { subject }: Rights, statements: readonly Bearing[]): Constraint {
  const account = subject.identity && accountIn(subject.identity.arn);
  const compared = statements.some(({ statement }) => statement.conditions.some(({ key, values }) => key.toLowerCase() === 'aws:principalaccount' && values.some((value) => account && same(value, account))));
  const glob = account && (literalOf(account) !== undefined || compared) ? exactly(account, letters) : undefined;
  return glob ? { absent: false, present: { some: true, globs: [glob] } } : named(statements, 'aws:principalaccount');
}

/** Accounts and organisations that the documents name are taken for the customer's own. */
const OWN = ['aws:principalorgid', 'aws:resourceaccount', 's3:resourceaccount', 'aws:resourceorgid'];

function named(statements: readonly Bearing[], key: string): Constraint {
  const conditions = statements.flatMap(({ statement }) => statement.conditions).filter((condition) => condition.key.toLowerCase() === key);
  const values = conditions.flatMap((condition) => condition.values);
  const literals = values.flatMap((value) => literalOf(value) ?? []);
  return literals.length === values.length ? oneOf(literals) : ALWAYS;
}

/** Keys that have the value that they have, or may have any: browsers are everywhere. */
const LEFT_OPEN = /^(s3:existingobjecttag|aws:resourcetag|aws:principaltag|aws:userid|aws:principaltype|aws:principalarn|aws:username|kms:)/;

const CONTEXT: ReadonlyMap<string, Constraint> = new Map<string, Constraint>([
  ['aws:securetransport', oneOf(['true'])],
  ['s3:tlsversion', { absent: false, present: { kind: 'number', ranges: between(1.2, 1.3) } }],
  ['aws:sourceip', PRESENT],
  ['aws:viaawsservice', oneOf(['false'])],
  ['aws:multifactorauthpresent', { ...oneOf(['false']), absent: true }],
  ['aws:useragent', ALWAYS],
  ['aws:referer', ALWAYS],
  ['aws:requestedregion', PRESENT],
  ['s3:authtype', oneOf(['REST-HEADER', 'REST-QUERY-STRING'])],
  ['s3:signatureversion', oneOf(['AWS4-HMAC-SHA256'])],
  // a signed URL ends with the session that signed it
  ['s3:signatureage', { absent: false, present: { kind: 'number', ranges: between(0, 1000 * HastyContract.SESSION_SECONDS) } }],
  ['s3:prefix', ALWAYS],
  ['s3:delimiter', ALWAYS],
  ['s3:max-keys', ALWAYS],
  ['aws:tokenissuetime', PRESENT],
]);
