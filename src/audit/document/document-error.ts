import { Place } from './place';

/** Input that cannot be read or understood, and where. */
export class DocumentError extends Error {
  /** @param message what was expected, what was got, and what to do */
  public constructor(message: string, public readonly at: Pick<Place, 'file'> & Partial<Place>) {
    super([at.file, at.line, at.column].filter((part) => part !== undefined).join(':') + `: ${message}`);
    this.name = 'DocumentError';
  }
}
