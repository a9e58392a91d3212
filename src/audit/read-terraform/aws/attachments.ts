import { Resource } from '../../document/node';
import { same, Text } from '../../document/text';
import { Attachment, ManagedPolicy } from '../../parts';
import { items, optionsOf, textOf } from '../nodes';
import { attribute, property, statements, textList } from './properties';

/** The customer-managed policies that are made here. */
export function managedPoliciesOf(resources: readonly Resource[]): ManagedPolicy[] {
  return resources.filter(({ type }) => type === 'aws_iam_policy').map((resource) => ({
    arn: attribute(resource, 'arn'),
    when: resource.when,
    statements: statements(resource, 'policy', property(resource, 'policy'), 'identity'),
    at: resource.at,
  }));
}

/** Whatever is attached to roles and users. */
export function attachmentsOf(resources: readonly Resource[]): Attachment[] {
  const attached = resources.flatMap(attachmentsBy);
  const repeated = (one: Attachment): boolean => attached.some(({ to, policyArn }) => same(to, one.to) && same(policyArn ?? [], one.policyArn ?? []));
  // A state repeats in `managed_policy_arns` what is attached by a resource of its own.
  return [...attached, ...resources.flatMap(writtenInRole).filter((one) => !repeated(one)), ...resources.flatMap(boundaries)];
}

function attachmentsBy(resource: Resource): Attachment[] {
  const { when, at } = resource;
  const inline = (to: Text): Attachment =>
    ({ when, to, as: 'policy', statements: statements(resource, 'policy', property(resource, 'policy'), 'identity'), at });
  const managed = (to: Text): Attachment => ({ when, to, as: 'policy', policyArn: attribute(resource, 'policy_arn'), at });
  switch (resource.type) {
    case 'aws_iam_role_policy': return [inline(attribute(resource, 'role'))];
    case 'aws_iam_user_policy': return [inline(attribute(resource, 'user'))];
    case 'aws_iam_role_policy_attachment': return [managed(attribute(resource, 'role'))];
    case 'aws_iam_user_policy_attachment': return [managed(attribute(resource, 'user'))];
    case 'aws_iam_policy_attachment': return ['roles', 'users'].flatMap((name) => textList(property(resource, name)).map(managed));
    default: return [];
  }
}

function writtenInRole(resource: Resource): Attachment[] {
  if (resource.type !== 'aws_iam_role') return [];
  return items(property(resource, 'managed_policy_arns'), resource.when).map(({ when, value }) =>
    ({ when, to: attribute(resource, 'arn'), as: 'policy', policyArn: textOf(value) ?? [], at: value.at }));
}

function boundaries(resource: Resource): Attachment[] {
  if (resource.type !== 'aws_iam_role' && resource.type !== 'aws_iam_user') return [];
  const written = optionsOf(property(resource, 'permissions_boundary'), resource.when).filter(({ value }) => textOf(value)?.length !== 0);
  return written.map(({ when, value }) =>
    ({ when, to: attribute(resource, 'arn'), as: 'boundary', policyArn: textOf(value) ?? [], at: value.at }));
}
