import { writeFileSync } from 'node:fs';
import { Terminal } from './terminal';

/** Prints what was asked for, or writes it to a file. */
export function output(text: string, file: string | undefined, terminal: Terminal): void {
  if (file === undefined) {
    terminal.out(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`cannot write ${file}: ${(error as Error).message}; choose another --output`);
  }
}
