import { Node } from '../../document/node';
import { Place } from '../../document/place';
import { opaque, scalar } from '../nodes';
import { Block } from './blocks';

/** A variable: whoever deploys may give any string for it; nothing is known of one that is no string. */
export function variable(block: Block, at: Place): Node {
  const type = block.body.get('type');
  const fallback = block.body.get('default');
  const simple = type?.kind === 'string'
    ? /^(?:\$\{)?(?:string|number|bool|any)\}?$/.test(type.value)
    : fallback?.kind !== 'object' && fallback?.kind !== 'array';
  if (!simple) return opaque(`the variable ${block.name}`, at);
  return scalar([{
    kind: 'parameter',
    id: `${block.file}#${block.address}`,
    label: `\${${block.address}}`,
    ...(fallback && 'value' in fallback && fallback.kind !== 'null' && { default: fallback.value }),
  }], at);
}
