import { App, TerraformStack } from 'cdktf';
import { inGroups, measured } from './measured';

/** Adds the mounts of so many numbers to a stack: all that depends on neither is the same for each. */
type AddMounts = (stack: TerraformStack, numbers: readonly number[]) => void;

/** Synthesizes an app with many mounts in one stack, added by so many at a time. */
export function synthesize(addProvider: (stack: TerraformStack) => void, addMounts: AddMounts, atOnce = 1): void {
  measured((count, outdir) => {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'Mounts');
    addProvider(stack);
    inGroups(count, atOnce).forEach((numbers) => addMounts(stack, numbers));
    app.synth();
  });
}
