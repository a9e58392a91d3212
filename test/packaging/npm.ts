import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../support/source';

const execute = promisify(execFile);

jest.setTimeout(600_000); // registries and busy machines take their time

/** Runs a command and gives what it prints; its failure has what it printed as the message. */
export async function run(folder: string, command: string, ...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    npm_config_local_prefix: undefined, // npm tells its scripts where their package is, and npm inside of them would believe it
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
  try {
    const { stdout } = await execute(command, args, { cwd: folder, env, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error: any) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${error.stdout ?? ''}${error.stderr ?? error.message}`);
  }
}

/** A folder that is gone after the tests of a file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hasty-packaging-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes the package as it is published, and gives the path of its tarball. */
export async function pack(folder: string): Promise<string> {
  await run(ROOT, 'npm', 'pack', '--pack-destination', folder);
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return join(folder, `${name}-${version}.tgz`);
}

/** Makes a folder with files, and installs packages in it: what its package.json names, and others. */
export async function install(folder: string, packages: string[], files: Record<string, string> = {}): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ 'package.json': '{ "private": true }', ...files })) writeFileSync(join(folder, name), text);
  await run(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...packages);
}
