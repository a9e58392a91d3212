import { DocumentError } from '../../document/document-error';
import { Node } from '../../document/node';
import { Place } from '../../document/place';
import { opaque, scalar } from '../nodes';
import { Block } from './blocks';

/**
 * A variable: whoever deploys may give any string for it; nothing is known of one that is no string.
 *
 * @param given the value that it was said to have
 */
export function variable(block: Block, at: Place, given?: string): Node {
  const type = block.body.get('type');
  const fallback = block.body.get('default');
  const simple = type?.kind === 'string'
    ? /^(?:\$\{)?(?:string|number|bool|any)\}?$/.test(type.value)
    : fallback?.kind !== 'object' && fallback?.kind !== 'array';
  if (given !== undefined) {
    if (simple) return scalar([given], at);
    throw new DocumentError(`expected --parameter ${block.name} for a string, a number or a bool, got a variable of another type; audit a plan instead`, block.at);
  }
  if (!simple) return opaque(`the variable ${block.name}`, at);
  return scalar([{
    kind: 'parameter',
    id: `${block.file}#${block.address}`,
    label: `\${${block.address}}`,
    ...(fallback && 'value' in fallback && fallback.kind !== 'null' && { default: fallback.value }),
  }], at);
}
