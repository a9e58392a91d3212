/** What Hasty can do, as plain data that a team commits: sorted, without times and places. */
export interface Manifest {
  /** Version of this shape. */
  readonly version: 1;
  /** Sorted by cloud, bucket and identity. */
  readonly mounts: readonly MountEntry[];
}

/** One bucket under one identity. */
export interface MountEntry {
  /** Where the bucket is. */
  readonly cloud: 's3' | 'gcs' | 'azure';
  /** Who gets in: the principal of the trust policy; on GCP the service account; on Azure the holder of the account key. */
  readonly principal: string;
  /** The role's ARN or name; on GCP the service account; on Azure `account/key2`. */
  readonly identity: string;
  /**
   * What Hasty has to send when it assumes the role. It is no secret.
   *
   * @default - none is demanded, or the cloud is not AWS
   */
  readonly externalId?: string;
  /** The bucket, or the container. */
  readonly bucket: string;
  /** Folders that can be read, `street/2026/`; the empty one is the whole bucket. Sorted. */
  readonly prefixes: readonly string[];
  /** What may be done, in the cloud's words. Sorted. */
  readonly actions: readonly string[];
  /** Which key names can be listed: those of the whole bucket, of the prefixes, or none. */
  readonly listing: 'BUCKET' | 'PREFIX' | 'NONE';
  /**
   * The longest session, in seconds.
   *
   * @default - the cloud has no sessions of a role
   */
  readonly sessionSeconds?: number;
  /**
   * When access ends (ISO 8601, UTC).
   *
   * @default - it does not end by itself
   */
  readonly until?: string;
  /**
   * Origins that may read from a browser. Sorted.
   *
   * @default - the documents do not manage CORS there
   */
  readonly corsOrigins?: readonly string[];
  /** How to end access. */
  readonly revoke: string;
}
