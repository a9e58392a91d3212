import { Place } from './place';

/**
 * Input that cannot be read or understood, and where.
 *
 * @example
 * import { audit, DocumentError, documentsAt } from 'hasty-bucket-constructs/audit';
 *
 * try {
 *   audit(documentsAt(['cdk.out']));
 * } catch (error) {
 *   if (error instanceof DocumentError) console.log(error.at.file, error.at.line, error.message);
 * }
 */
export class DocumentError extends Error {
  /** @param message what was expected, what was got, and what to do */
  public constructor(
    message: string,
    /** Where it stands, as far as that is known. */
    public readonly at: Pick<Place, 'file'> & Partial<Place>) {
    super([at.file, at.line, at.column].filter((part) => part !== undefined).join(':') + `: ${message}`);
    this.name = 'DocumentError';
  }
}
