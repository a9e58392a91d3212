import { Document } from './document';
import { DocumentError } from './document-error';
import { JsonScanner } from './json-scanner';
import { Place } from './place';
import { childPath, itemPath } from './place-path';
import { Raw } from './raw';

/** As deep as values may nest: far deeper than a template needs, and no danger for the stack. */
const MAX_DEPTH = 200;

/** As many values as a document may have: more would not fit into memory. CloudFormation's own limit is 1 MB of text. */
const MAX_VALUES = 5_000_000;

/** Where a value stands, from its line, its column and the way to it. */
type Locate = (line: number, column: number, path: string) => Place;

/** The error for something at a line and a column. */
type Fail = (message: string, line: number, column: number) => DocumentError;

/** Reads JSON as strictly as its standard, and refuses keys that stand twice in an object: readers differ in which of the two they take. */
export function parseJson(document: Document): Raw {
  const locate: Locate = (line, column, path) => ({ file: document.name, line, column, path });
  return parseJsonAt(document.text, '', locate, (message, line, column) => new DocumentError(message, locate(line, column, '')));
}

/** The same for JSON that stands inside something else, with its own places and errors. */
export function parseJsonAt(source: string, path: string, locate: Locate, fail: Fail): Raw {
  const scanner = new JsonScanner(source, fail);
  const value = new Reader(scanner, locate).value(path, 0);
  scanner.end();
  return value;
}

class Reader {
  private values = 0;

  constructor(private readonly scanner: JsonScanner, private readonly locate: Locate) {}

  value(path: string, depth: number): Raw {
    const { scanner } = this;
    const next = scanner.next('a value');
    if (depth > MAX_DEPTH) throw scanner.error(`expected at most ${MAX_DEPTH} levels of objects and arrays, got more`);
    if (++this.values > MAX_VALUES) throw scanner.error(`expected at most ${MAX_VALUES} values in a file, got more; audit a part of it`);
    const at = this.locate(scanner.line, scanner.column, path);
    switch (next) {
      case '{': return { kind: 'object', entries: this.entries(path, depth), at };
      case '[': return { kind: 'array', items: this.items(path, depth), at };
      case '"': return { kind: 'string', value: scanner.string(), at };
      case 't':
      case 'f': return { kind: 'boolean', value: scanner.word(next === 't' ? 'true' : 'false'), at };
      case 'n': return { kind: 'null', value: scanner.word('null'), at };
      default: return { kind: 'number', value: scanner.number(), at };
    }
  }

  private entries(path: string, depth: number): ReadonlyMap<string, Raw> {
    const { scanner } = this;
    const entries = new Map<string, Raw>();
    scanner.skip('{');
    if (scanner.next('a key or `}`') === '}') return scanner.skip('}'), entries;
    for (;;) {
      if (scanner.next('a key') !== '"') throw scanner.unexpected('a key in double quotes');
      const { column } = scanner;
      const key = scanner.string();
      if (entries.has(key)) throw scanner.error(`expected each key once, got ${JSON.stringify(key)} again; remove one of the two`, column);
      if (scanner.next('`:`') !== ':') throw scanner.unexpected('`:` after the key');
      scanner.skip(':');
      entries.set(key, this.value(childPath(path, key), depth + 1));
      if (!this.more('}')) return entries;
    }
  }

  private items(path: string, depth: number): readonly Raw[] {
    const { scanner } = this;
    const items: Raw[] = [];
    scanner.skip('[');
    if (scanner.next('a value or `]`') === ']') return scanner.skip(']'), items;
    do items.push(this.value(itemPath(path, items.length), depth + 1)); while (this.more(']'));
    return items;
  }

  /** Whether a comma follows; otherwise what closes. */
  private more(close: string): boolean {
    const next = this.scanner.next(`\`,\` or \`${close}\``);
    if (next !== ',' && next !== close) throw this.scanner.unexpected(`\`,\` or \`${close}\``);
    this.scanner.skip(next);
    return next === ',';
  }
}
