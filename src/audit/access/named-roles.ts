import { Analysis } from '../analysis';
import { literalOf, show } from '../document/text';
import { Role } from '../facts';
import { withoutAccount } from './principals';
import { accountIn } from './subject';

/** The roles that were named as Hasty's from outside. */
export function namedRoles({ facts, subjects }: Analysis): Role[] {
  return facts.roles.filter((role) => subjects.some((subject) => isNamedBy(role, subject)));
}

/** By its ARN, its name, or what makes its name: `HastyRole` for `${HastyRole}`. Who gives an ARN knows the account, which documents often leave open. */
export function isNamedBy({ arn, name }: Role, subject: string): boolean {
  const [shownArn, shownName] = [show(arn), show(name)];
  if ([shownArn, shownName, /^\$\{(.*)\}$/.exec(shownName)?.[1]].includes(subject)) return true;
  return literalOf(accountIn(arn)) === undefined && withoutAccount(shownArn) === withoutAccount(subject);
}
