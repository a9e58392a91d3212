import { Node, Resource } from '../../document/node';
import { concat, literalOf, same, show, Text } from '../../document/text';
import { ResourcePolicy } from '../../facts';
import { statementsOf } from '../../policy/read-policy';
import { attributeOfResource } from '../attributes';
import { dict, scalar, unknownHole } from '../nodes';
import { attribute, property, statements } from './properties';

/** Resources that carry a policy: what kind of policy, and which attribute says whose. Those with `inside` yield to one of their own. */
const CARRIERS: ReadonlyMap<string, { readonly kind: string; readonly of: string; readonly inside?: boolean }> = new Map(Object.entries({
  aws_s3_bucket: { kind: 'bucket', of: 'arn', inside: true },
  aws_s3_bucket_policy: { kind: 'bucket', of: 'bucket' },
  aws_kms_key: { kind: 'key', of: 'arn', inside: true },
  aws_kms_key_policy: { kind: 'key', of: 'key_id' },
  aws_sqs_queue: { kind: 'queue', of: 'arn', inside: true },
  aws_sqs_queue_policy: { kind: 'queue', of: 'queue_url' },
  aws_sns_topic: { kind: 'topic', of: 'arn', inside: true },
  aws_sns_topic_policy: { kind: 'topic', of: 'arn' },
  aws_secretsmanager_secret: { kind: 'secret', of: 'arn', inside: true },
  aws_secretsmanager_secret_policy: { kind: 'secret', of: 'secret_arn' },
  aws_s3_access_point: { kind: 'access point', of: 'arn', inside: true },
  aws_s3control_access_point_policy: { kind: 'access point', of: 'access_point_arn' },
}));

/** The policies on resources. */
export function resourcePoliciesOf(resources: readonly Resource[]): ResourcePolicy[] {
  const found = resources.flatMap((resource) => {
    const carrier = CARRIERS.get(resource.type);
    if (!carrier || !property(resource, 'policy')) return [];
    const policy: ResourcePolicy = {
      kind: carrier.kind,
      resource: arnOf(carrier.kind, attribute(resource, carrier.of), resources),
      when: resource.when,
      statements: statements(resource, 'policy', property(resource, 'policy'), 'resource'),
      construct: resource.constructPath,
      at: property(resource, 'policy')!.at,
    };
    return policy.statements.length > 0 ? [{ policy, inside: carrier.inside === true }] : [];
  });
  const own = found.filter(({ inside }) => !inside).map(({ policy }) => policy);
  const inside = found.filter((one) => one.inside && !own.some((other) => same(other.resource, one.policy.resource))).map(({ policy }) => policy);
  return [...own, ...inside, ...resources.filter(({ type }) => type === 'aws_lambda_permission').map(functionPolicy)];
}

/** The ARN of what a policy is for, which is named by its name, its id or its URL. */
export function arnOf(kind: string, named: Text, resources: readonly Resource[]): Text {
  if (typeof named[0] === 'string' && named[0].startsWith('arn:')) return named;
  if (kind === 'bucket') return concat(['arn:aws:s3:::'], named);
  const type = { key: 'aws_kms_key', queue: 'aws_sqs_queue' }[kind];
  const made = resources.find((resource) => resource.type === type && same(attribute(resource, 'id'), named));
  return made ? attribute(made, 'arn') : [unknownHole(`the ARN of the ${kind} ${show(named)}`)];
}

/** Lambda writes a statement of its policy from these arguments. */
function functionPolicy(resource: Resource): ResourcePolicy {
  const { at, when } = resource;
  const principal = attribute(resource, 'principal');
  const isService = literalOf(principal)?.includes('.') === true && !literalOf(principal)!.startsWith('arn:');
  const condition = (operator: string, key: string, argument: string): [string, Node][] => {
    const value = property(resource, argument);
    return value ? [[operator, dict({ [key]: value }, at)]] : [];
  };
  const conditions = new Map([
    ...condition('ArnLike', 'AWS:SourceArn', 'source_arn'),
    ...condition('StringEquals', 'AWS:SourceAccount', 'source_account'),
    ...condition('ForAnyValue:StringEquals', 'aws:PrincipalOrgID', 'principal_org_id'),
  ]);
  const name = attribute(resource, 'function_name');
  const arn: Text = typeof name[0] === 'string' && name[0].startsWith('arn:') ? name : concat(['arn:aws:lambda:*:*:function:'], name);
  const statement = dict({
    Effect: scalar(['Allow'], at),
    Principal: dict({ [isService ? 'Service' : 'AWS']: scalar(principal, at) }, at),
    Action: attributeOfResource(resource, 'action'),
    Resource: scalar(arn, at),
    ...(conditions.size > 0 && { Condition: { kind: 'dict', entries: conditions, at } }),
  }, at);
  const policy = dict({ Version: scalar(['2012-10-17'], at), Statement: statement }, at);
  return { kind: 'function', resource: arn, when, statements: statementsOf(policy, 'resource'), construct: resource.constructPath, at };
}
