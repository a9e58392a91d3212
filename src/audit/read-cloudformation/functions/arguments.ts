import { DocumentError } from '../../document/document-error';
import { Node } from '../../document/node';
import { Raw } from '../../document/raw';
import { evaluate } from '../evaluate';
import { Context } from '../scope';

/** The arguments of a function that takes a list of them. */
export function argumentsOf(raw: Raw, name: string, least: number, most = least): readonly Raw[] {
  if (raw.kind === 'array' && raw.items.length >= least && raw.items.length <= most) return raw.items;
  const count = least === most ? String(least) : `${least} or ${most}`;
  throw new DocumentError(`expected ${name} to have a list of ${count} arguments, got ${raw.kind === 'array' ? raw.items.length : `a ${raw.kind}`}`, raw.at);
}

/** Each resolved. */
export function evaluateAll(raws: readonly Raw[], context: Context): (Node | undefined)[] {
  return raws.map((raw) => evaluate(raw, context));
}
