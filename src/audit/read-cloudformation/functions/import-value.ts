import { Node } from '../../document/node';
import { Place } from '../../document/place';
import { Raw } from '../../document/raw';
import { show } from '../../document/text';
import { keyOf } from '../../document/text-key';
import { evaluate } from '../evaluate';
import { Context } from '../scope';
import { combine, opaque, textOf } from '../texts';

/** `Fn::ImportValue`: the value, when the template that exports it is given. */
export function importValue(argument: Raw, context: Context, at: Place): Node | undefined {
  return combine([evaluate(argument, context)], at, context.scope.system, ([name]) => {
    const text = name ? textOf(name) : [];
    const found = context.scope.system.exports.get(keyOf(text));
    return found ? evaluate(found.value, { ...context, scope: found.scope }) : opaque(`the import of ${show(text)}`, at);
  });
}
