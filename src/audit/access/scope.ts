import { HastyContract } from '../../contract';
import { show, Text } from '../document/text';
import { once } from '../once';
import { compile } from './compile';
import { Constraint } from './constraint';
import { Glob, lettersOf, matches, STAR } from './glob';
import { allowed, Bearing, Court, Found, mayBeAllowed, Rights } from './judge';
import { isName, Letter } from './letters';
import { Literal, Region } from './problem';
import { resourceLiteral } from './regions';

/** A folder of a bucket, or the whole bucket (no letters of a folder), as letters. */
export interface Folder {
  readonly bucket: readonly Letter[];
  readonly folder: readonly Letter[];
}

/** Which objects can be read, in the only form that the contract has: literal buckets and folders. */
export interface Scope {
  readonly folders: readonly Folder[];
  /** An object that can be read and is in no such folder. */
  readonly beyond?: Found;
}

/** More folders than this are not compared with each other; the policies of a role hardly have room for them. */
const MAX_FOLDERS = 1000;

const ARN = lettersOf('arn:aws:s3:::');
const SLASH = lettersOf('/');

/** The fewest well-formed folders that hold every object that can be read; what is in none of them is beyond. */
export function scopeOf(court: Court, rights: Rights): Scope {
  const candidates = candidatesIn(court, rights);
  if (candidates.length > MAX_FOLDERS) return { folders: [], beyond: { status: 'cannot tell', action: HastyContract.S3_READ_ACTION, why: `more than ${MAX_FOLDERS} folders` } };
  let chosen = candidates.filter(({ folder }) => folder.length > 0);
  let beyond: Found | undefined;
  for (;;) {
    beyond = allowed(court, rights, HastyContract.S3_READ_ACTION, chosen.map(objectsRegion));
    const more = beyond && narrowest(candidates.filter((candidate) => !chosen.includes(candidate)), beyond);
    if (!more) break;
    chosen = [...chosen, more];
  }
  const reached = chosen.filter((folder) => mayBeAllowed(court, rights, HastyContract.S3_READ_ACTION, [], objectsRegion(folder).constraints));
  return { folders: reached.filter((one) => !reached.some((other) => other !== one && covers(other, one))), ...(beyond && { beyond }) };
}

/** Which key names of a bucket can be listed. */
export function listingOf(court: Court, rights: Rights, bucket: readonly Letter[], folders: readonly Folder[]): 'BUCKET' | 'PREFIX' | 'NONE' {
  const here = [isBucket(bucket)];
  const regions = folders.map(({ folder }): Region => ({ when: [], constraints: [prefixWithin(folder)] }));
  if (mayBeAllowed(court, rights, HastyContract.S3_LIST_ACTION, regions, here)) return 'BUCKET';
  return mayBeAllowed(court, rights, HastyContract.S3_LIST_ACTION, [], here) ? 'PREFIX' : 'NONE';
}

export const objectsRegion = once(({ bucket, folder }: Folder): Region =>
  ({ when: [], constraints: [resourceLiteral([{ tokens: [...ARN, ...bucket, ...SLASH, ...folder, STAR], fold: false }])] }));

/** Any object of a bucket. */
export function objectsOf(bucket: readonly Letter[]): Literal {
  return resourceLiteral([{ tokens: [...ARN, ...bucket, ...SLASH, STAR], fold: false }]);
}

export const isBucket = once((bucket: readonly Letter[]): Literal => resourceLiteral([{ tokens: [...ARN, ...bucket], fold: false }]));

/** A listing of keys that begin with a folder. */
export function prefixWithin(folder: readonly Letter[]): Literal {
  const constraint: Constraint = { absent: false, present: { globs: [{ tokens: [...folder, STAR], fold: false }], some: true } };
  return { variable: 's3:prefix', constraint };
}

/** Whether one folder holds all of another. */
export function covers(one: Folder, other: Folder): boolean {
  return same(one.bucket, other.bucket) && other.folder.length >= one.folder.length
    && one.folder.every((letter, index) => letter === other.folder[index])
    && (one.folder.length < other.folder.length || one === other);
}

/** Everything in the statements that is well-formed: what allows name, and what denies leave open. */
function candidatesIn(court: Court, rights: Rights): Folder[] {
  const leftOpen = rights.allows.flatMap((allow) => rights.denies(allow).filter(({ statement }) => statement.resources.not));
  const named = new Set<Bearing>([...rights.allows, ...rights.boundary ?? [], ...leftOpen]);
  const found = new Map<string, Folder>();
  for (const { statement } of named) {
    for (const pattern of statement.resources.patterns) {
      const folder = wellFormed(court, pattern, statement.variables);
      if (folder) found.set(`${folder.bucket.join()}/${folder.folder.join()}`, folder);
    }
  }
  return [...found.values()];
}

/** `arn:aws:s3:::bucket/folder/*` with nothing open before the last `*`. */
function wellFormed(court: Court, pattern: Text, variables: boolean): Folder | undefined {
  const glob = compile(pattern, { letters: court.letters, wildcards: true, variables, err: 'over', callers: 'over', variable: () => 'any', parameters: 'named' });
  const prefix = /^arn:[^:]*:s3:::/.exec(show(pattern))?.[0].length;
  if (!glob || prefix === undefined) return undefined;
  const rest = glob.tokens.slice(prefix).filter((token, index, all) => token !== STAR || all[index - 1] !== STAR);
  const [body, last] = [rest.slice(0, -1), rest.at(-1)];
  const slash = body.indexOf(SLASH[0]);
  if (last !== STAR || body.some((token) => token < 0) || slash < 1 || body.at(-1) !== SLASH[0]) return undefined;
  return { bucket: body.slice(0, slash), folder: body.slice(slash + 1) };
}

/** The candidate with the longest folder that holds the object of an answer. */
function narrowest(candidates: readonly Folder[], { answer }: Found): Folder | undefined {
  const resource = answer?.values.get('resource');
  if (!resource || resource === 'absent' || !('letters' in resource)) return undefined;
  const holding = candidates.filter((candidate) => matches(objectsGlob(candidate), resource.letters));
  return holding.sort((one, other) => other.folder.length - one.folder.length)[0];
}

function objectsGlob({ bucket, folder }: Folder): Glob {
  return { tokens: [...ARN, ...bucket, ...SLASH, ...folder, STAR], fold: false };
}

function same(one: readonly Letter[], other: readonly Letter[]): boolean {
  return one.length === other.length && one.every((letter, index) => letter === other[index]);
}

/** Whether a bucket's name is only known after deployment. */
export function isOpen(bucket: readonly Letter[]): boolean {
  return bucket.some(isName);
}
