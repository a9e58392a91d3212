import { Raw } from '../document/raw';
import { Unknown } from '../facts';
import { Scope, stringAt } from './scope';

/** Macros that make what the template says in a longer form, and nothing that gives rights to others. */
const HARMLESS = new Set(['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31']);

/** What of a whole template is not known: macros may change all of it, modules hold other resources, and loops make resources that it does not show. */
export function macros({ document: { raw }, sections }: Scope): Unknown[] {
  const transform = raw.kind === 'object' ? raw.entries.get('Transform') : undefined;
  const named = transform?.kind === 'array' ? transform.items : transform ? [transform] : [];
  return [
    ...named.flatMap((macro) => macro.kind === 'string' && HARMLESS.has(macro.value) ? [] : [{ why: `the macro ${nameOf(macro)}`, at: macro.at }]),
    ...[...sections.resources].flatMap(([key, value]) => value.kind === 'object' && stringAt(value, 'Type')?.endsWith('::MODULE') ? [{ why: `the module ${key}`, at: value.at }] : []),
    ...[...sections.resources].flatMap(([key, value]) => key.startsWith('Fn::') ? [{ why: `the resources that ${key} makes`, at: value.at }] : []),
    ...around(raw),
  ];
}

/**
 * Macros of `Fn::Transform`, which may change all that stands beside them, where it is read as it stands. In a property it makes the
 * value around it unknown; the parameters that a nested stack gets are read one by one.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-transform.html
 */
function around(raw: Raw): Unknown[] {
  if (raw.kind === 'array') return raw.items.flatMap(around);
  if (raw.kind !== 'object') return [];
  const type = stringAt(raw, 'Type');
  const evaluated = type !== undefined && type !== 'AWS::CloudFormation::Stack' ? 'Properties' : undefined;
  return [...raw.entries].flatMap(([key, value]) => {
    if (key === 'Fn::Transform') return [{ why: `what the macro ${nameOf(value)} makes of what is beside it`, at: value.at }];
    return key === evaluated ? [] : around(value);
  });
}

function nameOf(macro: Raw): string {
  const name = macro.kind === 'object' ? macro.entries.get('Name') : macro;
  return name?.kind === 'string' ? name.value : 'without a name';
}
