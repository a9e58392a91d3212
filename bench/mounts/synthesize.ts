import { App, TerraformStack } from 'cdktf';

/** Adds the mount of a number to a stack: all that depends on neither is the same for each. */
export type AddMount = (stack: TerraformStack, number: number) => void;

/**
 * Synthesizes an app with so many mounts and prints how many milliseconds that took, without what was loaded before:
 * `node MOUNTS.js COUNT FOLDER`.
 */
export function synthesize(addProvider: (stack: TerraformStack) => void, addMount: AddMount): void {
  const [count, outdir] = process.argv.slice(2);
  const began = performance.now();
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'Mounts');
  addProvider(stack);
  for (let number = 0; number < Number(count); number++) addMount(stack, number);
  app.synth();
  console.log(performance.now() - began);
}
