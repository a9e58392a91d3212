import * as ts from 'typescript';
import { parse } from './source';

/** Stands in a message where the code puts in a value. */
export const SUBSTITUTED = '\0';

/** The texts in a file's code, with a mark where values are put in. */
export function messagesIn(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node)) found.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(SUBSTITUTED));
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

/** Whether a message begins with a text, in which `...` stands for any value. Most of the text must be in the message letter for letter. */
export function begins(message: string, text: string): boolean {
  const same = (from: number, at: number): number => {
    if (at === text.length) return 0;
    if (from === message.length) return -Infinity;
    if (text.startsWith('...', at)) return Math.max(same(from, at + 3), same(from + 1, at));
    if (message[from] === SUBSTITUTED) return Math.max(same(from + 1, at), same(from, at + 1));
    return message[from] === text[at] ? 1 + same(from + 1, at + 1) : -Infinity;
  };
  return same(0, 0) > text.length / 2;
}
