import { partsOf } from './condition';
import { objectsOf } from './grant';
import { Point, Reach } from './reach';
import { GET, LIST } from './roles';
import { MountEntry } from '../manifest';

/** The folders of a bucket that can be read, and how else. */
export interface Scope {
  /** `street/2026/`; the empty one is the whole bucket. Single objects, too. Sorted; what another one covers is left out. */
  readonly prefixes: readonly string[];
  /** Requests in no folder: the beginning of a name that ends anywhere, as `street`, which opens `street2/`. */
  readonly loose: readonly Point[];
  readonly listing: MountEntry['listing'];
  /** When the last right ends (ISO 8601); undefined: it does not end by itself, or there is none. */
  readonly until?: string;
}

/** What a truth table says in words of folders. */
export function scopeOf(reach: Reach): Scope {
  const base = objectsOf(reach.bucket);
  const read = reach.points(GET).filter(({ sure }) => sure);
  const listed = reach.points(LIST).filter(({ sure }) => sure);
  const parts = reach.grants.flatMap(({ condition }) => partsOf(condition));
  const exact = new Set(parts.flatMap((part) => part.kind === 'name' && part.test === 'equals' ? [part.value] : []));
  const heads = reach.heads.sort((one, other) => other.length - one.length);
  const headOf = (name: string) => heads.find((head) => name.startsWith(head)) ?? base;
  const open = read.filter(({ request }) => !exact.has(request.name)).map((point) => ({ point, head: headOf(point.request.name) }));
  const folders = widest(open.map(({ head }) => head).filter((head) => head.endsWith('/')));
  const inFolder = (name: string) => folders.some((folder) => name.startsWith(folder));
  const loose = open.filter(({ point }) => !inFolder(point.request.name));
  const single = read.map(({ request }) => request.name).filter((name) => exact.has(name) && !inFolder(name));
  const prefixes = widest([...folders, ...loose.map(({ head }) => head), ...single].map((name) => name.slice(base.length)));
  return { prefixes, loose: loose.map(({ point }) => point), listing: listingOf(listed, prefixes), until: end([...read, ...listed], reach.times) };
}

/** Leaves out what another prefix covers. */
function widest(prefixes: readonly string[]): string[] {
  const all = [...new Set(prefixes)].sort();
  return all.filter((prefix) => !all.some((other) => other !== prefix && prefix.startsWith(other)));
}

function listingOf(listed: readonly Point[], prefixes: readonly string[]): MountEntry['listing'] {
  if (listed.length === 0) return 'NONE';
  return listed.every(({ request }) => prefixes.some((prefix) => prefix !== '' && request.listPrefix?.startsWith(prefix))) ? 'PREFIX' : 'BUCKET';
}

/** Between two instants that conditions name nothing changes, so access ends at the one after the last at which there is any. */
function end(points: readonly Point[], times: readonly number[]): string | undefined {
  if (points.length === 0) return undefined;
  const last = points.reduce((latest, { request }) => Math.max(latest, request.time), 0);
  const next = times[times.indexOf(last) + 1];
  return next === undefined ? undefined : new Date(next).toISOString().replace('.000Z', 'Z');
}
