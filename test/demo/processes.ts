import { ChildProcess, spawn, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** Everything that the demo makes on this machine lies here. */
export const DEMO_FOLDER = join(ROOT, '.demo');

type Options = Pick<SpawnOptions, 'cwd' | 'env' | 'shell' | 'stdio'>;

/**
 * What one run has on this machine: a folder and processes, and nothing is left of either when it ends. Each process leads
 * a group of its own, so that ending it ends whatever it started in turn.
 */
export class Run {
  /** A folder that goes with the run. */
  public readonly folder: string;

  private readonly began = Date.now();
  private readonly running = new Set<ChildProcess>();
  private ended = false;

  constructor(private readonly write: (text: string) => void = console.log) {
    mkdirSync(DEMO_FOLDER, { recursive: true });
    this.folder = mkdtempSync(join(DEMO_FOLDER, 'run-'));
  }

  /** Says what is being done, with the seconds since the beginning. */
  public log(step: string): void {
    this.print(`[${((Date.now() - this.began) / 1000).toFixed(1).padStart(5)} s] ${step}`);
  }

  public print(text: string): void {
    if (!this.ended) this.write(text);
  }

  /** Starts a process that goes on until the run ends or its standard input is closed. */
  public start(command: string, args: string[], options: Options): ChildProcess {
    if (this.ended) throw new Error('the run has ended');
    const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
    this.running.add(child);
    const forget = () => this.running.delete(child);
    child.once('exit', forget).once('error', forget);
    return child;
  }

  /**
   * Runs a command to its end.
   *
   * @returns what it printed
   * @throws when it fails, with what it printed
   */
  public async exec(command: string, args: string[], options: Options = {}): Promise<string> {
    const child = this.start(command, args, options);
    child.stdin!.end();
    let output = '';
    for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (chunk) => output += chunk); // a letter may be cut in two
    const [code, signal] = await once(child, 'close');
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (${signal ?? `exit code ${code}`}):\n${output}`);
    return output;
  }

  /** Ends all processes and removes the folder. */
  public async end(): Promise<void> {
    this.ended = true;
    await Promise.all([...this.running].map(kill));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function kill(child: ChildProcess): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    try {
      if (process.platform === 'win32') child.kill(name);
      else process.kill(-child.pid!, name);
    } catch { /* already gone */ }
  };
  const impatience = setTimeout(signal, 3000, 'SIGKILL');
  signal('SIGTERM');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  clearTimeout(impatience);
  signal('SIGKILL'); // whoever of its group outlived it
}
