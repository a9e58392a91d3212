import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../demo/processes';

/** The demo as npm starts it, in a temporary folder of its own. */
export class Demo {
  public readonly temporary = mkdtempSync(join(tmpdir(), 'hasty-demo-'));
  public output = '';
  private readonly child: ChildProcess;

  constructor(...flags: string[]) {
    this.child = spawn(process.execPath, [join(ROOT, 'test/demo/run.mjs'), ...flags], {
      cwd: ROOT, env: { ...process.env, TMPDIR: this.temporary, HOME: this.temporary },
    });
    this.child.stdout!.on('data', (chunk) => this.output += chunk);
    this.child.stderr!.on('data', (chunk) => this.output += chunk);
  }

  /** Waits until the demo has printed something. */
  public async printed(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      if (this.child.exitCode !== null) throw new Error(`the demo ended without printing '${text}':\n${this.output}`);
      await sleep(20);
    }
  }

  public async exit(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  public interrupt(signal: NodeJS.Signals = 'SIGINT'): void {
    this.child.kill(signal);
  }

  /** The demo's process and all that it has started, directly or not. */
  public processes(): number[] {
    const table = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
    const family = new Set([this.child.pid!]);
    for (let before = 0; before < family.size;) {
      before = family.size;
      table.filter(([, parent]) => family.has(parent)).forEach(([pid]) => family.add(pid));
    }
    return [...family];
  }

  /** What the output has for a pattern. */
  public told(pattern: RegExp): string {
    return pattern.exec(this.output)![1];
  }
}
