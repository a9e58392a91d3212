import { Cursor, Expression, NotUnderstood } from './expression';
import { parseExpression, skipTo } from './parse-expression';

const ESCAPES: Readonly<Record<string, string>> = { 'n': '\n', 'r': '\r', 't': '\t', '"': '"', '\\': '\\' };

/**
 * Reads a string of a Terraform JSON file: `${...}` is an expression, `$${` and `%%{` are a literal `${` and `%{`. A string with
 * directives (`%{if}`) comes out as `other`.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function parseTemplate(source: string): Expression {
  if (!/[$%]\{/.test(source)) return { kind: 'template', parts: [source] };
  try {
    return parseParts(new Cursor(source), false);
  } catch (error) {
    if (error instanceof NotUnderstood || error instanceof RangeError) return { kind: 'other', source }; // RangeError: nested too deep
    throw error;
  }
}

/** Reads the rest of a string in quotes inside an expression, and its closing quote. */
export function parseQuoted(cursor: Cursor): Expression {
  return parseParts(cursor, true);
}

function parseParts(cursor: Cursor, quoted: boolean): Expression {
  const parts: (string | Expression)[] = [];
  const add = (text: string): void => {
    const last = parts.at(-1);
    if (typeof last === 'string') parts[parts.length - 1] = last + text;
    else parts.push(text);
  };
  while (!cursor.done || quoted) {
    const escape = cursor.take(/\$\$\{|%%\{/y);
    if (escape !== undefined) add(escape.slice(1));
    else if (cursor.take(/\$\{/y) !== undefined) parts.push(parseInterpolation(cursor));
    else if (cursor.take(/%\{/y) !== undefined) throw new NotUnderstood('a directive');
    else if (quoted && cursor.take(/"/y) !== undefined) break;
    else if (quoted && cursor.take(/\\/y) !== undefined) add(parseEscape(cursor));
    else add(cursor.take(quoted ? /[^$%"\\\n]+|[$%]/y : /[^$%]+|[$%]/y) ?? fail('the string does not end'));
  }
  if (parts.length === 1 && typeof parts[0] !== 'string') return parts[0];
  return { kind: 'template', parts };
}

function parseInterpolation(cursor: Cursor): Expression {
  const start = cursor.position;
  try {
    const value = parseExpression(cursor);
    cursor.expect('}');
    return value;
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    cursor.position = start;
    skipTo(cursor, '}');
    return { kind: 'other', source: cursor.source.slice(start, cursor.position - 1).trim() };
  }
}

function parseEscape(cursor: Cursor): string {
  const code = cursor.take(/u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[nrt"\\]/y) ?? fail('an unknown escape');
  return ESCAPES[code] ?? String.fromCodePoint(parseInt(code.slice(1), 16));
}

function fail(why: string): never {
  throw new NotUnderstood(why);
}
