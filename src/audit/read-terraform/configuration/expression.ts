/** An expression of Terraform's language, as far as the audit understands it. */
export type Expression =
  | { readonly kind: 'literal'; readonly type: 'number' | 'boolean'; readonly value: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'template'; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly { readonly key: Expression; readonly value: Expression }[] }
  | { readonly kind: 'reference'; readonly steps: readonly Step[]; readonly source: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly source: string }
  | Conditional
  /** Anything else: operators, `for`, directives. */
  | { readonly kind: 'other'; readonly source: string };

/** `condition ? then : otherwise`, and how the condition is written. */
interface Conditional {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly source: string;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** `.name` as a string, `[index]` as an expression. */
export type Step = string | Expression;

/** Raised inside the parser: what follows is not in the part of the language that it knows. */
export class NotUnderstood extends Error {}

/** A place in a source that is being parsed. */
export class Cursor {
  public position = 0;

  public constructor(public readonly source: string) {}

  /** The next match of a sticky pattern, consumed. */
  public take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.source)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  /** Consumes space (and comments, and new lines) and then this string, if it is next. */
  public takeToken(token: string): boolean {
    this.space();
    if (!this.source.startsWith(token, this.position)) return false;
    this.position += token.length;
    return true;
  }

  public expect(token: string): void {
    if (!this.takeToken(token)) throw new NotUnderstood(`expected ${token} at ${this.position}`);
  }

  public space(): void {
    this.take(/(?:\s|#.*|\/\/.*|\/\*[^]*?\*\/)*/y);
  }

  public get done(): boolean {
    return this.position >= this.source.length;
  }
}
