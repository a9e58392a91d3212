/** JSON's grammar of numbers (RFC 8259, 6). */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const ESCAPES = new Map(Object.entries({ '"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t' }));
const BYTE_ORDER_MARK = '\uFEFF';
/** No number in a template is longer, and none needs a limit of the regular expression's engine. */
const MAX_NUMBER = 300;

/** Walks over the tokens of JSON text, and knows where it is. */
export class JsonScanner {
  line = 1;
  private offset: number;
  /** Where the line begins. */
  private lineStart: number;

  constructor(private readonly source: string, private readonly errorAt: (message: string, line: number, column: number) => Error) {
    this.offset = this.lineStart = source.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  }

  get column(): number {
    return this.offset - this.lineStart + 1;
  }

  /** An error in the current line. */
  error(message: string, column = this.column): Error {
    return this.errorAt(message, this.line, column);
  }

  unexpected(expected: string): Error {
    const got = this.source.codePointAt(this.offset);
    if (got === undefined) return this.error(`expected ${expected}, got the end of the text; is it complete?`);
    const shown = got < 0x20 || got === 0x7f ? `U+${got.toString(16).toUpperCase().padStart(4, '0')}` : `\`${String.fromCodePoint(got)}\``;
    return this.error(`expected ${expected}, got ${shown}`);
  }

  /** The character that the next token begins with. */
  next(expected: string): string {
    this.blanks();
    if (this.offset >= this.source.length) throw this.unexpected(expected);
    return this.source[this.offset];
  }

  skip(token: string): void {
    this.offset += token.length;
  }

  end(): void {
    this.blanks();
    if (this.offset < this.source.length) throw this.unexpected('the end of the text after the value');
  }

  word(word: string): string {
    if (!this.source.startsWith(word, this.offset)) throw this.unexpected('a value');
    this.skip(word);
    return word;
  }

  number(): string {
    let end = this.offset;
    while (end - this.offset <= MAX_NUMBER && '+-.0123456789Ee'.includes(this.source.charAt(end) || ' ')) end++;
    const text = this.source.slice(this.offset, end);
    if (text === '') throw this.unexpected('a value');
    if (!NUMBER.test(text) || text.length > MAX_NUMBER) throw this.error(`expected a number as JSON writes it, got \`${text.slice(0, 30)}\``);
    this.offset = end;
    return text;
  }

  string(): string {
    const { source } = this;
    let text = '';
    let start = ++this.offset;
    for (;;) {
      const code = source.charCodeAt(this.offset);
      if (code === 0x22) break;
      if (code === 0x5c) {
        text += source.slice(start, this.offset) + this.escape();
        start = this.offset;
      } else if (code >= 0x20) {
        this.offset++;
      } else {
        throw this.unexpected('the rest of a string');
      }
    }
    return text + source.slice(start, this.offset++);
  }

  private escape(): string {
    const letter = this.source.charAt(this.offset + 1);
    if (letter === 'u') {
      const digits = this.source.slice(this.offset + 2, this.offset + 6);
      if (!/^[\da-fA-F]{4}$/.test(digits)) throw this.error('expected four hexadecimal digits after `\\u`');
      this.offset += 6;
      return String.fromCharCode(parseInt(digits, 16));
    }
    const character = ESCAPES.get(letter);
    if (character === undefined) throw this.error(`expected an escape that JSON knows, got \`\\${letter}\``);
    this.offset += 2;
    return character;
  }

  private blanks(): void {
    for (;;) {
      const code = this.source.charCodeAt(this.offset);
      if (code === 0x0a) {
        this.line++;
        this.lineStart = this.offset + 1;
      } else if (code !== 0x20 && code !== 0x09 && code !== 0x0d) {
        return;
      }
      this.offset++;
    }
  }
}
