import { Resource } from '../../document/node';
import { literalOf, same, Text } from '../../document/text';
import { Role, User } from '../../facts';
import { Statement } from '../../policy/statement';
import { entry, items, optionsOf, textOf } from '../nodes';
import { attribute, property, statements } from './properties';

/** The roles that are made here. */
export function rolesOf(resources: readonly Resource[]): Role[] {
  return resources.filter(({ type }) => type === 'aws_iam_role').map((resource) => ({
    ...identity(resource),
    trust: statements(resource, 'assume_role_policy', property(resource, 'assume_role_policy'), 'trust'),
    policies: inlinePolicies(resource, resources),
    maxSessionDuration: optionsOf(property(resource, 'max_session_duration'))
      .map(({ when, value }) => ({ seconds: textOf(value), when, at: value.at })),
    tags: tagsOf(resource),
  }));
}

/** The users that are made here. */
export function usersOf(resources: readonly Resource[]): User[] {
  return resources.filter(({ type }) => type === 'aws_iam_user').map((resource) => {
    const name = attribute(resource, 'name');
    const keys = resources.filter((key) => key.type === 'aws_iam_access_key' && same(attribute(key, 'user'), name));
    return { ...identity(resource), policies: [], accessKeys: keys.map(({ at }) => at) };
  });
}

function identity(resource: Resource) {
  return {
    id: resource.id,
    when: resource.when,
    name: attribute(resource, 'name'),
    arn: attribute(resource, 'arn'),
    foreignPolicies: [],
    construct: resource.constructPath,
    at: resource.at,
  };
}

/** Policies inside the role; a state repeats those there that are resources of their own. */
function inlinePolicies(role: Resource, resources: readonly Resource[]): Statement[] {
  const blocks = items(property(role, 'inline_policy'));
  if (blocks.length === 0) return [];
  const name = attribute(role, 'name');
  const own = resources.filter((policy) => policy.type === 'aws_iam_role_policy' && same(attribute(policy, 'role'), name));
  const names = new Set(own.map((policy) => literalOf(attribute(policy, 'name'))));
  return blocks.flatMap(({ when, value }) => {
    const inline = literalOf(textOf(entry(value, 'name')) ?? []);
    if (inline && names.has(inline)) return [];
    return statements(role, 'inline_policy', value.kind === 'unknown' ? value : entry(value, 'policy'), 'identity')
      .map((statement) => ({ ...statement, when: [...when, ...statement.when] }));
  });
}

function tagsOf(resource: Resource): ReadonlyMap<string, Text> {
  const tags = new Map<string, Text>();
  for (const name of ['tags_all', 'tags']) {
    const node = property(resource, name);
    if (node?.kind === 'dict') for (const [key, value] of node.entries) tags.set(key, textOf(value) ?? []);
  }
  return tags;
}
