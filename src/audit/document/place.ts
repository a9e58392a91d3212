/** Where in the documents something stands. */
export interface Place {
  /** The file, as it was named to the audit. */
  readonly file: string;
  /** Line, from 1. */
  readonly line: number;
  /** Column, from 1, in UTF-16 code units. */
  readonly column: number;
  /** The way to it inside the file: `Resources.Role.Properties.AssumeRolePolicyDocument.Statement[0]`. */
  readonly path: string;
}
