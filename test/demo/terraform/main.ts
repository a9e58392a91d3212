import { demo } from './demo';
import { interruptible } from '../interruptible';

/** Runs the demo of a cloud until it ends or is interrupted, and leaves nothing behind. Returns the exit code. */
export function main({ cloud }: { readonly cloud: Parameters<typeof demo>[1] }): Promise<number> {
  return interruptible((run) => demo(run, cloud));
}
