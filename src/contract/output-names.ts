/** As messages name it; the path of a construct is put together whenever it is asked for. */
interface Named {
  readonly id: string;
  readonly path: string;
}

const taken = new WeakMap<object, Map<string, Named>>();

/**
 * The stable name of an output, construct id + name (`ImagesRoleArn`): scripts read it.
 *
 * @param stack in which the name must be the only one
 * @throws when another construct of the stack has an output of that name
 */
export function claimOutputName(stack: object, construct: Named, name: string): string {
  const owners = taken.get(stack) ?? new Map<string, Named>();
  taken.set(stack, owners);
  const claimed = `${construct.id.replace(/[^A-Za-z0-9]/g, '')}${name}`;
  const owner = owners.get(claimed);
  if (owner) {
    throw new Error(`output '${claimed}' of '${construct.path}' must be the only one of its name in the stack, and '${owner.path}' has it; give one of the two another id, or \`outputs: false\``);
  }
  owners.set(claimed, construct);
  return claimed;
}
