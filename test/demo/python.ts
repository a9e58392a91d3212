import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Run } from './processes';

const COMMANDS = ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

/**
 * The Python of a private environment that holds what a requirements file pins, and nothing else. It is made once.
 *
 * @param folder of the environment
 * @throws when there is no Python of at least 3.10 with the module venv, or the packages cannot be had
 */
export async function pythonWith(run: Run, requirements: string, folder: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const stamp = join(folder, 'requirements.sha256');
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return python;

  run.log(`the first time only: installing ${basename(folder)} into ${dirname(folder)}`);
  const system = await findPython(run, env);
  rmSync(folder, { recursive: true, force: true });
  await makeEnvironment(run, system, folder, env);
  await install(run, folder, python, requirements, env);
  writeFileSync(stamp, digest);
  return python;
}

async function findPython(run: Run, env: NodeJS.ProcessEnv): Promise<string> {
  const seen: string[] = [];
  for (const command of COMMANDS) {
    const version = await run.exec(command, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { env }).then((text) => text.trim(), () => undefined);
    const [major, minor] = version?.split('.').map(Number) ?? [0, 0];
    if (major === 3 && minor >= 10) return command;
    if (version) seen.push(`${command} is ${version}`);
  }
  throw new Error(`Python 3.10 or newer is needed for programs that come from PyPI, got: ${seen.join(', ') || 'none'}.
Install it and run again. Debian, Ubuntu: apt install python3 python3-venv; Fedora: dnf install python3; macOS: brew install python`);
}

async function makeEnvironment(run: Run, system: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  await run.exec(system, ['-m', 'venv', folder], { env }).catch((error: Error) => {
    rmSync(folder, { recursive: true, force: true });
    if (!/ensurepip|No module named '?venv/.test(error.message)) throw error;
    throw new Error(`${system} lacks its module venv, which keeps their packages apart from yours. Debian, Ubuntu: apt install python3-venv`);
  });
}

async function install(run: Run, folder: string, python: string, requirements: string, env: NodeJS.ProcessEnv): Promise<void> {
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-cache-dir', '--retries=2', '--require-hashes', '-r', requirements];
  await run.exec(python, args, { env: { ...env, TMPDIR: run.folder } }).catch((error: Error) => {
    if (!/connection|connect to|timed out|name resolution|unreachable/i.test(error.message)) throw error;
    const name = basename(folder);
    throw new Error(`${name} could not be installed. The first run downloads it from PyPI, later ones need no network. pip says:\n${error.message.trim().split('\n').slice(-4).join('\n')}`);
  });
}
