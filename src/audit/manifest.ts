/** What Hasty can do, as plain data that a team commits: sorted, without times and places. */
export interface Manifest {
  /** Version of this shape. */
  readonly version: 1;
  /** Sorted by cloud, bucket and identity. */
  readonly mounts: readonly MountEntry[];
}

/** One bucket under one identity. */
export interface MountEntry {
  readonly cloud: 's3' | 'gcs' | 'azure';
  /** Who gets in: the principal of the trust policy; on GCP the service account; on Azure the holder of the account key. */
  readonly principal: string;
  /** The role's ARN or name; on GCP the service account; on Azure `account/key2`. */
  readonly identity: string;
  /** It is no secret. */
  readonly externalId?: string;
  readonly bucket: string;
  /** Folders that can be read, `street/2026/`; the empty one is the whole bucket. Sorted. */
  readonly prefixes: readonly string[];
  /** Sorted. */
  readonly actions: readonly string[];
  /** Which key names can be listed: those of the whole bucket, of the prefixes, or none. */
  readonly listing: 'BUCKET' | 'PREFIX' | 'NONE';
  /** The longest session, in seconds. */
  readonly sessionSeconds?: number;
  /** When access ends (ISO 8601, UTC); undefined: it does not end by itself. */
  readonly until?: string;
  /** Origins that may read from a browser, sorted; undefined: the documents do not manage CORS there. */
  readonly corsOrigins?: readonly string[];
  /** How to end access. */
  readonly revoke: string;
}
