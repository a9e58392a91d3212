import { spawnSync } from 'node:child_process';

/** A process to measure. */
export interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** How often it is measured. */
  readonly times: number;
  /** The name of a part that it measures itself: it prints the milliseconds, and nothing else. */
  readonly part?: string;
}

/**
 * The median time of each command, in milliseconds of whole processes, and of the parts that they measure. The commands take turns, so
 * that whatever else the machine does slows all of them alike; the first turn is not counted.
 *
 * @throws when a process fails
 */
export function medians(commands: readonly Command[], env: NodeJS.ProcessEnv): Map<string, number> {
  const all = new Map(commands.flatMap(({ name, part }) => [name, ...(part ? [part] : [])]).map((name) => [name, [] as number[]]));
  for (let turn = 0; turn <= Math.max(...commands.map(({ times }) => times)); turn++) {
    for (const command of commands.filter(({ times }) => turn <= times)) {
      const { took, printed } = measure(command, env);
      if (turn === 0) continue;
      all.get(command.name)!.push(took);
      if (command.part) all.get(command.part)!.push(Number(printed));
    }
  }
  return new Map([...all].map(([name, times]) => [name, median(times)]));
}

function measure({ name, command, args }: Command, env: NodeJS.ProcessEnv): { took: number; printed: string } {
  const began = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const took = performance.now() - began;
  if (status !== 0) throw new Error(`${name} failed (${error?.message ?? `exit code ${status}`}):\n${stdout}${stderr}`);
  return { took, printed: stdout };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
