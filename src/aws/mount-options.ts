import { IKey } from 'aws-cdk-lib/aws-kms';
import { HastyCors } from './cors';
import { ImportMode, ListingScope } from '../contract';

/** How Hasty gets at a bucket. */
export interface AccessOptions {
  /**
   * How Hasty imports the images, and so how long it needs access.
   *
   * @default ImportMode.LINK
   */
  readonly importMode?: ImportMode;

  /**
   * Which object keys Hasty may list.
   *
   * @default ListingScope.BUCKET - as Hasty documents: the key names of the whole bucket are visible
   */
  readonly listing?: ListingScope;

  /**
   * The time at which access ends, for running sessions and signed URLs too: `2026-12-01T00:00:00Z`, or the value of a
   * CfnParameter. Never computed at synth, or each deploy would move it.
   *
   * @default - access ends when the mount is destroyed
   */
  readonly accessUntil?: string;

  /**
   * KMS keys that objects in the bucket are encrypted with. Hasty's role may decrypt with them through S3 only.
   *
   * @default - the bucket's own key, if it is known; it is used in any case
   */
  readonly encryptionKeys?: IKey[];

  /**
   * The origins of Hasty's web app for the CORS rule: `https://`, a host, at most a port.
   *
   * @default - Hasty's app, `https://app.hasty.ai`
   */
  readonly corsOrigins?: string[];
}

/** What of a bucket Hasty may read, and how. */
export interface MountOptions extends AccessOptions {
  /**
   * The folders that Hasty may read. `street`, `/street` and `street/` are the same: all keys that begin with `street/`.
   *
   * @default - none: say `wholeBucket: true` to open all of the bucket
   */
  readonly prefixes?: string[];

  /**
   * Whether Hasty may read every object of the bucket.
   *
   * @default false
   */
  readonly wholeBucket?: boolean;

  /**
   * Who sets the CORS rule on a bucket that is not made in the app. Not for a bucket of the app, on which the rule is set in any case.
   *
   * @default - you do: a warning has a command for it
   */
  readonly cors?: HastyCors;
}
