import { Place } from './document/place';
import { MountEntry } from './manifest';

/** What Hasty can do on a cloud where it has no account of its own. */
export interface CloudAccess {
  /** Who was judged as Hasty: `service account hasty@acme.iam.gserviceaccount.com`. */
  readonly subjects: readonly string[];
  readonly mounts: readonly MountEntry[];
  /** What was not understood on the way to a bucket of Hasty's. */
  readonly unknowns: readonly { readonly why: string; readonly at: Place }[];
  /** Whether the documents have anything to do with Hasty on that cloud. */
  readonly touched: boolean;
}
