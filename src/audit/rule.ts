import { Analysis } from './analysis';
import { Finding, Severity } from './finding';

/** One question that the audit asks. */
export interface Rule {
  /** Public contract: never renamed. */
  readonly id: string;
  /** How much its findings matter, unless one says otherwise. */
  readonly severity: Severity;
  /** Why it matters, in one sentence. */
  readonly reason: string;
  /** What to do when it fails, in one sentence. */
  readonly fix: string;
  /** The line of the contract that it holds: an address. */
  readonly contract: string;
  /** Asks it of some documents. */
  readonly check: (analysis: Analysis) => RuleFinding[];
}

/** A finding before its rule is written into it; severity and fix are the rule's unless it says otherwise. */
export type RuleFinding = Pick<Finding, 'message' | 'at' | 'construct' | 'witness'> & Partial<Pick<Finding, 'severity' | 'status' | 'fix'>>;
