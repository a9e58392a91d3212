import { Place } from './document/place';

/** How much a finding matters: an error fails the audit, a warning does not by default, a note never does. */
export type Severity = 'error' | 'warning' | 'note';

/** One request that shows that a finding is true: it is allowed though it must not be, or refused though it is needed. */
export interface Witness {
  /** Who asks: an ARN, a service account, `anyone`. */
  readonly principal: string;
  /** What is asked for: `s3:GetObject`. */
  readonly action: string;
  /** What it is asked of: an ARN; names that a deployment makes are shown as `${ImagesBucket}`. */
  readonly resource: string;
  /** What else the cloud is told, by context key. Keys that are not here are absent. */
  readonly context: Readonly<Record<string, string>>;
  /** What the deployer has to choose, if anything, by parameter or condition: `IsProduction` -> `true`. */
  readonly choices: Readonly<Record<string, string>>;
  /** What the cloud answers. */
  readonly answer: 'allowed' | 'refused';
}

/** Something that a rule has to say about the documents. */
export interface Finding {
  /** Id of the rule: `trust-external-id`. */
  readonly rule: string;
  /** How much it matters. */
  readonly severity: Severity;
  /** `fail`: it is so. `cannot tell`: it may be so, and the documents do not say. */
  readonly status: 'fail' | 'cannot tell';
  /** What was found, in a sentence without a final period. */
  readonly message: string;
  /** What to do. */
  readonly fix: string;
  /** Where it stands. */
  readonly at: Place;
  /**
   * The construct that made it.
   *
   * @default - the document does not say
   */
  readonly construct?: string;
  /**
   * The request that shows it.
   *
   * @default - the finding is about something else than a request
   */
  readonly witness?: Witness;
  /**
   * Why somebody accepts it; an acknowledged finding does not count.
   *
   * @default - nobody has accepted it
   */
  readonly acknowledged?: string;
}
