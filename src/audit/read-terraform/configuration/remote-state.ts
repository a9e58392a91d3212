import { Node } from '../../document/node';
import { Raw } from '../../document/raw';
import { child, stringOf } from '../literal';
import { Block, entriesOf } from './blocks';

/** A module whose outputs another one may read. */
interface Outputs {
  readonly blocks: ReadonlyMap<string, Block>;
  readonly property: (block: Block, name: string) => Node | undefined;
}

/**
 * An output of another stack, which CDKTF reads from its local state; undefined: the other stack is not among the files.
 *
 * @see https://developer.hashicorp.com/terraform/cdktf/concepts/stacks#cross-stack-references
 */
export function outputOfOtherStack(reader: Block, name: string, modules: readonly Outputs[]): Node | undefined {
  const file = stateFile(reader.body.get('config'));
  const of = file === undefined ? [] : modules.filter(({ blocks }) => stateFile(localBackend(blocks.get('terraform'))) === file);
  const output = of.length === 1 ? of[0].blocks.get(`output.${name}`) : undefined;
  return output && of[0].property(output, 'value');
}

function localBackend(terraform: Block | undefined): Raw | undefined {
  return child(terraform?.body.get('backend'), 'local');
}

/** The file name of a state: the folder in front of it is the machine's. */
function stateFile(config: Raw | undefined): string | undefined {
  const path = config && stringOf(new Map(entriesOf(config)).get('path'));
  return path ? path.split('/').at(-1) : undefined;
}
