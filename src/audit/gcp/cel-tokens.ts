/** A word of a condition. */
export interface Token {
  readonly kind: 'name' | 'string' | 'other' | 'end';
  /** Of a string: its value. */
  readonly text: string;
}

const OPERATORS = ['&&', '||', '==', '!=', '<=', '>=', '<', '>', '!', '(', ')', '.', ',', '?', ':', '[', ']', '+', '-', '*', '/', '%', '{', '}'];
const ESCAPES: Readonly<Record<string, string>> = { 'n': '\n', 'r': '\r', 't': '\t', '\\': '\\', '"': '"', '\'': '\'', '`': '`', '?': '?' };

/**
 * The words of a CEL expression; undefined: it is none, or uses forms of strings that are not read here.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax
 */
export function tokensOf(source: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const space = /^(\s+|\/\/[^\n]*)/.exec(rest);
    const word = /^(?:[A-Za-z_]\w*|\d[\w.]*)/.exec(rest);
    const operator = OPERATORS.find((candidate) => rest.startsWith(candidate));
    if (space) {
      at += space[0].length;
    } else if (/^["']/.test(rest)) {
      const string = stringAt(rest);
      if (!string) return undefined;
      tokens.push({ kind: 'string', text: string.value });
      at += string.length;
    } else if (word) {
      // r"..." and b"..." have rules of their own
      if (/^["']/.test(rest.slice(word[0].length))) return undefined;
      tokens.push({ kind: 'name', text: word[0] });
      at += word[0].length;
    } else if (operator) {
      tokens.push({ kind: 'other', text: operator });
      at += operator.length;
    } else {
      return undefined;
    }
  }
  return [...tokens, { kind: 'end', text: '' }];
}

function stringAt(source: string): { value: string; length: number } | undefined {
  const quote = source[0];
  if (source.startsWith(quote.repeat(3))) return undefined;
  let value = '';
  for (let at = 1; at < source.length; at++) {
    if (source[at] === quote) return { value, length: at + 1 };
    if (source[at] === '\n') return undefined;
    if (source[at] !== '\\') {
      value += source[at];
      continue;
    }
    const escape = ESCAPES[source[++at]];
    if (escape === undefined) return undefined;
    value += escape;
  }
  return undefined;
}
