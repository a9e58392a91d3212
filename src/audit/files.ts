import { Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Document } from './document/document';
import { DocumentError } from './document/document-error';
import { looksLikeInfrastructure, mayBeInfrastructure } from './looks-like';

/** Larger files are no templates: CloudFormation takes 1 MB, and plans of thousands of resources have some 20 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Folders that have no templates, or those of others. */
const SKIPPED = /^(?:node_modules|\.git|\.terraform|asset\..*)$/;

/**
 * Reads files, and of folders all files in them that are templates, plans and the like, by name and content.
 *
 * @throws DocumentError when one cannot be read, or a folder has none
 */
export function documentsAt(paths: readonly string[]): Document[] {
  const documents = paths.flatMap((path) => isFolder(path) ? folder(path) : [read(path)]);
  return [...new Map(documents.map((document) => [document.name, document])).values()];
}

function folder(path: string): Document[] {
  const documents = filesIn(path).filter(mayBeInfrastructure).map(read).filter(looksLikeInfrastructure);
  if (documents.length === 0) throw new DocumentError('expected a folder with templates, plans or cdk.tf.json files, got one without', { file: path });
  return documents;
}

function filesIn(path: string): string[] {
  const entries = attempt(path, () => readdirSync(path, { withFileTypes: true })).sort((one, other) => one.name < other.name ? -1 : 1);
  return entries.flatMap((entry) => {
    const name = join(path, entry.name);
    if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : filesIn(name);
    return isFile(entry, name) ? [name] : [];
  });
}

/** Links to folders are not followed: they may lead in a circle. */
function isFile(entry: Dirent, name: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && statSync(name, { throwIfNoEntry: false })?.isFile() === true);
}

function isFolder(path: string): boolean {
  const stats = attempt(path, () => statSync(path));
  if (!stats.isDirectory() && !stats.isFile()) throw new DocumentError('expected a file or a folder, got something else; write it to a file first', { file: path });
  return stats.isDirectory();
}

function read(path: string): Document {
  const { size } = attempt(path, () => statSync(path));
  if (size > MAX_BYTES) throw new DocumentError(`expected at most 64 MB, got ${Math.ceil(size / 1024 / 1024)} MB; audit a part of it`, { file: path });
  const bytes = attempt(path, () => readFileSync(path));
  try {
    return { name: path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    throw new DocumentError(bytes.subarray(0, 2).toString('latin1') === 'PK'
      ? 'expected text, got an archive; of a plan of Terraform give what `terraform show -json` prints'
      : 'expected text in UTF-8, got other bytes; save the file as UTF-8', { file: path });
  }
}

const REASONS = new Map([['ENOENT', 'it does not exist'], ['EACCES', 'it may not be read'], ['ENOTDIR', 'it does not exist']]);

function attempt<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new DocumentError(`expected a file or a folder that can be read; ${REASONS.get(code) ?? code}`, { file: path });
  }
}
