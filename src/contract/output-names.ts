const taken = new WeakMap<object, Map<string, string>>();

/**
 * The stable name of an output, construct id + name (`ImagesRoleArn`): scripts read it.
 *
 * @param stack in which the name must be the only one
 * @throws when another construct of the stack has an output of that name
 */
export function claimOutputName(stack: object, construct: { readonly id: string; readonly path: string }, name: string): string {
  const owners = taken.get(stack) ?? new Map<string, string>();
  taken.set(stack, owners);
  const claimed = `${construct.id.replace(/[^A-Za-z0-9]/g, '')}${name}`;
  if (owners.has(claimed)) {
    throw new Error(`output '${claimed}' of '${construct.path}' must be the only one of its name in the stack, and '${owners.get(claimed)}' has it; give one of the two another id, or \`outputs: false\``);
  }
  owners.set(claimed, construct.path);
  return claimed;
}
