import { join } from 'node:path';
import { ROOT } from './source';

type Engine = typeof import('cdktf');

/** The engine that tests get by the name of cdktf, and the other one: they change places in test/support/jest-cdktn.js. */
export const [OURS, THEIRS] = (globalThis as { ENGINE?: string }).ENGINE === 'cdktn' ? ['cdktn', 'cdktf'] : ['cdktf', 'cdktn'];

/** An engine by its own name, which no configuration changes. */
export function engine(name: string): Engine {
  return require(join(ROOT, 'node_modules', name)); // eslint-disable-line @typescript-eslint/no-require-imports
}
