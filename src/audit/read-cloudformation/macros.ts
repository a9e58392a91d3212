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
  ];
}

function nameOf(macro: Raw): string {
  const name = macro.kind === 'object' ? macro.entries.get('Name') : macro;
  return name?.kind === 'string' ? name.value : 'of the section Transform';
}
