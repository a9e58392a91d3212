/** Which object keys Hasty may list. Reading is limited to the mounted prefixes in either case. */
export enum ListingScope {
  /** Every key of the bucket, as in Hasty's own policy. The key names of the whole bucket are visible to Hasty. */
  BUCKET = 'BUCKET',

  /**
   * Only keys under the mounted prefixes. A request that lists without a prefix, and HeadBucket, are refused.
   *
   * Stricter than Hasty's own policy: try one import in your workspace before you rely on it.
   */
  PREFIX = 'PREFIX',
}
