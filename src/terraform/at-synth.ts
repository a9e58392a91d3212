import { TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';

/**
 * A function for checks at synth (`node.addValidation`) that finds something out about a construct: once a synthesis, however many checks
 * ask. A walk through the app for each mount would make the cost of mounts grow with their square. In constructors it is for what was just
 * made: all else may have changed since somebody asked.
 */
export function onceAtSynth<Of extends IConstruct, Found>(find: (of: Of) => Found): (of: Of) => Found {
  const foundIn = new WeakMap<IConstruct, Map<Of, Found>>();
  const forgetful = new WeakSet<IConstruct>();
  return (of) => {
    const found = foundIn.get(of.node.root) ?? new Map<Of, Found>();
    foundIn.set(of.node.root, found);
    if (!found.has(of)) {
      for (const stack of stacksOf(of)) {
        if (forgetful.has(stack)) continue;
        forgetful.add(stack);
        forgetAtSynth(stack, found);
      }
      found.set(of, find(of));
    }
    return found.get(of)!;
  };
}

/** The checks of a stack come before those of all that is in it. */
function forgetAtSynth(stack: IConstruct, found: Map<unknown, unknown>): void {
  const forget = () => {
    found.clear();
    return [];
  };
  stack.node.addValidation({ validate: forget });
}

/** Those that a construct is in; of an app, all. */
function stacksOf({ node }: IConstruct): IConstruct[] {
  return (node.scope ? node.scopes : node.findAll()).filter(TerraformStack.isStack);
}

/** The resources of an app, by its root. */
export const resourcesOfApp = onceAtSynth((root) => root.node.findAll().filter(TerraformResource.isTerraformResource));
