import { asksForFolder, clausesThatFit, condition, isInFolder } from './cel';
import { ListingScope } from '../contract';
import { CheckedAccess } from '../terraform/inputs';

/** @see https://cloud.google.com/iam/quotas: bindings of the same role and principal that differ in their conditions */
const MAX_BINDINGS = 20;

/** One grant of a role to the service account, on the bucket. Without a condition it holds always. */
export interface Binding {
  /** `READ`: roles/storage.objectViewer. `LIST`: the role of listPermissions(). */
  readonly role: 'READ' | 'LIST';
  /** Titles and descriptions are short (Google: 100 and 256 characters), and no two titles are alike. */
  readonly condition?: { readonly title: string; readonly description: string; readonly expression: string };
}

/**
 * What the role of the LIST binding must allow; empty: there is no such binding. Where the whole bucket is open, objectViewer lists
 * it too.
 */
export function listPermissions({ prefixes, listing }: CheckedAccess, bucketMetadata: boolean): string[] {
  return [
    ...(bucketMetadata ? ['storage.buckets.get'] : []),
    ...(prefixes && listing === ListingScope.BUCKET ? ['storage.objects.list'] : []),
  ];
}

/**
 * The grants that open a bucket as far as was agreed. A folder that is added at the end changes the last READ binding alone.
 *
 * @throws when IAM cannot hold as many folders
 */
export function bindingsFor(bucketName: string, access: CheckedAccess, bucketMetadata: boolean): Binding[] {
  const { accessUntil } = access;
  const lists = listPermissions(access, bucketMetadata).length > 0;
  return [
    ...(access.prefixes ? folderBindings(bucketName, access.prefixes, access) : [timed('READ', accessUntil)]),
    ...(lists ? [timed('LIST', accessUntil)] : []),
  ];
}

function timed(role: 'READ' | 'LIST', accessUntil?: string): Binding {
  if (accessUntil === undefined) return { role };
  const title = `hasty-${role.toLowerCase()}`;
  return { role, condition: { title, description: 'Hasty, until the time named here', expression: condition([], accessUntil) } };
}

function folderBindings(bucketName: string, given: readonly string[], { listing, accessUntil }: CheckedAccess): Binding[] {
  const prefixes = widest(given);
  const lists = listing === ListingScope.PREFIX;
  const perBinding = Math.floor(clausesThatFit(accessUntil) / (lists ? 2 : 1));
  if (prefixes.length > MAX_BINDINGS * perBinding) {
    throw new Error(`\`prefixes\` must be at most ${MAX_BINDINGS * perBinding} folders, got: ${prefixes.length}; IAM allows one service account ${MAX_BINDINGS} conditions on a bucket, and ${perBinding} such folders fit into one: mount a parent folder, or make a second mount`);
  }
  const clauses = prefixes.map((prefix) => [isInFolder(bucketName, prefix), ...(lists ? [asksForFolder(prefix)] : [])]);
  const bindings = Math.ceil(prefixes.length / perBinding);
  return Array.from({ length: bindings }, (_, index) => ({
    role: 'READ',
    condition: {
      title: index === 0 ? 'hasty-read' : `hasty-read-${index + 1}`,
      description: `Hasty ${lists ? 'reads and lists' : 'reads'} the folders named here${accessUntil === undefined ? '' : ', until the time named here'}`,
      expression: condition(clauses.slice(index * perBinding, (index + 1) * perBinding).flat(), accessUntil),
    },
  }));
}

/** Without the folders that another one holds. */
function widest(prefixes: readonly string[]): string[] {
  return [...new Set(prefixes)].filter((prefix) => !prefixes.some((other) => other !== prefix && prefix.startsWith(other)));
}
