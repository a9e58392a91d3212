import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditCommand } from './audit';
import { HELP } from './help';
import { manifestCommand } from './manifest';
import { policyCommand } from './policy';
import { Terminal } from './terminal';
import { DocumentError } from '../audit';

/** What input costs that cannot be read or understood. */
const NOT_UNDERSTOOD = 2;

type Command = (args: string[], terminal: Terminal) => number;

const COMMANDS = new Map<string, Command>([
  ['audit', auditCommand],
  ['manifest', manifestCommand],
  ['policy', policyCommand],
]);

/** Does what the command line says, and gives the exit code. What goes wrong is said in one line. */
export function run(args: string[], terminal: Terminal): number {
  try {
    return dispatch(args, terminal);
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ');
    terminal.err(error instanceof DocumentError ? `${message}\n` : `hasty-buckets: ${message}\n`);
    return NOT_UNDERSTOOD;
  }
}

function dispatch([name, ...args]: string[], terminal: Terminal): number {
  if (name === '--version') return print(`${version()}\n`, terminal);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    if (name !== undefined) return print(HELP[args[0]] ?? HELP[''], terminal);
    terminal.err(HELP['']);
    return NOT_UNDERSTOOD;
  }
  const command = COMMANDS.get(name);
  if (!command) throw new Error(`no such command: ${JSON.stringify(name)}; there are: ${[...COMMANDS.keys()].join(', ')}`);
  const options = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length);
  if (options.includes('--help') || options.includes('-h')) return print(HELP[name], terminal);
  return command(args, terminal);
}

function print(text: string, terminal: Terminal): number {
  terminal.out(text);
  return 0;
}

/** The version of the package, from which this file is as far as the bundle that it becomes part of. */
function version(): string {
  return JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')).version;
}
