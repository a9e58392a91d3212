import { RemovalPolicy } from 'aws-cdk-lib';

/** How a CORS rule is kept in a bucket that no stack owns. */
export interface CorsMergeOptions {
  /**
   * Whether to tell in the output `Change` what would be done, and do nothing. A rule that an earlier deploy made stays as it is,
   * also when the stack goes.
   *
   * @default false
   */
  readonly dryRun?: boolean;

  /**
   * What becomes of the rule when the construct goes: RETAIN leaves it in the bucket.
   *
   * @default RemovalPolicy.DESTROY - the rule goes, all others stay
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Any text. A new one lets the next deploy put the rule back where something else has removed it: CloudFormation looks at the
   * bucket only when a property changes.
   *
   * @default - none
   */
  readonly revision?: string;

  /**
   * Whether to write the stack output `Change`.
   *
   * @default true
   */
  readonly outputs?: boolean;
}
