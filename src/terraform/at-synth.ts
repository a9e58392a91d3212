import { TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';

/**
 * A function for checks at synth (`node.addValidation`) that finds something out about a construct: once a synthesis, however many checks
 * ask. A walk through the app for each mount would make the cost of mounts grow with their square. In constructors it is for what was just
 * made: all else may have changed since somebody asked.
 */
export function onceAtSynth<Of extends IConstruct, Found>(find: (of: Of) => Found): (of: Of) => Found {
  const foundIn = new WeakMap<IConstruct, Map<Of, Found>>();
  return (of) => {
    const { root } = of.node;
    const found = foundIn.get(root) ?? new Map<Of, Found>();
    if (!foundIn.has(root)) {
      foundIn.set(root, found);
      forgetAtSynth(root, found);
    }
    if (!found.has(of)) found.set(of, find(of));
    return found.get(of)!;
  };
}

/** The checks of a stack come before those of all that is in it. Stacks that are made later come later too. */
function forgetAtSynth(root: IConstruct, found: Map<unknown, unknown>): void {
  const forget = {
    validate: () => {
      found.clear();
      return [];
    },
  };
  root.node.findAll().filter(TerraformStack.isStack).forEach(({ node }) => node.addValidation(forget));
}

/** The resources of an app, by its root. */
export const resourcesOfApp = onceAtSynth((root) => root.node.findAll().filter(TerraformResource.isTerraformResource));
