import { canHaveKey } from './action-keys';
import { isAbout } from './actions';
import { exactly } from './compile';
import { ABSENT, ALWAYS, Constraint, PRESENT } from './constraint';
import { lettersOf, SEGMENT, SEGMENT_STAR, STAR } from './glob';
import { Bearing, choicesFor, Court, Found, refused, Rights } from './judge';
import { instant } from './operators';
import { OwnersSide, ownersSide } from './owners-side';
import { inclusion } from './principals';
import { Literal } from './problem';
import { below, between, intersection, above } from './ranges';
import { resourceLiteral } from './regions';
import { Folder, isBucket, objectsRegion, prefixWithin } from './scope';
import { accountIn, oneOf } from './subject';
import { HastyContract } from '../../contract';
import { Guard } from '../document/choice';
import { literalOf, NameHole, same, show, Text } from '../document/text';

/** A request that Hasty needs and that is refused; by the owner of a resource in another account, if that is so. */
export interface Unmet extends Found {
  readonly owner?: OwnersSide;
}

/**
 * Something that Hasty must be able to do and cannot: locate, list or read a folder, or decrypt what it reads. What was agreed is needed
 * whatever the deployer chooses; otherwise a folder is needed where it can be read at all.
 */
export function unmetNeeds(court: Court, rights: Rights, folder: Folder, end: string | undefined, key: Text | undefined): Unmet[] {
  const requests: [string, Literal[]][] = [
    [HastyContract.S3_LOCATE_ACTION, [isBucket(folder.bucket)]],
    [HastyContract.S3_LIST_ACTION, [isBucket(folder.bucket), prefixWithin(folder.folder)]],
    [HastyContract.S3_READ_ACTION, [...objectsRegion(folder).constraints]],
    ...keyRequest(court, key),
  ];
  const context = contextOf(court, rights, end);
  const choices = court.agreed ? [[]] : choicesFor(court, rights, HastyContract.S3_READ_ACTION, objectsRegion(folder).constraints);
  const bucketsOwner = ownersSide(court, rights, 'bucket', `arn:aws:s3:::${court.letters.show(folder.bucket)}`);
  const keysOwner = key && ownersSide(court, rights, 'key', show(key));
  const closed: Unmet[] = key && !takesPolicies(court, rights, key) ? [{ status: 'fail', action: 'kms:Decrypt', ...(keysOwner && { owner: keysOwner }) }] : [];
  return [...closed, ...requests.flatMap(([action, literals]): Unmet[] => {
    if (closed.some((found) => found.action === action)) return [];
    const asked = new Set(literals.map(({ variable }) => variable));
    const about = context.filter(({ variable }) => !asked.has(variable) && canHaveKey(action, variable));
    const asks = action === 'kms:Decrypt' ? throughS3(rights, key).map((via) => [...literals, ...about.map((literal) => via.get(literal.variable) ?? literal)]) : [[...literals, ...about]];
    const ask = (side: Rights) => {
      const refusals = asks.map((constraints) => firstOf(choices, (when) => refused(court, side, action, { when, constraints })));
      return refusals.find((found) => found.length === 0) ?? refusals[0];
    };
    const owner = action === 'kms:Decrypt' ? keysOwner : bucketsOwner;
    if (!owner) return ask(rights);
    // between accounts neither side is enough
    const own = ask({ ...rights, allows: rights.allows.filter(({ within }) => !within) });
    return own.length > 0 ? own : ask(owner.rights).map((found) => found.by ? found : { ...found, ...unsureOf(found, owner), owner });
  })];
}

/** Why it cannot be told whether an owner lets the role in, if so. */
function unsureOf({ status }: Found, { rights }: OwnersSide): { why?: string } {
  const why = status === 'cannot tell' ? rights.allows.find(({ unsure }) => unsure)?.unsure : undefined;
  return why === undefined ? {} : { why };
}

/**
 * Whether a key's policy lets the role in, or leaves it to the policies of its account. Without that, those say nothing.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function takesPolicies({ facts }: Court, { subject }: Rights, key: Text): boolean {
  const policies = facts.resourcePolicies.filter(({ kind, resource }) => kind === 'key' && show(key) !== '' && show(resource).endsWith(show(key)));
  return policies.length === 0 || policies.some(({ statements }) => statements.some(({ effect, actions, principals, unknown }) =>
    unknown !== undefined || (effect === 'Allow' && isAbout(actions, 'kms:Decrypt', 'over') && inclusion(principals, 'Allow', subject) !== 'no')));
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

/**
 * How S3 of the key's region, which is the bucket's too, asks: where nobody tells it, in one of the regions that the statements name; only
 * one of them has to do.
 */
function throughS3({ allows }: Rights, key: Text | undefined): ReadonlyMap<string, Literal>[] {
  const region = /^arn:aws:kms:([^:]+):/.exec(key ? show(key) : '')?.[1] ?? '';
  const values = allows.flatMap(({ statement }) => statement.conditions.filter((condition) => condition.key.toLowerCase() === 'kms:viaservice').flatMap((condition) => condition.values));
  const written = values.flatMap((value) => /^s3\.([a-z0-9-]+)\.amazonaws\.com$/.exec(literalOf(value) ?? '')?.[1] ?? []);
  const regions = region !== '' && !region.includes('$') ? [region] : [undefined, ...new Set(written)];
  return regions.map((one) => {
    const tokens = [...lettersOf('s3.'), ...one === undefined ? [SEGMENT, SEGMENT_STAR] : lettersOf(one), ...lettersOf('.amazonaws.com')];
    const via: Constraint = { absent: false, present: { some: true, globs: [{ tokens, fold: false }] } };
    return new Map([['kms:viaservice', via], ['aws:viaawsservice', oneOf(['true'])]].map(([variable, constraint]) => [variable as string, { variable, constraint } as Literal]));
  });
}

/** Decrypting with the bucket's key, if it is one whose policy the account can change. */
function keyRequest(court: Court, key: Text | undefined): [string, Literal[]][] {
  const literal = key && literalOf(key);
  if (!key || literal === 'aws/s3' || literal?.startsWith('alias/') || literal?.includes(':alias/')) return [];
  const glob = exactly(key, court.letters);
  if (!glob) return [];
  const isArn = literal?.startsWith('arn:') || (typeof key[0] === 'string' && key[0].startsWith('arn:'));
  const tokens = isArn ? glob.tokens : [...lettersOf('arn:aws:kms:'), STAR, ...lettersOf(':key/'), ...glob.tokens];
  return [['kms:Decrypt', [resourceLiteral([{ tokens, fold: false }])]]];
}
