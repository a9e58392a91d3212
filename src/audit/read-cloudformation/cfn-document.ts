import { Raw } from '../document/raw';

/** A template, with what is known about its stack from outside it: from a `cdk.out`. */
export interface CfnDocument {
  /** The file, as it was named to the audit. */
  readonly file: string;
  readonly raw: Raw;
  readonly stackName?: string;
  readonly account?: string;
  readonly region?: string;
}
