import { Guard } from '../../document/choice';
import { Node } from '../../document/node';
import { concat, Text } from '../../document/text';
import { ResourcePolicy } from '../../facts';
import { Found } from '../found';
import { Made, namesOf } from '../made';
import { policyStatements } from '../policies';
import { GuardedText, texts } from '../properties';
import { account, region } from '../pseudo-parameters';

/** A type whose policy is of one kind. */
interface Kind {
  readonly kind: string;
  /** The property that has the policy. */
  readonly policy: string;
  /** The property that names what the policy is on; undefined: it is the resource's own. */
  readonly on?: string;
  /** The ARN of what is named so; undefined: it is an ARN. */
  readonly arn?: (named: Text, made: Made) => Text;
}

const KINDS: ReadonlyMap<string, Kind> = new Map(Object.entries<Kind>({
  'AWS::KMS::Key': { kind: 'key', policy: 'KeyPolicy' },
  'AWS::KMS::ReplicaKey': { kind: 'key', policy: 'KeyPolicy' },
  'AWS::S3::AccessPoint': { kind: 'access point', policy: 'Policy' },
  'AWS::S3::BucketPolicy': { kind: 'bucket', policy: 'PolicyDocument', on: 'Bucket', arn: (name) => concat(['arn:aws:s3:::'], name) },
  'AWS::SNS::TopicPolicy': { kind: 'topic', policy: 'PolicyDocument', on: 'Topics' },
  'AWS::SQS::QueuePolicy': { kind: 'queue', policy: 'PolicyDocument', on: 'Queues', arn: queueArn },
  'AWS::SecretsManager::ResourcePolicy': { kind: 'secret', policy: 'ResourcePolicy', on: 'SecretId', arn: secretArn },
}));

/** Policies that give nothing: they belong to identities, or they only limit. */
const NO_RESOURCE_POLICY = /^AWS::(IAM::|SSO::|Organizations::Policy$|EC2::VPCEndpoint$|IoT::Policy$)/;

/** The policies on resources that a resource has. */
export function resourcePolicies(made: Made): Found {
  const kind = KINDS.get(made.type);
  if (kind) return { resourcePolicies: ofKind(made, kind) };
  if (NO_RESOURCE_POLICY.test(made.type)) return {};
  const policies = [...made.properties.entries].filter(([name, value]) => /Policy/.test(name) && isPolicy(value));
  return { resourcePolicies: policies.flatMap(([policy]) => ofKind(made, { kind: made.type, policy })) };
}

function ofKind(made: Made, { kind, policy, on, arn }: Kind): ResourcePolicy[] {
  const { properties, scope: { system, document: { account: owner } }, when, constructPath: construct, at } = made;
  const node = properties.entries.get(policy);
  if (!node) return [];
  return targets(made, when, on).map((target) => ({
    kind,
    resource: arn ? arn(target.text, made) : target.text,
    ...(owner !== undefined && { account: owner }), // who may not own a resource may not set its policy
    when: target.when,
    statements: policyStatements(node, 'resource', target.when, system),
    construct,
    at,
  }));
}

function targets(made: Made, when: Guard, on: string | undefined): readonly Omit<GuardedText, 'at'>[] {
  if (on !== undefined) return texts(made.properties.entries.get(on), when, made.scope.system);
  return namesOf(made).map((named) => ({ when: named.when, text: named.arn }));
}

/** A queue policy names its queues by their URLs: `https://sqs.eu-central-1.amazonaws.com/111122223333/images`. */
function queueArn(url: Text, { scope }: Made): Text {
  const slash = url.map((part) => typeof part === 'string' && part.includes('/')).lastIndexOf(true);
  if (slash < 0) return url;
  const last = String(url[slash]);
  return concat(['arn:aws:sqs:'], region(scope), [':'], account(scope), [':', last.slice(last.lastIndexOf('/') + 1)], url.slice(slash + 1));
}

/** A secret is named by its ARN or by its name, to which its ARN adds some letters. */
function secretArn(id: Text, { scope }: Made): Text {
  const isName = typeof id[0] === 'string' && !id[0].startsWith('arn:');
  return isName ? concat(['arn:aws:secretsmanager:'], region(scope), [':'], account(scope), [':secret:'], id) : id;
}

function isPolicy(node: Node): boolean {
  switch (node.kind) {
    case 'dict': return node.entries.has('Statement');
    case 'either': return node.options.some(({ value }) => value && isPolicy(value));
    case 'text': return typeof node.text[0] === 'string' && node.text[0].trimStart().startsWith('{');
    default: return false;
  }
}
