import { AwsAccess, HastyRole } from '../access/aws-access';
import { Excess } from '../access/excess';
import { Found, Rights } from '../access/judge';
import { witnessOf } from '../access/witness';
import { Place } from '../document/place';
import { Text, unknownIn } from '../document/text';
import { Witness } from '../finding';
import { RuleFinding } from '../rule';

/** A finding about a request that is allowed, or refused. */
export function finding(access: AwsAccess, rights: Rights, found: Found, replied: Witness['answer'], about: Pick<RuleFinding, 'message' | 'at' | 'construct'>): RuleFinding {
  const witness = witnessOf(access.court, rights, found, replied);
  const perhaps = access.roles.some((role) => role.rights === rights && role.unsure);
  if (perhaps && found.status === 'fail') return { ...about, status: 'cannot tell', message: `${about.message}, if Hasty gets at that role, which is not known`, ...(witness && { witness }) };
  const why = found.status === 'cannot tell' ? found.why ?? unknownOf(found) : undefined;
  return { ...about, status: found.status, message: why === undefined ? about.message : `${about.message}, or not: it depends on ${why}`, ...(witness && { witness }) };
}

/** Where a statement that decides stands; the role, if none decides. */
export function placeOf(found: Found, role: HastyRole['role']): Place {
  return found.by?.statement.at ?? role.at;
}

/** `s3:PutObject, s3:PutObjectAcl and 12 more actions`. */
export function actionList({ found }: Excess): string {
  const names = found.map(({ action }) => action);
  return names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more actions`;
}

/** What in the deciding statement is not known. */
function unknownOf({ by }: Found): string {
  if (!by) return 'statements that are not fully known';
  const { statement, unsure } = by;
  const texts: readonly Text[] = [
    ...statement.actions.patterns,
    ...statement.resources.patterns,
    ...statement.conditions.flatMap(({ values }) => values),
    ...statement.principals?.items.map(({ text }) => text) ?? [],
  ];
  const hole = texts.map(unknownIn).find((one) => one !== undefined);
  const parameter = texts.flat().find((part) => typeof part !== 'string' && part.kind === 'parameter');
  return statement.unknown ?? hole?.why ?? (typeof parameter === 'object' && parameter.kind === 'parameter' ? `the parameter ${parameter.label}` : unsure ?? 'conditions or choices that are not fully known');
}
