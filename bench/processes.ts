import { spawnSync } from 'node:child_process';

/** A process to measure. */
export interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** How often it is measured. */
  readonly times: number;
  /** Whether it measures something itself: it prints a JSON object of Measurements by the names of what was measured, and nothing else. */
  readonly measures?: boolean;
}

/** What was measured once. */
export interface Measurement {
  readonly value: number;
  readonly unit: 'ms' | 'MB';
}

/** What was measured turn by turn. */
export interface Series {
  readonly values: readonly number[];
  readonly unit: Measurement['unit'];
}

/**
 * What each command takes: milliseconds of the whole process, by the command's name, and what it measures itself, by `name, part`. The commands
 * take turns, so that whatever else the machine does slows all of them alike; the first turn is not counted.
 *
 * @throws when a process fails
 */
export function inTurns(commands: readonly Command[], env: NodeJS.ProcessEnv): Map<string, Series> {
  const all = new Map<string, Series>();
  const add = (name: string, { value, unit }: Measurement) => all.set(name, { unit, values: [...all.get(name)?.values ?? [], value] });
  for (let turn = 0; turn <= Math.max(...commands.map(({ times }) => times)); turn++) {
    for (const command of commands.filter(({ times }) => turn <= times)) {
      const { took, printed } = measure(command, env);
      if (turn === 0) continue;
      add(command.name, { value: took, unit: 'ms' });
      if (command.measures) Object.entries<Measurement>(JSON.parse(printed)).forEach(([part, one]) => add(`${command.name}, ${part}`, one));
    }
  }
  return all;
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

function measure({ name, command, args }: Command, env: NodeJS.ProcessEnv): { took: number; printed: string } {
  const began = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const took = performance.now() - began;
  if (status !== 0) throw new Error(`${name} failed (${error?.message ?? `exit code ${status}`}):\n${stdout}${stderr}`);
  return { took, printed: stdout };
}
