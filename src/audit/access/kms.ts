import { isAbout } from './actions';
import { exactly } from './compile';
import { Glob, lettersOf, SEGMENT, SEGMENT_STAR, STAR, Token } from './glob';
import { Court, mayBeAllowed, Rights } from './judge';
import { inclusion } from './principals';
import { Literal } from './problem';
import { resourceLiteral } from './regions';
import { oneOf } from './subject';
import { literalOf, NameHole, same, show, Text, unknownIn } from '../document/text';
import { marked } from '../document/text-key';

export const DECRYPT = 'kms:Decrypt';

/** Whether a key is that of AWS for S3, which everybody in the bucket's account may use, and nobody elsewhere. */
export function isManagedKey(key: Text): boolean {
  return /^(arn:.*:)?(alias\/)?aws\/s3$/.test(literalOf(key) ?? '');
}

/** The ARN of a key, which a bucket names by its ARN or id; the name itself, where the documents have no policy of the key. */
export function arnOf({ facts }: Court, key: Text): Text {
  const tail = `:key/${marked(key)}`;
  return (unknownIn(key) ? undefined : facts.resourcePolicies.find(({ kind, resource }) => kind === 'key' && marked(resource).endsWith(tail)))?.resource ?? key;
}

/**
 * Whether a key's policy lets the role in, or leaves it to the policies of its account. Without that, those say nothing.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function takesPolicies({ facts }: Court, { subject }: Rights, key: Text): boolean {
  const policies = facts.resourcePolicies.filter(({ kind, resource }) => kind === 'key' && same(resource, key));
  return policies.length === 0 || policies.some(({ statements }) => statements.some(({ effect, actions, principals, unknown }) =>
    unknown !== undefined || (effect === 'Allow' && isAbout(actions, DECRYPT, 'over') && inclusion(principals, 'Allow', subject) !== 'no')));
}

/**
 * How S3 of the key's region, which is the bucket's too, asks: where nobody tells it, in one of the regions that the statements name; only
 * one of them has to do.
 */
export function throughS3({ letters }: Court, rights: Rights, key: Text): ReadonlyMap<string, Literal>[] {
  const region = regionOf(key);
  const written = askedRegions(rights).map((one) => typeof one === 'string' ? lettersOf(one) : [letters.of(one)]);
  const regions = region !== undefined ? [lettersOf(region)] : [[SEGMENT, SEGMENT_STAR], ...written];
  return regions.map((one) => new Map([through(one), { variable: 'aws:viaawsservice', constraint: oneOf(['true']) }].map((literal) => [literal.variable, literal])));
}

/** Why it is not sure that a role that decrypts something may not decrypt with a key, if so. */
export function openKey(court: Court, rights: Rights, key: Text, literals: readonly Literal[]): string | undefined {
  const may = (...also: Literal[]) => mayBeAllowed(court, rights, DECRYPT, [], [...literals, ...also]);
  if (isAlias(key)) return may() ? `which key is behind ${show(key)}` : undefined;
  const region = regionOf(key);
  const open = askedRegions(rights).filter((one) => typeof one !== 'string');
  return region !== undefined && open.some((hole) => may(through([court.letters.of(hole)]))) ? `whether the role's stack is deployed to ${region}` : undefined;
}

function through(region: readonly Token[]): Literal {
  const glob: Glob = { tokens: [...lettersOf('s3.'), ...region, ...lettersOf('.amazonaws.com')], fold: false };
  return { variable: 'kms:viaservice', constraint: { absent: false, present: { some: true, globs: [glob] } } };
}

/** The region of a key's ARN, if it is written out. */
function regionOf(key: Text): string | undefined {
  return /^arn:aws:kms:([a-z0-9-]+):/.exec(typeof key[0] === 'string' ? key[0] : '')?.[1];
}

/** The regions through whose S3 the statements let decrypt: written out, or left to the deployment. */
function askedRegions({ allows }: Rights): (string | NameHole)[] {
  const conditions = allows.flatMap(({ statement }) => statement.conditions.filter(({ key }) => key.toLowerCase() === 'kms:viaservice'));
  return conditions.flatMap(({ values }) => values).flatMap((value): (string | NameHole)[] => {
    const [before, hole, after] = value;
    if (value.length === 3 && before === 's3.' && typeof hole !== 'string' && hole.kind === 'name' && after === '.amazonaws.com') return [hole];
    const region = /^s3\.([a-z0-9-]+)\.amazonaws\.com$/.exec(literalOf(value) ?? '')?.[1];
    return region === undefined ? [] : [region];
  });
}

/** Whether a key is named by an alias: IAM knows keys by their ids alone. */
export function isAlias(key: Text): boolean {
  return /^(arn:.*:)?alias\//.test(show(key));
}

/** Decrypting with the bucket's key; with any key, where nobody tells which one is behind an alias. */
export function keyRequest({ letters }: Court, key: Text): Literal[][] {
  const glob = isAlias(key) ? { tokens: [STAR] } : exactly(key, letters);
  if (!glob) return [];
  const isArn = typeof key[0] === 'string' && key[0].startsWith('arn:') && !isAlias(key);
  const tokens = isArn ? glob.tokens : [...lettersOf('arn:aws:kms:'), STAR, ...lettersOf(':key/'), ...glob.tokens];
  return [[resourceLiteral([{ tokens, fold: false }])]];
}
