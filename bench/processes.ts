import { spawnSync } from 'node:child_process';

/** A process to measure. */
export interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** How often it is measured. */
  readonly times: number;
}

/**
 * The median time of each command, in milliseconds of whole processes. The commands take turns, so that whatever else the machine
 * does slows all of them alike; the first turn is not counted.
 *
 * @throws when a process fails
 */
export function medians(commands: readonly Command[], env: NodeJS.ProcessEnv): Map<string, number> {
  const all = new Map(commands.map(({ name }) => [name, [] as number[]]));
  for (let turn = 0; turn <= Math.max(...commands.map(({ times }) => times)); turn++) {
    for (const command of commands.filter(({ times }) => turn <= times)) {
      const took = measure(command, env);
      if (turn > 0) all.get(command.name)!.push(took);
    }
  }
  return new Map([...all].map(([name, times]) => [name, median(times)]));
}

function measure({ name, command, args }: Command, env: NodeJS.ProcessEnv): number {
  const began = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const took = performance.now() - began;
  if (status !== 0) throw new Error(`${name} failed (${error?.message ?? `exit code ${status}`}):\n${stdout}${stderr}`);
  return took;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
