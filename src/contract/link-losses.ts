/** What takes objects away from Hasty that it links to: the ids of the warnings. */
export const LINK_LOSSES = ['linkObjectsExpire', 'linkObjectsArchived'] as const;

/** What a rule of a bucket does, by itself and with time, to objects that are current. What is not known at synth is undefined. */
export interface ObjectRule {
  /** How people find it: `rule 'tidy'`. */
  readonly title: string;
  /** How the keys begin that it is for; empty: all keys. */
  readonly prefix: string | undefined;
  /** False when it may spare objects under its prefix: those without a tag, or of a size; or when a condition of the template may take it away. */
  readonly certain: boolean;
  /** `expires`, or the storage class or tier to which objects are moved. */
  readonly does: readonly (string | undefined)[];
}

/** What is mounted of a bucket by links. */
export interface Linked {
  /** How messages name the bucket. */
  readonly bucket: string;
  /** How the keys begin that are mounted; empty: all keys; undefined: not known at synth. */
  readonly folders: readonly (string | undefined)[];
  readonly rules: readonly ObjectRule[];
}

/**
 * Storage classes from which GetObject answers at once. From the others, and from the archive tiers of Intelligent-Tiering, an object must be
 * restored first.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects.html
 */
export const READABLE = ['STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'EXPRESS_ONEZONE', 'REDUCED_REDUNDANCY'];

/** Whether keys can begin with both of two prefixes: one is the beginning of the other. */
export function overlap(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** What breaks in Hasty by the rules of a bucket, and what to do; undefined: nothing. */
export function linkLoss(id: typeof LINK_LOSSES[number], { bucket, folders, rules }: Linked): string | undefined {
  const hit = rules.filter(({ prefix }) => folders.some((folder) => prefix === undefined || folder === undefined || overlap(prefix, folder)));
  const harms = hit.flatMap((rule) => harmOf(id, rule, folders));
  if (harms.length === 0) return undefined;
  const way = id === 'linkObjectsExpire' ? 'leave the mounted folders out' : 'leave the mounted folders out, or choose a class that is read at once';
  return `the images of '${bucket}' must stay where Hasty's links find them, got: ${[...new Set(harms)].join('; ')}; ${way}, or import by ImportMode.COPY`;
}

function harmOf(id: typeof LINK_LOSSES[number], { title, prefix, certain, does }: ObjectRule, folders: readonly (string | undefined)[]): string[] {
  const may = certain && prefix !== undefined && folders.some((folder) => folder !== undefined && overlap(prefix, folder)) ? '' : 'may ';
  const objects = prefix ? `objects under '${prefix}'` : 'objects';
  const verb = (word: string) => may ? `may ${word}` : `${word}s`;
  if (id === 'linkObjectsExpire') return does.includes('expires') ? [`${title} ${verb('delete')} ${objects}`] : [];
  const archives = does.filter((what) => what !== 'expires' && !READABLE.includes(what!));
  if (archives.length === 0) return [];
  if (archives.includes(undefined)) return [`${title} may move ${objects} to a storage class that is not known at synth, and from an archive they must be restored before they can be read`];
  return [`${title} ${verb('move')} ${objects} to ${archives.join(' and ')}, where they cannot be read until they are restored`];
}
