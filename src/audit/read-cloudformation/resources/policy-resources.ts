import { concat, Text } from '../../document/text';
import { Attachment } from '../../parts';
import { Statement } from '../../policy/statement';
import { Found, GroupRight } from '../found';
import { Made, namesOf, placeOf } from '../made';
import { policyStatements } from '../policies';
import { GuardedText, texts } from '../properties';
import { account } from '../pseudo-parameters';

/** What is given: the statements themselves, or the ARN of a policy that has them. */
type Given = Pick<Attachment, 'statements' | 'policyArn'>;

/** `AWS::IAM::Policy`, `AWS::IAM::RolePolicy`, `AWS::IAM::UserPolicy`, `AWS::IAM::GroupPolicy` */
export function policy(made: Made): Found {
  return given(made, { statements: statements(made) });
}

/** `AWS::IAM::ManagedPolicy` */
export function managedPolicy(made: Made): Found {
  const names = namesOf(made);
  const at = placeOf(made, 'PolicyDocument');
  const attached = names.map(({ arn }) => given(made, { policyArn: arn }));
  return {
    managedPolicies: names.map(({ when, arn }) => ({ arn, when, statements: statements(made), at })),
    attachments: attached.flatMap(({ attachments }) => attachments ?? []),
    groupRights: attached.flatMap(({ groupRights }) => groupRights ?? []),
  };
}

function statements(made: Made): Statement[] {
  return policyStatements(made.properties.entries.get('PolicyDocument'), 'identity', made.when, made.scope.system);
}

function given(made: Made, what: Given): Found {
  const { when, properties: { entries }, scope: { system } } = made;
  const at = placeOf(made, 'PolicyDocument');
  const to = (...names: string[]) => names.flatMap((name) => texts(entries.get(name), when, system));
  // Names are given, but mean somebody in the stack's account; another stack may have a role of the same name in another account.
  const arn = (kind: string, name: Text) => concat(['arn:aws:iam::'], account(made.scope), [`:${kind}/`], name);
  const attach = (kind: string, target: GuardedText): Attachment => ({ ...what, when: target.when, to: arn(kind, target.text), as: 'policy', at });
  return {
    attachments: [
      ...to('Roles', 'RoleName').map((target) => attach('role', target)),
      ...to('Users', 'UserName').map((target) => attach('user', target)),
    ],
    groupRights: to('Groups', 'GroupName').map((group): GroupRight => ({ ...what, when: group.when, group, at })),
  };
}
