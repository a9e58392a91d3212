import { TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';

/**
 * @param room the subpath from which the construct came
 * @throws when the construct is not in a stack of the engine that it is made for: mixed, synthesis fails with messages that name neither
 */
export function checkEngine(scope: Construct, room: string): void {
  const stack = scope.node.scopes.reverse().find((ancestor) => Symbol.for('cdktf/TerraformStack') in ancestor);
  if (!(stack instanceof TerraformStack)) throw new Error(wrongStack(scope, room, stack));
}

function wrongStack(scope: Construct, room: string, stack?: IConstruct): string {
  if (!stack) return `'${scope.node.path}' must be in a TerraformStack, got: ${scope.node.root.constructor.name}; make it in a stack of cdktf or cdktn`;
  const [ours, theirs] = [TerraformStack, stack.constructor].map(engineOf);
  if (ours === theirs) return `the app must use one copy of ${ours}, and '${stack.node.path}' is of another one than this library's; run \`npm dedupe\`, or see \`npm ls ${ours}\``;
  const subpath = theirs === 'cdktn' ? `cdktn/${room}` : room;
  return `'${scope.node.path}' must be made for ${theirs}, as its stack '${stack.node.path}' is, got one for ${ours}; import it from 'hasty-bucket-constructs/${subpath}'`;
}

/** Which engine a class of stacks is of: jsii writes the full name of each class into it. */
function engineOf(type: Function): string {
  for (let current = type; current; current = Object.getPrototypeOf(current)) {
    const { fqn = '' } = (Object.getOwnPropertyDescriptor(current, Symbol.for('jsii.rtti'))?.value ?? {}) as { fqn?: string };
    if (/^cdkt[fn]\.TerraformStack$/.test(fqn)) return fqn.split('.')[0];
  }
  return 'an unknown engine';
}
