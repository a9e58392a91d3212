import { literalOf, Text } from './document/text';
import { keyOf } from './document/text-key';

/** Who or what an ARN or a name of IAM means. Names are unique in an account whatever their paths. */
export interface IamName {
  /** Its name, as a key. */
  readonly name: string;
  /** `role`, `user`, `policy`; undefined: not said. */
  readonly kind?: string;
  /** undefined: not said. */
  readonly account?: Text;
}

/** Characters that stand for the holes of a text while it is taken apart. */
const HOLE = /\u0000(\d+)\u0000/;
const ARN = /^arn:[^:]*:iam::([^:]*):(\w+(?:-\w+)*)\/(?:.*\/)?([^/]+)$/;

/** What is meant by an ARN, or by a name. */
export function iamNameOf(text: Text): IamName {
  const marked = text.map((part, index) => typeof part === 'string' ? part : `\u0000${index}\u0000`).join('');
  const [, account, kind, name] = ARN.exec(marked) ?? [];
  const restored = (piece: string): Text =>
    piece.split(HOLE).flatMap((part, index) => index % 2 === 1 ? [text[Number(part)]] : part === '' ? [] : [part]);
  return name === undefined ? { name: keyOf(text) } : { name: keyOf(restored(name)), kind, account: restored(account) };
}

/** Whether two names mean the same; `perhaps`: it depends on an account that the documents do not say. */
export function sameIam(one: IamName, other: IamName): boolean | 'perhaps' {
  if (one.name !== other.name) return false;
  if (one.kind !== undefined && other.kind !== undefined && one.kind !== other.kind) return false;
  if (!one.account || !other.account || keyOf(one.account) === keyOf(other.account)) return true;
  const [left, right] = [literalOf(one.account), literalOf(other.account)];
  // `aws` owns the managed policies of AWS, and is no account that a deployment could be in.
  if (left === 'aws' || right === 'aws') return false;
  return left === undefined || right === undefined ? 'perhaps' : false;
}
