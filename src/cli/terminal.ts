/** Where a command writes. */
export interface Terminal {
  /** What was asked for. */
  readonly out: (text: string) => void;
  /** What goes wrong, and what a reader should know besides. */
  readonly err: (text: string) => void;
  /** Whether what was asked for may have colours. */
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
}
