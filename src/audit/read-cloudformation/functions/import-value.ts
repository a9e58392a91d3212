import { Node } from '../../document/node';
import { Place } from '../../document/place';
import { Raw } from '../../document/raw';
import { show, Text } from '../../document/text';
import { keyOf } from '../../document/text-key';
import { evaluate } from '../evaluate';
import { Context, Scope } from '../scope';
import { combine, opaque, textOf } from '../texts';

/** `Fn::ImportValue`: the value, when the template that exports it is given. */
export function importValue(argument: Raw, context: Context, at: Place): Node | undefined {
  return combine([evaluate(argument, context)], at, context.scope.system, ([name]) => {
    const text = name ? textOf(name) : [];
    const found = exportKeys(text, context.scope).map((key) => context.scope.system.exports.get(key)).find((one) => one !== undefined);
    return found && found !== 'several' ? evaluate(found.value, { ...context, scope: found.scope }) : opaque(`the import of ${show(text)}`, at);
  });
}

/** What an export is found by: its name where its stack is, and its name alone. */
export function exportKeys(name: Text, { document: { account, region } }: Scope): [string, string] {
  return [`${account ?? ''}/${region ?? ''}/${keyOf(name)}`, keyOf(name)];
}
