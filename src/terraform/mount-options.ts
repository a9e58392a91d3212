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
   * Which object names Hasty may list.
   *
   * @default ListingScope.BUCKET - as Hasty documents: the object names of the whole bucket are visible
   */
  readonly listing?: ListingScope;

  /**
   * The time at which access ends, for signed URLs too: `2026-12-01T00:00:00Z`, or a Terraform variable of that form, which is checked
   * when Terraform plans. Never computed by the clock, or each apply would move it.
   *
   * @default - access ends when the mount is destroyed
   */
  readonly accessUntil?: string;

  /**
   * The origins of Hasty's web app for the CORS rule: `https://`, a host, at most a port.
   *
   * @default - Hasty's app, `https://app.hasty.ai`
   */
  readonly corsOrigins?: string[];

  /**
   * Whether to write Terraform outputs.
   *
   * @default true
   */
  readonly outputs?: boolean;
}

/** What of a bucket Hasty may read, and how. */
export interface MountOptions extends AccessOptions {
  /**
   * The folders that Hasty may read. `street`, `/street` and `street/` are the same: all names that begin with `street/`. A Terraform
   * variable must end in `/`, which is checked when Terraform plans.
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
}
