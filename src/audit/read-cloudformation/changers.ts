import { ownFunctions } from './own-function';
import { textOf } from './texts';
import { Resource } from '../document/node';
import { literalOf, Text } from '../document/text';
import { keyOf } from '../document/text-key';
import { Facts, Role, Unknown } from '../facts';
import { Patterns, Statement } from '../policy/statement';

/** Actions that give rights to others, or open a bucket. */
const CHANGES = [
  'iam:AddUserToGroup', 'iam:AttachRolePolicy', 'iam:AttachUserPolicy', 'iam:CreateAccessKey', 'iam:CreatePolicyVersion', 'iam:CreateRole',
  'iam:DeleteRolePermissionsBoundary', 'iam:DeleteRolePolicy', 'iam:DetachRolePolicy', 'iam:PutRolePolicy', 'iam:PutUserPolicy',
  'iam:SetDefaultPolicyVersion', 'iam:UpdateAssumeRolePolicy', 's3:CreateAccessGrant', 's3:DeleteBucketPolicy', 's3:PutAccessPointPolicy',
  's3:PutBucketAcl', 's3:PutBucketCORS', 's3:PutBucketPolicy', 's3:PutBucketPublicAccessBlock',
];

/** Managed policies of AWS that have them. */
const POLICIES = ['AdministratorAccess', 'AmazonS3FullAccess', 'IAMFullAccess', 'PowerUserAccess'].map((name) => `arn:aws:iam::aws:policy/${name}`);

/** The CDK's: it denies writes to a bucket that is about to be emptied, and nothing else. */
const KNOWN = 'Custom::S3AutoDeleteObjects';

/** Functions that may change who has which rights when they run, which the templates do not show. */
export function changers({ resources, roles }: Facts): Unknown[] {
  const functions = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  if (functions.length === 0) return [];
  const byArn = new Map(roles.filter(mayChange).map((role) => [keyOf(role.arn), role]));
  const [callers, own] = [callersOf(resources), new Set(ownFunctions(functions))];
  return functions.flatMap((made) => {
    const role = valueOf(made, 'Role');
    if (!role || !byArn.has(keyOf(role)) || own.has(made)) return [];
    const types = callers.get(made.id) ?? new Set();
    if (types.size > 0 && [...types].every((type) => type === KNOWN)) return [];
    const by = types.size > 0 ? `, called by ${[...types].join(', ')}` : '';
    return [{ why: `what the function ${nameOf(made)}${by} does: it may change rights`, at: made.at }];
  });
}

/** The types of custom resources by the ids of the functions that make them. */
function callersOf(resources: readonly Resource[]): ReadonlyMap<string, Set<string>> {
  const callers = new Map<string, Set<string>>();
  for (const made of resources) {
    for (const part of valueOf(made, 'ServiceToken') ?? []) {
      if (typeof part === 'string' || part.kind !== 'name') continue;
      callers.set(part.id, (callers.get(part.id) ?? new Set()).add(made.type));
    }
  }
  return callers;
}

function valueOf({ properties }: Resource, key: string): Text | undefined {
  const node = properties.entries.get(key);
  return node && textOf(node);
}

function nameOf({ id }: Resource): string {
  return id.slice(id.lastIndexOf('#') + 1);
}

function mayChange({ policies, foreignPolicies }: Role): boolean {
  return policies.some(givesChange) || foreignPolicies.some(({ arn }) => POLICIES.includes(literalOf(arn) ?? ''));
}

function givesChange({ effect, actions }: Statement): boolean {
  return effect === 'Allow' && CHANGES.some((action) => covers(actions, action));
}

function covers({ not, patterns }: Patterns, action: string): boolean {
  const matched = patterns.some((pattern) => {
    const literal = literalOf(pattern);
    return literal === undefined ? !not : matches(literal, action);
  });
  return matched !== not;
}

function matches(pattern: string, action: string): boolean {
  const expression = pattern.replace(/[\\^$.+()[\]{}|]/g, '\\$&').replace(/\*+/g, '.*').replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(action);
}
