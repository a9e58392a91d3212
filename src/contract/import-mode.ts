/**
 * How Hasty imports the images of a mount, and so how long its access is needed.
 *
 * @see https://wiki.cloudfactory.com/docs/userdocs/projects/mounting-buckets/mounting-buckets-tutorial
 */
export enum ImportMode {
  /**
   * Hasty keeps links only. For as long as the project lives, objects must not be moved, renamed or deleted, the role must
   * stay, and its access must not shrink.
   */
  LINK = 'LINK',

  /** Hasty reads every object once (allow 24 hours); then access should end: give the mount an end date, or destroy it. */
  COPY = 'COPY',
}
