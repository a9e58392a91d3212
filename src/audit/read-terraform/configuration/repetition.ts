import { Block } from './blocks';
import { Expression } from './expression';
import { parseTemplate } from './parse-template';
import { resolveExpression, Scope } from './resolve';
import { Guard } from '../../document/choice';
import { literalOf } from '../../document/text';

/** When a block with `count` or `for_each` is there at all; undefined: never. How often, is not told. */
export function guardOf(block: Block, scope: Scope): Guard | undefined {
  if (block.body.has('for_each')) return [{ atom: scope.atom(`${block.address}.for_each`), is: true }];
  const count = block.body.get('count');
  if (!count) return [];
  const expression = expressionOf(block);
  const literal = (part: Expression): string | undefined => {
    const node = resolveExpression(part, block.at, scope);
    return node?.kind === 'text' ? literalOf(node.text) : undefined;
  };
  if (expression?.kind === 'conditional' && literal(expression.condition) === undefined) {
    const [then, otherwise] = [literal(expression.then), literal(expression.otherwise)];
    if (then === '0' && otherwise === '0') return undefined;
    if (then !== undefined && otherwise !== undefined) {
      return then === '0' || otherwise === '0' ? [{ atom: scope.atom(expression.source), is: otherwise === '0' }] : [];
    }
  }
  const number = expression && literal(expression);
  if (number !== undefined) return number === '0' ? undefined : [];
  return [{ atom: scope.atom(`${block.address}.count`), is: true }];
}

/**
 * Whether an index means all that there is of a block: `[0]` where there is at most one, or `[each.key]`, which is the instance that
 * belongs to the one that refers.
 */
export function isOnlyOne(block: Block, index: Expression): boolean {
  if (index.kind === 'reference') return ['each.key', 'each.value', 'count.index'].includes(index.source.trim());
  if (index.kind !== 'literal' || index.value !== '0') return false;
  const count = expressionOf(block);
  const atMostOne = (part: Expression | undefined): boolean => part?.kind === 'literal' && Number(part.value) <= 1;
  return atMostOne(count) || (count?.kind === 'conditional' && atMostOne(count.then) && atMostOne(count.otherwise));
}

function expressionOf(block: Block): Expression | undefined {
  const count = block.body.get('count');
  if (count?.kind === 'string') return parseTemplate(count.value);
  return count?.kind === 'number' ? { kind: 'literal', type: 'number', value: count.value } : undefined;
}
