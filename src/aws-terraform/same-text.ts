import { IConstruct } from 'constructs';
import { isToken } from '../terraform/literal';
import { resolved } from '../terraform/rendered';

/**
 * Makes texts comparable: a variable gives a new token whenever it is asked for its value, and of those that stand for the same
 * expression this gives back the first.
 */
export class SameText {
  private readonly first = new Map<string, string>();

  constructor(private readonly scope: IConstruct) {}

  public of(text: string): string {
    if (!isToken(text)) return text;
    const expression = resolved(text, this.scope);
    const first = this.first.get(expression) ?? text;
    this.first.set(expression, first);
    return first;
  }
}
