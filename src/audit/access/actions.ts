import { IAM_ACTIONS, KMS_ACTIONS, OTHER_ACTIONS, S3_ACCOUNT_ACTIONS, S3_BUCKET_ACTIONS, S3_OBJECT_ACTIONS, S3_OTHER_ACTIONS, STS_ACTIONS } from './action-table';
import { Glob, lettersOf, matches, SEGMENT, SEGMENT_STAR, ANY, STAR, wildcards } from './glob';
import { Language } from './language';
import { literalOf, Text } from '../document/text';
import { Patterns } from '../policy/statement';

const named = (service: string, names: readonly string[]) => names.map((name) => `${service}:${name}`);

const OBJECT = new Set(named('s3', S3_OBJECT_ACTIONS));
const BUCKET = new Set(named('s3', S3_BUCKET_ACTIONS));
const ACCOUNT = new Set(named('s3', S3_ACCOUNT_ACTIONS));

/** Every action that requests are judged with, beside those that the documents name. */
export const KNOWN_ACTIONS: readonly string[] = [
  ...OBJECT, ...BUCKET, ...ACCOUNT, ...named('s3', S3_OTHER_ACTIONS), ...named('sts', STS_ACTIONS), ...named('kms', KMS_ACTIONS), ...named('iam', IAM_ACTIONS), ...OTHER_ACTIONS,
];

const BY_LOWER = new Map(KNOWN_ACTIONS.map((action) => [action.toLowerCase(), action]));

/** The actions that a statement's list may be about: those that are known, and those that it names itself. */
export function actionsIn({ not, patterns }: Patterns): readonly string[] {
  if (not) return KNOWN_ACTIONS;
  const found = patterns.map((pattern) => {
    const literal = literalOf(pattern);
    return literal === undefined ? KNOWN_ACTIONS : matching(literal).list;
  });
  return found.length === 1 ? found[0] : [...new Set(found.flat())];
}

/** Whether a statement is about an action. What is unknown in its list errs one way or the other. */
export function isAbout({ not, patterns }: Patterns, action: string, err: 'over' | 'under'): boolean {
  const about = (pattern: Text): boolean => {
    const literal = literalOf(pattern);
    return literal === undefined ? (err === 'over') !== not : matching(literal).set.has(action) || (!BY_LOWER.has(action.toLowerCase()) && matches(globOf(literal), lettersOf(action)));
  };
  return patterns.some(about) !== not;
}

/** Known actions by pattern: templates repeat few patterns often. */
const memory = new Map<string, { readonly list: readonly string[]; readonly set: ReadonlySet<string> }>();

function matching(pattern: string) {
  const known = memory.get(pattern);
  if (known) return known;
  const list = /[*?]/.test(pattern) ? byWildcard(pattern) : [BY_LOWER.get(pattern.toLowerCase()) ?? pattern];
  const entry = { list, set: new Set(list) };
  if (memory.size < 10_000) memory.set(pattern, entry);
  return entry;
}

/** A pattern for services that are not known stands for some action of it. */
function byWildcard(pattern: string): string[] {
  const lower = pattern.toLowerCase();
  const [beginning] = lower.split(/[*?]/, 1);
  const glob = wildcards(lower);
  const fits = lower === `${beginning}*` ? () => true : (name: string) => matches(glob, lettersOf(name));
  const found = [...BY_LOWER].filter(([name]) => name.startsWith(beginning) && fits(name)).map(([, action]) => action);
  return found.length > 0 ? found : [pattern.replace(/\*/g, 'Any').replace(/\?/g, 'x')];
}

function globOf(pattern: string): Glob {
  return wildcards(pattern, true);
}

const bucket = [...lettersOf('arn:aws:s3:::'), SEGMENT, SEGMENT_STAR];

/** The resources that a request for an action can be about. */
export function resourcesOf(action: string): Language {
  if (OBJECT.has(action)) return NOT_BY_ACCESS_POINT.has(action) ? OF_OBJECT_ALONE : OF_OBJECT;
  if (BUCKET.has(action)) return BY_ACCESS_POINT.has(action) ? OF_BUCKET : OF_BUCKET_ALONE;
  return ACCOUNT.has(action) ? NO_RESOURCE : OF_SERVICE.get(action.slice(0, action.indexOf(':')).toLowerCase()) ?? OF_ANY;
}

const accessPoint = [...lettersOf('arn:aws:s3:'), SEGMENT_STAR, ...lettersOf(':'), SEGMENT_STAR, ...lettersOf(':accesspoint/'), SEGMENT, SEGMENT_STAR];
const OF_OBJECT: Language = {
  some: true,
  globs: [
    { tokens: [...bucket, ...lettersOf('/'), ANY, STAR], fold: false }, { tokens: [...accessPoint, ...lettersOf('/object/'), ANY, STAR], fold: false },
  ],
};
const OF_BUCKET: Language = { some: true, globs: [{ tokens: bucket, fold: false }, { tokens: accessPoint, fold: false }] };
const OF_OBJECT_ALONE: Language = { some: true, globs: OF_OBJECT.globs.slice(0, 1) };
const OF_BUCKET_ALONE: Language = { some: true, globs: OF_BUCKET.globs.slice(0, 1) };

/** Of the actions about buckets, those that can go to an access point; of those about objects, those that cannot. */
const BY_ACCESS_POINT = new Set(named('s3', [
  'GetBucketAcl', 'GetBucketCORS', 'GetBucketLocation', 'GetBucketNotification', 'GetBucketPolicy', 'ListBucket', 'ListBucketVersions',
]));
const NOT_BY_ACCESS_POINT = new Set(named('s3', [
  'GetObjectTorrent', 'GetObjectVersionAnnotationForReplication', 'GetObjectVersionForReplication', 'GetObjectVersionTorrent', 'InitiateReplication',
  'ObjectOwnerOverrideToBucketOwner', 'ReplicateDelete', 'ReplicateObject', 'ReplicateObjectAnnotation', 'ReplicateTags',
]));

const NO_RESOURCE: Language = { some: true, globs: [{ tokens: lettersOf('*'), fold: false }] };

/** Anything whose ARN begins so, or nothing in particular. */
function arns(...beginnings: string[]): Language {
  const globs = beginnings.map((beginning): Glob => ({ tokens: [...lettersOf(beginning), ANY, STAR], fold: false }));
  return { some: true, globs: [...NO_RESOURCE.globs, ...globs] };
}

const OF_ANY = arns('arn:aws:');
const OF_SERVICE: ReadonlyMap<string, Language> = new Map([
  ...OTHER_ACTIONS.map((action) => action.slice(0, action.indexOf(':'))).map((service) => [service, arns(`arn:aws:${service}:`)] as const),
  ['s3', {
    some: true,
    globs: [...arns('arn:aws:s3-object-lambda:').globs, {
      // jobs, access points, grants: of an account, which buckets are not
      tokens: [...lettersOf('arn:aws:s3:'), SEGMENT_STAR, ...lettersOf(':'), SEGMENT, SEGMENT_STAR, ...lettersOf(':'), ANY, STAR], fold: false,
    }],
  }],
  ['kms', arns('arn:aws:kms:')], ['iam', arns('arn:aws:iam:')], ['sts', arns('arn:aws:iam:', 'arn:aws:sts:')],
]);
