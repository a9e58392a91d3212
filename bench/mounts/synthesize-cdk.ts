import { App, Stack } from 'aws-cdk-lib';
import { inGroups, measured } from './measured';

/** CloudFormation lets a template have 200 outputs, and a mount has five. */
const MOUNTS_PER_STACK = 40;

/** Adds the mounts of so many numbers to a stack: all that depends on neither is the same for each. */
type AddMounts = (stack: Stack, numbers: readonly number[]) => void;

/** Synthesizes an app with many mounts, in as many stacks as they need, added by so many at a time. */
export function synthesize(addMounts: AddMounts, atOnce = 1): void {
  measured((count, outdir) => {
    const app = new App({ outdir });
    inGroups(count, MOUNTS_PER_STACK).forEach((inStack, index) => {
      const stack = new Stack(app, `Mounts${index}`);
      inGroups(inStack.length, atOnce).forEach((group) => addMounts(stack, group.map((at) => inStack[at])));
    });
    app.synth();
  });
}
