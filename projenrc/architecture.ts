/** A folder of src/ that users import as a subpath. */
interface Room {
  /** The other rooms that it may import. */
  readonly imports: string[];
  /** The packages that it may import: peers, and optional ones but for `constructs`. */
  readonly peers: string[];
}

/** The rooms of src/. Exports, peers, lint and the architecture test follow this list. */
export const ROOMS: Record<string, Room> = {
  contract: { imports: [], peers: [] },
  aws: { imports: ['contract'], peers: ['aws-cdk-lib', 'constructs'] },
};
