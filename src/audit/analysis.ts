import { Facts } from './facts';
import { Manifest } from './manifest';

/** What rules look at. What they compute from it, they keep in WeakMaps by it. */
export interface Analysis {
  readonly facts: Facts;
  /** What was agreed, from outside the documents; without it the form is judged and the scope only stated. */
  readonly expected?: Manifest;
  /** Who is named as Hasty from outside the documents: ARNs, service accounts, storage accounts. */
  readonly subjects: readonly string[];
  /** Requests are judged from now on. */
  readonly now: Date;
}
