import { DocumentError } from '../../document/document-error';
import { Node } from '../../document/node';
import { Place } from '../../document/place';
import { Raw } from '../../document/raw';
import { concat, Text } from '../../document/text';
import { withoutDynamicReferences } from '../dynamic-references';
import { evaluate } from '../evaluate';
import { Context, objectOf } from '../scope';
import { combineTexts } from '../texts';
import { argumentsOf } from './arguments';
import { attributeOf, valueOf } from './references';

/** `Fn::Sub`: `${Name}`, `${Name.Attribute}`, `${!Literal}`. */
export function sub(argument: Raw, context: Context, at: Place): Node {
  const [template, variables] = argument.kind === 'array' ? argumentsOf(argument, 'Fn::Sub', 1, 2) : [argument];
  if (template.kind !== 'string') throw new DocumentError('expected the text of Fn::Sub to be a string', template.at);
  const own = variables ? objectOf(variables, 'the variables of Fn::Sub').entries : undefined;
  const pieces = piecesOf(template.value);
  const names = [...new Set(pieces.flatMap((piece) => piece.name ?? []))];
  const nodes = names.map((name) => {
    const variable = own?.get(name);
    return variable ? evaluate(variable, context) : named(name, context, template.at);
  });
  return combineTexts(nodes, at, context.scope.system, (texts) =>
    withoutDynamicReferences(concat(...pieces.map(({ name, literal }): Text => name === undefined ? [literal] : texts[names.indexOf(name)]))));
}

function named(name: string, context: Context, at: Place): Node | undefined {
  const dot = name.indexOf('.');
  return dot < 0 ? valueOf(name, context, at) : attributeOf(name.slice(0, dot), name.slice(dot + 1), context, at);
}

/** A literal, or the name of a value. */
interface Piece {
  readonly literal: string;
  readonly name?: string;
}

function piecesOf(template: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of template.matchAll(/\$\{([^{}]*)\}/g)) {
    pieces.push({ literal: template.slice(end, match.index) });
    end = match.index + match[0].length;
    pieces.push(match[1].startsWith('!') ? { literal: `\${${match[1].slice(1)}}` } : { literal: '', name: match[1].trim() });
  }
  return [...pieces, { literal: template.slice(end) }];
}
