/** A file, as the audit takes it. */
export interface Document {
  /** What the file is called in findings: a path. */
  readonly name: string;
  /** What is in it. */
  readonly text: string;
}
