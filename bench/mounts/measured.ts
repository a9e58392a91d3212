import { readFileSync } from 'node:fs';
import { Measurement } from '../processes';

/**
 * Synthesizes so many mounts into a folder and prints how long that took, without what was loaded before, and the most memory that the
 * process held: `node --expose-gc KIND.js COUNT FOLDER`.
 */
export function measured(synthesize: (count: number, outdir: string) => void): void {
  const [count, outdir] = process.argv.slice(2);
  globalThis.gc!(); // what loading left behind
  const began = performance.now();
  synthesize(Number(count), outdir);
  const took = performance.now() - began;
  const parts: Record<string, Measurement> = { synth: { value: took, unit: 'ms' }, memory: { value: peakKilobytes() / 1024, unit: 'MB' } };
  console.log(JSON.stringify(parts));
}

/** On Linux, the ru_maxrss of a process begins with what the one that started it held: https://man7.org/linux/man-pages/man2/getrusage.2.html */
function peakKilobytes(): number {
  return process.platform === 'linux' ? Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) : process.resourceUsage().maxRSS;
}

/** Numbers 0 to count - 1, in groups of at most so many. */
export function inGroups(count: number, size: number): number[][] {
  const numbers = Array.from({ length: count }, (_, number) => number);
  return Array.from({ length: Math.ceil(count / size) }, (_, group) => numbers.slice(group * size, (group + 1) * size));
}
