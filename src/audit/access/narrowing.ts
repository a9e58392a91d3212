import { Subject } from './subject';
import { HastyContract } from '../../contract';
import { literalOf, Text } from '../document/text';
import { Statement } from '../policy/statement';

/**
 * A statement with who it names as a condition: it may name some of Hasty's principals only, and which of them asks is not known.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function narrowed(statement: Statement, subject: Subject): Statement {
  const { principals, effect, conditions } = statement;
  if (subject.kind !== 'hasty' || !principals || principals.not) return statement;
  const arns = principals.items.flatMap(({ type, text }) => type === 'AWS' ? particular(text, effect) ?? 'any' : type === 'CanonicalUser' ? 'any' : []);
  if (arns.includes('any')) return statement;
  return { ...statement, conditions: [...conditions, { operator: 'ArnLike', key: 'aws:PrincipalArn', values: arns.map((arn): Text => [arn]) }] };
}

/** Users and roles of Hasty by their ARNs, and nobody for who is somebody else; undefined: it may be any principal. */
function particular(text: Text, effect: Statement['effect']): string[] | undefined {
  const literal = literalOf(text);
  const [, account, who] = /^arn:aws:(?:iam|sts)::(\d{12}):(.*)$/.exec(literal ?? '') ?? [];
  if (literal === undefined || literal === '*' || /^\d{12}$/.test(literal) || who === 'root') return account !== undefined && account !== HastyContract.ACCOUNT_ID ? [] : undefined;
  if (account !== HastyContract.ACCOUNT_ID) return [];
  const role = /^assumed-role\/([^/]+)\//.exec(who)?.[1];
  if (role === undefined) return [literal];
  // one session of a role: to deny it is not to deny the role
  return effect === 'Deny' ? [] : [`arn:aws:iam::${account}:role/${role}`, `arn:aws:iam::${account}:role/*/${role}`];
}
