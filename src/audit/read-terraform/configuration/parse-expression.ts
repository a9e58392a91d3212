import { Cursor, Expression, NotUnderstood, Step } from './expression';
import { parseQuoted } from './parse-template';

const OPERATOR = /==|!=|<=|>=|&&|\|\||[-+*/%<>]/y;

/** Reads one expression; throws NotUnderstood when it is not one. Operators and `for` are read over, and come out as `other`. */
export function parseExpression(cursor: Cursor): Expression {
  cursor.space();
  const start = cursor.position;
  const source = (): string => cursor.source.slice(start, cursor.position).trim();
  let value = parseOperand(cursor);
  for (cursor.space(); cursor.take(OPERATOR) !== undefined; cursor.space()) {
    parseOperand(cursor);
    value = { kind: 'other', source: source() };
  }
  if (!cursor.takeToken('?')) return value;
  const condition = cursor.source.slice(start, cursor.position - 1).trim();
  const then = parseExpression(cursor);
  cursor.expect(':');
  return { kind: 'conditional', condition: value, source: condition, then, otherwise: parseExpression(cursor) };
}

function parseOperand(cursor: Cursor): Expression {
  cursor.space();
  const start = cursor.position;
  const rest = (): string => cursor.source.slice(start, cursor.position);
  if (cursor.takeToken('"')) return parseQuoted(cursor);
  if (cursor.takeToken('(')) return parenthesized(cursor);
  if (cursor.takeToken('[')) return parseList(cursor, start);
  if (cursor.takeToken('{')) return parseObject(cursor, start);
  if (cursor.takeToken('!')) {
    parseOperand(cursor);
    return { kind: 'other', source: rest() };
  }
  const number = cursor.take(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y);
  if (number !== undefined) return { kind: 'literal', type: 'number', value: String(Number(number)) };
  const word = cursor.take(/[\p{L}_][\p{L}\p{N}_-]*/uy);
  if (word === undefined) throw new NotUnderstood(`expected a value at ${start}`);
  if (word === 'true' || word === 'false') return { kind: 'literal', type: 'boolean', value: word };
  if (word === 'null') return { kind: 'null' };
  if (cursor.takeToken('(')) {
    const args = parseItems(cursor, ')');
    const call: Expression = { kind: 'call', name: word, args, source: rest() };
    return /[.[]/.test(cursor.source[cursor.position] ?? '') ? readOver(cursor, start) : call;
  }
  return { kind: 'reference', steps: [word, ...parseSteps(cursor)], source: rest() };
}

function parseSteps(cursor: Cursor): Step[] {
  const steps: Step[] = [];
  for (;;) {
    const name = cursor.take(/\.(?:[\p{L}_][\p{L}\p{N}_-]*|\d+|\*)/uy);
    if (name !== undefined) {
      steps.push(name.slice(1));
    } else if (cursor.take(/\[\*\]/y) !== undefined) {
      steps.push('*');
    } else if (cursor.take(/\[/y) !== undefined) {
      steps.push(parseExpression(cursor));
      cursor.expect(']');
    } else {
      return steps;
    }
  }
}

function parenthesized(cursor: Cursor): Expression {
  const value = parseExpression(cursor);
  cursor.expect(')');
  return value;
}

function parseList(cursor: Cursor, start: number): Expression {
  return isFor(cursor) ? skipFor(cursor, start, ']') : { kind: 'list', items: parseItems(cursor, ']') };
}

function parseItems(cursor: Cursor, end: string): Expression[] {
  const values: Expression[] = [];
  while (!cursor.takeToken(end)) {
    values.push(parseExpression(cursor));
    if (cursor.takeToken(',')) continue;
    cursor.expect(end);
    break;
  }
  return values;
}

function parseObject(cursor: Cursor, start: number): Expression {
  if (isFor(cursor)) return skipFor(cursor, start, '}');
  const entries: { key: Expression; value: Expression }[] = [];
  while (!cursor.takeToken('}')) {
    cursor.space();
    const name = cursor.take(/[\p{L}_][\p{L}\p{N}_-]*(?=\s*[=:])/uy);
    const key: Expression = name === undefined ? parseOperand(cursor) : { kind: 'template', parts: [name] };
    if (!cursor.takeToken('=')) cursor.expect(':');
    entries.push({ key, value: parseExpression(cursor) });
    cursor.takeToken(',');
  }
  return { kind: 'object', entries };
}

function isFor(cursor: Cursor): boolean {
  cursor.space();
  return /^for\s/.test(cursor.source.slice(cursor.position, cursor.position + 4));
}

function skipFor(cursor: Cursor, start: number, end: string): Expression {
  skipTo(cursor, end);
  return { kind: 'other', source: cursor.source.slice(start, cursor.position) };
}

function readOver(cursor: Cursor, start: number): Expression {
  parseSteps(cursor);
  return { kind: 'other', source: cursor.source.slice(start, cursor.position) };
}

/** Goes past the bracket that closes the one before, whatever is between them. */
export function skipTo(cursor: Cursor, end: string): void {
  for (;;) {
    const next = cursor.take(/[^"{}()[\]]*[^]/y)?.at(-1);
    if (next === end) return;
    if (next === '"') parseQuoted(cursor);
    else if (next === '{' || next === '(' || next === '[') skipTo(cursor, { '{': '}', '(': ')', '[': ']' }[next]);
    else throw new NotUnderstood(`expected ${end} at ${cursor.position}`);
  }
}
