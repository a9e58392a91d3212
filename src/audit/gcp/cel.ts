import { Token, tokensOf } from './cel-tokens';

/** An expression of CEL as it is written. */
export type Cel =
  | { readonly kind: 'string'; readonly value: string }
  /** `request.time`, `true`, `7`. */
  | { readonly kind: 'name'; readonly path: string }
  /** A function (`timestamp`), or a method with its receiver. */
  | { readonly kind: 'call'; readonly of?: Cel; readonly method: string; readonly args: readonly Cel[] }
  | { readonly kind: 'not'; readonly of: Cel }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Cel; readonly right: Cel };

/** From the loosest to the tightest: https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax */
const LEVELS = [['||'], ['&&'], ['==', '!=', '<', '<=', '>', '>=']];

/** What is nested deeper or longer is not read; IAM allows 12 operators. */
const DEPTH = 100;
const LENGTH = 5000;

class SyntaxTrouble extends Error {}

/** Reads an expression; undefined: it is none, or uses more of CEL than conditions on a bucket need (lists, arithmetic, `? :`). */
export function parseCel(source: string): Cel | undefined {
  const tokens = source.length > 20 * LENGTH ? undefined : tokensOf(source);
  if (!tokens || tokens.length > LENGTH) return undefined;
  try {
    return new Parser(tokens).whole();
  } catch (error) {
    if (error instanceof SyntaxTrouble) return undefined;
    throw error;
  }
}

class Parser {
  private at = 0;
  private depth = 0;

  public constructor(private readonly tokens: readonly Token[]) {}

  public whole(): Cel {
    const cel = this.level(0);
    if (this.tokens[this.at].kind !== 'end') throw new SyntaxTrouble();
    return cel;
  }

  private level(index: number): Cel {
    if (index === LEVELS.length) return this.unary();
    let left = this.level(index + 1);
    for (let operator = this.tokens[this.at]; operator.kind === 'other' && LEVELS[index].includes(operator.text); operator = this.tokens[this.at]) {
      this.at++;
      left = { kind: 'binary', operator: operator.text, left, right: this.level(index + 1) };
    }
    return left;
  }

  private unary(): Cel {
    if (++this.depth > DEPTH) throw new SyntaxTrouble();
    const cel: Cel = this.takes('!') ? { kind: 'not', of: this.unary() } : this.member();
    this.depth--;
    return cel;
  }

  private member(): Cel {
    let cel = this.primary();
    while (this.takes('.')) {
      const name = this.name();
      if (this.takes('(')) cel = { kind: 'call', of: cel, method: name, args: this.args() };
      else if (cel.kind === 'name') cel = { kind: 'name', path: `${cel.path}.${name}` };
      else throw new SyntaxTrouble();
    }
    return cel;
  }

  private primary(): Cel {
    const token = this.tokens[this.at];
    if (token.kind === 'string') {
      this.at++;
      return { kind: 'string', value: token.text };
    }
    if (this.takes('(')) {
      const inner = this.level(0);
      if (!this.takes(')')) throw new SyntaxTrouble();
      return inner;
    }
    const name = this.name();
    return this.takes('(') ? { kind: 'call', method: name, args: this.args() } : { kind: 'name', path: name };
  }

  private args(): Cel[] {
    const args: Cel[] = [];
    if (this.takes(')')) return args;
    do args.push(this.level(0)); while (this.takes(','));
    if (!this.takes(')')) throw new SyntaxTrouble();
    return args;
  }

  private name(): string {
    const token = this.tokens[this.at];
    if (token.kind !== 'name') throw new SyntaxTrouble();
    this.at++;
    return token.text;
  }

  private takes(operator: string): boolean {
    const token = this.tokens[this.at];
    if (token.kind !== 'other' || token.text !== operator) return false;
    this.at++;
    return true;
  }
}
