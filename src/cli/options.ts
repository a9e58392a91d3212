import { parseArgs, ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What parseArgs makes of options. */
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: boolean; strict: true }>>;

/** Reads a command's options, and says what is wrong with them in the words of the command line. */
export function parseOptions<T extends Options>(command: string, args: string[], options: T, allowPositionals = true): Parsed<T> {
  try {
    return parseArgs({ args, options, allowPositionals, strict: true });
  } catch (error) {
    const [message] = (error as Error).message.split(/\. |\n/);
    throw new Error(`${message.replace(/\.$/, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase())}; see hasty-buckets ${command} --help`);
  }
}

/** Splits `NAME=value` at the first `=`. */
export function pairs(option: string, values: readonly string[] = [], form = 'NAME=value'): Record<string, string> {
  return Object.fromEntries(values.map((value) => {
    const at = value.indexOf('=');
    if (at < 1 || at === value.length - 1) throw new Error(`${option} must be ${form}, got: ${JSON.stringify(value)}`);
    return [value.slice(0, at), value.slice(at + 1)];
  }));
}

/** One of a few words. */
export function choice<T extends string>(option: string, value: string, words: readonly T[]): T {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new Error(`${option} must be one of ${words.join(', ')}, got: ${JSON.stringify(value)}`);
  return found;
}

/** The files and folders that a command is for. */
export function paths(command: string, positionals: string[]): string[] {
  if (positionals.length === 0) throw new Error(`name a template, a plan or a folder of them to read; see hasty-buckets ${command} --help`);
  return positionals;
}
