import { ImportMode } from '../contract';

/** How Hasty is told about a container. */
export interface ContainerOptions {
  /** The name of the container: 3 to 63 lower-case letters, digits or single hyphens. */
  readonly containerName: string;

  /**
   * How Hasty imports the images, and so how long it needs the key.
   *
   * @default ImportMode.LINK
   */
  readonly importMode?: ImportMode;

  /**
   * The time at which you mean to end access: `2026-12-01T00:00:00Z`. **Nothing ends by itself then**: an account key has no end date. The
   * time is written into the outputs, with the command that ends access (it renews the key), and a warning says so.
   *
   * @default - access ends when you renew the key
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

  /**
   * Whether to output key 2 (sensitive), which opens the whole account. The provider keeps both keys in the Terraform state in any case.
   *
   * @default false - the output `KeyCommand` is the command that reads the key
   */
  readonly secretAccessKey?: boolean;
}
