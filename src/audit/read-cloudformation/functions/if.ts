import { argumentsOf } from './arguments';
import { DocumentError } from '../../document/document-error';
import { not, together } from '../../document/guards';
import { Node } from '../../document/node';
import { Place } from '../../document/place';
import { Raw } from '../../document/raw';
import { conditionOf } from '../conditions';
import { evaluate } from '../evaluate';
import { Context } from '../scope';

/** `Fn::If`: both branches, unless what is chosen around it has decided already. */
export function choose(argument: Raw, context: Context, at: Place): Node | undefined {
  const [name, yes, no] = argumentsOf(argument, 'Fn::If', 3);
  if (name.kind !== 'string') throw new DocumentError('expected Fn::If to begin with the name of a condition', name.at);
  const condition = conditionOf(name.value, context.scope, name.at);
  if (typeof condition === 'boolean') return evaluate(condition ? yes : no, context);
  const { choices } = context.scope.system;
  const options = [{ choice: condition, raw: yes }, { choice: not(condition), raw: no }].flatMap(({ choice, raw }) => {
    const when = together(context.when, [choice], choices);
    return when ? [{ when: [choice], value: evaluate(raw, { ...context, when }) }] : [];
  });
  return options.length === 1 ? options[0].value : { kind: 'either', options, at };
}
