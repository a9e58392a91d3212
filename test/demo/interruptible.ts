import { constants } from 'node:os';
import { Run } from './processes';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does something until it ends or is interrupted, and leaves nothing behind.
 *
 * @param act gets the exit code of an interruption too, once there is one; without one it goes on for ever
 * @returns the exit code
 */
export async function interruptible(act: (run: Run, interrupted: Promise<number>) => Promise<number>): Promise<number> {
  const run = new Run();
  let interrupt: (signal: typeof SIGNALS[number]) => void;
  const interrupted = new Promise<number>((resolve) => {
    interrupt = (signal) => resolve(128 + constants.signals[signal]);
  });
  SIGNALS.forEach((signal) => process.on(signal, interrupt));
  try {
    return await Promise.race([act(run, interrupted), interrupted]);
  } finally {
    await run.end();
    SIGNALS.forEach((signal) => process.off(signal, interrupt));
  }
}
