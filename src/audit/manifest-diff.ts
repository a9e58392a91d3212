import { Manifest, MountEntry } from './manifest';

/** One thing in which access differs from what was agreed. */
export interface Change {
  /** Whether Hasty gets more than was agreed. */
  readonly widens: boolean;
  /** As in a diff: `+ street/2027/`. */
  readonly line: string;
  /** In a sentence without a final period. */
  readonly sentence: string;
  readonly bucket: string;
  readonly identity: string;
}

const LISTINGS: MountEntry['listing'][] = ['NONE', 'PREFIX', 'BUCKET'];
const LISTED = { NONE: 'no key names', PREFIX: 'key names in the folders', BUCKET: 'key names of the whole bucket' };

/** In what access differs from what was agreed, the widenings first. How to revoke is advice, and not compared. */
export function difference(expected: Manifest, actual: Manifest): Change[] {
  const left = [...expected.mounts];
  const changes = actual.mounts.flatMap((mount) => {
    const index = closest(left, mount);
    const [agreed] = index < 0 ? [] : left.splice(index, 1);
    return agreed ? changesOf(agreed, mount) : [newMount(mount)];
  });
  const all = [...changes, ...left.map(goneMount)];
  return [...all.filter(({ widens }) => widens), ...all.filter(({ widens }) => !widens)];
}

/** The mount of the same bucket under the same identity; of several, the one whose principal and ExternalId are the same. */
function closest(mounts: readonly MountEntry[], mount: MountEntry): number {
  const same = (other: MountEntry) => other.cloud === mount.cloud && other.bucket === mount.bucket && other.identity === mount.identity;
  const exact = mounts.findIndex((other) => same(other) && other.principal === mount.principal && other.externalId === mount.externalId);
  return exact >= 0 ? exact : mounts.findIndex(same);
}

function newMount({ bucket, identity, prefixes }: MountEntry): Change {
  const what = prefixes.map(folder).join(', ') || 'no objects';
  return { widens: true, line: `+ ${bucket}`, sentence: `${identity} opens bucket ${bucket} (${what}), which was not agreed`, bucket, identity };
}

function goneMount({ bucket, identity }: MountEntry): Change {
  return { widens: false, line: `- ${bucket}`, sentence: `${identity} no longer opens bucket ${bucket}, which was agreed`, bucket, identity };
}

function changesOf(agreed: MountEntry, actual: MountEntry): Change[] {
  const { bucket, identity } = actual;
  const change = (widens: boolean, what: string, sentence: string): Change => ({
    widens, line: `${widens ? '+' : '-'} ${what}`, sentence: `${sentence}`, bucket, identity,
  });
  const changed = (widens: boolean, name: string, was: string, is: string): Change =>
    change(widens, `${name}: ${is}`, `${name} of ${identity} on ${bucket} was agreed to be ${was}, and is ${is}`);
  const under = (folders: readonly string[]) => (key: string) => folders.some((prefix) => key.startsWith(prefix));

  return [
    ...actual.prefixes.filter((prefix) => !under(agreed.prefixes)(prefix))
      .map((prefix) => change(true, folder(prefix), `${identity} can read ${folder(prefix)} of ${bucket}, which was not agreed`)),
    ...agreed.prefixes.filter((prefix) => !under(actual.prefixes)(prefix))
      .map((prefix) => change(false, folder(prefix), `${identity} can no longer read all of ${folder(prefix)} of ${bucket}, which was agreed`)),
    ...without(actual.actions, agreed.actions).map((action) => change(true, action, `${identity} may ${action} on ${bucket}, which was not agreed`)),
    ...without(agreed.actions, actual.actions).map((action) => change(false, action, `${identity} may no longer ${action} on ${bucket}, which was agreed`)),
    ...(agreed.principal === actual.principal ? [] : [changed(true, 'the principal', agreed.principal, actual.principal)]),
    ...(agreed.externalId === actual.externalId ? [] : [changed(true, 'the ExternalId', agreed.externalId ?? 'absent', actual.externalId ?? 'absent')]),
    ...(agreed.listing === actual.listing ? [] : [
      changed(LISTINGS.indexOf(actual.listing) > LISTINGS.indexOf(agreed.listing), 'what can be listed', LISTED[agreed.listing], LISTED[actual.listing]),
    ]),
    ...(agreed.sessionSeconds === actual.sessionSeconds ? [] : [
      changed((actual.sessionSeconds ?? 0) > (agreed.sessionSeconds ?? 0), 'the longest session', session(agreed), session(actual)),
    ]),
    ...(agreed.until === actual.until ? [] : [
      // a time that is no literal compares as false, and so as wider
      changed(!(endOf(actual) <= endOf(agreed)), 'the end', agreed.until ?? 'none', actual.until ?? 'none'),
    ]),
    ...without(actual.corsOrigins, agreed.corsOrigins).map((origin) => change(true, origin, `pages of ${origin} can read ${bucket} in a browser, which was not agreed`)),
    ...without(agreed.corsOrigins, actual.corsOrigins)
      .map((origin) => change(false, origin, `no CORS rule lets pages of ${origin} read ${bucket} in a browser, which was agreed`)),
  ];
}

function without(values: readonly string[] = [], others: readonly string[] = []): string[] {
  return values.filter((value) => !others.includes(value));
}

function folder(prefix: string): string {
  return prefix === '' ? 'the whole bucket' : prefix;
}

function session({ sessionSeconds }: MountEntry): string {
  return sessionSeconds === undefined ? 'not stated' : `${sessionSeconds} s`;
}

function endOf({ until }: MountEntry): number {
  return until === undefined ? Infinity : Date.parse(until);
}
