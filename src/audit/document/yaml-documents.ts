import type { CST, Document, LineCounter } from 'yaml';

/** The library, which is loaded with the first YAML file. */
export type Yaml = typeof import('yaml');

export function loadYaml(): Yaml {
  // Not at the top of the file: most templates are JSON and need none of it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('yaml');
}

/**
 * The documents in some YAML, without values for plain scalars, and without a look at keys that stand twice: the reader does both.
 *
 * @param deepest as many levels may nest, since the composer would call itself until the stack is full
 * @returns undefined when more levels nest
 */
export function composeYaml(yaml: Yaml, text: string, lineCounter: LineCounter, deepest: number): readonly Document.Parsed[] | undefined {
  const parser = new yaml.Parser(lineCounter.addNewLine);
  lineCounter.addNewLine(0);
  const tokens: CST.Token[] = [];
  for (const lexeme of new yaml.Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // A level is a collection and, at the end, its scalar.
    if (parser.stack.length > deepest + 2) return undefined;
  }
  tokens.push(...parser.end());
  const composer = new yaml.Composer({ schema: 'failsafe', version: '1.1', merge: false, uniqueKeys: false, logLevel: 'silent' });
  return [...composer.compose(tokens, false, text.length)];
}
