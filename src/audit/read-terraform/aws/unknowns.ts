import { HastyContract } from '../../../contract/hasty';
import { Resource } from '../../document/node';
import { show, Text } from '../../document/text';
import { Role, Unknown } from '../../facts';
import { textsIn } from '../nodes';
import { addressOf } from '../target';

/** Types that are understood, or that give nobody a right by naming an account or a role. */
const UNDERSTOOD = new RegExp(`^data\\.|^aws_(?:${[
  'iam_(?:role|role_policy|role_policy_attachment|policy|policy_attachment|user|user_policy|user_policy_attachment|access_key)',
  'iam_role_polic(?:ies|y_attachments)_exclusive',
  's3_bucket(?:_(?:cors_configuration|public_access_block|policy|acl|ownership_controls|lifecycle_configuration))?',
  's3_bucket_(?:server_side_encryption_configuration|replication_configuration|versioning|logging)',
  's3_access_point|s3control_access_point_policy|s3control_access_grants?|s3control_access_grants_(?:location|instance)',
  'kms_(?:key|key_policy|grant|alias)|sqs_queue(?:_policy)?|sns_topic(?:_policy)?|secretsmanager_secret(?:_policy)?|lambda_permission',
].join('|')})$`);

/** Resources of types that are not understood and that name Hasty's account, or a role that it can get into. */
export function unknownsOf(resources: readonly Resource[], roles: readonly Role[]): Unknown[] {
  const entered = rolesOfHasty(roles);
  return resources.filter(({ type }) => !UNDERSTOOD.test(type)).flatMap((resource) => {
    const texts = textsIn(resource.properties).map(({ text }) => text.map((part) => typeof part !== 'string' && part.kind === 'parameter' ? part.default ?? show([part]) : show([part])).join(''));
    const role = entered.find(({ name, arn }) => texts.some((text) => text === show(name) || text.includes(show(arn))));
    const named = texts.some((text) => text.includes(HastyContract.ACCOUNT_ID)) ? 'Hasty\'s account' : role && `the role ${show(role.name)}`;
    return named ? [{ why: `${addressOf(resource)}, which names ${named}`, at: resource.at }] : [];
  });
}

/** The roles that trust Hasty's account, and those that trust one of them. */
function rolesOfHasty(roles: readonly Role[]): readonly Role[] {
  const trusts = ({ trust }: Role, name: string): boolean =>
    trust.some(({ principals }) => principals?.items.some(({ text }: { readonly text: Text }) => show(text).includes(name)));
  const found = new Set(roles.filter((role) => trusts(role, HastyContract.ACCOUNT_ID)));
  for (const entered of found) for (const role of roles) if (trusts(role, show(entered.arn))) found.add(role);
  return [...found];
}
