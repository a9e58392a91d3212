import { Finding } from './finding';
import { Manifest } from './manifest';

/** What the audit says about some documents, as plain data. The JSON schema of it is `schema/audit-report.schema.json`. */
export interface AuditReport {
  /** Version of this shape. */
  readonly version: 1;
  /**
   * `pass`: Hasty gets the contract and nothing more. `fail`: a finding of error level is true. `cannot tell`: one may be true.
   * `no access`: no access for Hasty was found, and nothing that could be one.
   */
  readonly verdict: Verdict;
  /** Whether the folders and the listing scope were compared with what was expected; otherwise they are only stated. */
  readonly scopeJudged: boolean;
  /** Who was judged as Hasty: `every principal of the AWS account 718860067770`, ... */
  readonly subjects: readonly string[];
  /** The files that were read. */
  readonly files: readonly string[];
  /** Errors first; in each severity by file, line and rule. */
  readonly findings: readonly Finding[];
  /** What Hasty can do. */
  readonly access: Manifest;
  /** What the verdict rests on. */
  readonly assumptions: readonly string[];
}

/** The answer in a word. */
export type Verdict = 'pass' | 'fail' | 'cannot tell' | 'no access';
