import { literalOf, Text } from '../../document/text';
import { Role, User } from '../../facts';
import { Attachment } from '../../parts';
import { Found } from '../found';
import { Made, Named, namesOf } from '../made';
import { policyStatements } from '../policies';
import { entry, items, oneText, options, texts } from '../properties';
import { textOf } from '../texts';

/** `AWS::IAM::Role` */
export function role(made: Made): Found {
  const { scope: { system }, properties } = made;
  const names = namesOf(made);
  return {
    roles: names.map((named): Role => ({
      ...identity(made, named),
      trust: policyStatements(properties.entries.get('AssumeRolePolicyDocument'), 'trust', named.when, system),
      maxSessionDuration: options(properties.entries.get('MaxSessionDuration'), named.when, system)
        .map(({ when, value }) => ({ when, seconds: value && textOf(value), at: value?.at ?? made.at })),
      tags: tagsOf(made),
    })),
    attachments: names.flatMap((named) => attached(made, named)),
  };
}

/** `AWS::IAM::User` */
export function user(made: Made): Found {
  const names = namesOf(made);
  const { system } = made.scope;
  return {
    users: names.map((named): User => ({ ...identity(made, named), accessKeys: [] })),
    attachments: names.flatMap((named) => attached(made, named)),
    memberships: names.flatMap((named) => texts(made.properties.entries.get('Groups'), named.when, system)
      .map((joined) => ({ group: joined, user: { text: named.name, when: named.when, at: made.at } }))),
  };
}

/** `AWS::IAM::Group` */
export function group(made: Made): Found {
  const { scope: { system }, properties } = made;
  return {
    groupRights: namesOf(made).flatMap(({ name, when }) => {
      const of = { text: name, when, at: made.at };
      return [
        ...items(properties.entries.get('Policies'), when, system).map((policy) => ({
          group: of,
          when: policy.when,
          statements: policyStatements(entry(policy.value, 'PolicyDocument'), 'identity', policy.when, system),
          at: policy.value.at,
        })),
        ...texts(properties.entries.get('ManagedPolicyArns'), when, system).map(({ text, when: guard, at }) => ({ group: of, when: guard, policyArn: text, at })),
      ];
    }),
  };
}

/** `AWS::IAM::UserToGroupAddition` */
export function userToGroupAddition({ scope: { system }, properties, when }: Made): Found {
  const groups = texts(properties.entries.get('GroupName'), when, system);
  const users = texts(properties.entries.get('Users'), when, system);
  return { memberships: groups.flatMap((of) => users.map((member) => ({ group: of, user: member }))) };
}

/** `AWS::IAM::AccessKey` */
export function accessKey({ scope: { system }, properties, when, at }: Made): Found {
  return { accessKeys: texts(properties.entries.get('UserName'), when, system).map((key) => ({ ...key, at })) };
}

function identity(made: Made, { when, name, arn }: Named): Omit<User, 'accessKeys'> {
  const { id, constructPath: construct, at, scope: { system }, properties } = made;
  const policies = items(properties.entries.get('Policies'), when, system).flatMap((policy) =>
    policyStatements(policy.value.kind === 'dict' ? policy.value.entries.get('PolicyDocument') : policy.value, 'identity', policy.when, system));
  return { id, when, name, arn, policies, foreignPolicies: [], construct, at };
}

/** What is attached by ARN. */
function attached({ scope: { system }, properties }: Made, { when, arn }: Named): Attachment[] {
  const of = (property: string, as: Attachment['as']) => texts(properties.entries.get(property), when, system)
    .map(({ when: guard, text, at }): Attachment => ({ when: guard, to: arn, as, policyArn: text, at }));
  return [...of('ManagedPolicyArns', 'policy'), ...of('PermissionsBoundary', 'boundary')];
}

function tagsOf({ scope: { system }, properties }: Made): ReadonlyMap<string, Text> {
  return new Map(items(properties.entries.get('Tags'), [], system).flatMap(({ value }) => {
    const key = literalOf(oneText(entry(value, 'Key')) ?? []);
    return key ? [[key, oneText(entry(value, 'Value')) ?? []]] : [];
  }));
}
