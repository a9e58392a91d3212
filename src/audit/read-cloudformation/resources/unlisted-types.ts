import { HastyContract } from '../../../contract';
import { Node } from '../../document/node';
import { literalOf } from '../../document/text';
import { Unknown } from '../../facts';
import { Made } from '../made';
import { isRequest } from '../own-function';

/**
 * Types that the audit understands, or that give nobody rights by naming an account or a role. A resource of another type that names
 * Hasty's account, or a role that Hasty may assume, is unknown.
 */
export const LISTED_TYPES: readonly string[] = [
  'AWS::CDK::Metadata', 'AWS::CloudFormation::Stack', 'AWS::CloudFormation::WaitConditionHandle', 'AWS::CloudWatch::Alarm',
  'AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate', 'AWS::ECR::Repository', 'AWS::Events::EventBusPolicy', 'AWS::Events::Rule',
  'AWS::IAM::AccessKey', 'AWS::IAM::Group', 'AWS::IAM::GroupPolicy', 'AWS::IAM::InstanceProfile', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy',
  'AWS::IAM::Role', 'AWS::IAM::RolePolicy', 'AWS::IAM::User', 'AWS::IAM::UserPolicy', 'AWS::IAM::UserToGroupAddition', 'AWS::KMS::Alias',
  'AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::Lambda::Function', 'AWS::Lambda::LayerVersionPermission', 'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup', 'AWS::S3::AccessGrant', 'AWS::S3::AccessGrantsInstance', 'AWS::S3::AccessGrantsLocation', 'AWS::S3::AccessPoint',
  'AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::SNS::Subscription', 'AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy', 'AWS::SSM::Parameter', 'AWS::SecretsManager::ResourcePolicy', 'AWS::SecretsManager::Secret',
];

const LISTED = new Set(LISTED_TYPES);

/**
 * Resources of other types that name who Hasty is, or may be.
 *
 * @param own the functions that keep CORS rules: asking them gives nobody a right
 */
export function unlistedTypes(all: readonly Made[], own: readonly Made[]): Unknown[] {
  const others = all.filter((made) => !LISTED.has(made.type) && made.unknown === undefined && !isRequest(made, own));
  if (others.length === 0) return [];
  const names = hastyNames(all);
  return others.filter(({ properties }) => mentions(properties, names))
    .map(({ type, logicalId, at }) => ({ why: `${logicalId} of type ${type}, which names Hasty's account or role and is not known to the audit`, at }));
}

/** What somebody is known by: in literal text, and by the holes that stand for it. */
interface Names {
  readonly literals: readonly string[];
  readonly holes: ReadonlySet<string>;
}

/** What Hasty is known by: its account; the names of the roles whose trust policy names that. */
function hastyNames(all: readonly Made[]): Names {
  const account: Names = { literals: [HastyContract.ACCOUNT_ID], holes: new Set() };
  const roles = all.filter(({ type, properties }) => {
    const trust = properties.entries.get('AssumeRolePolicyDocument');
    return type === 'AWS::IAM::Role' && trust && mentions(trust, account);
  });
  const given = roles.flatMap(({ properties }) => {
    const name = properties.entries.get('RoleName');
    return name?.kind === 'text' ? literalOf(name.text) ?? [] : [];
  });
  return { literals: [...account.literals, ...new Set(given)], holes: new Set(roles.map(({ id }) => id)) };
}

/** Whether a value names one of them, wherever inside. */
export function mentions(node: Node, names: Names): boolean {
  switch (node.kind) {
    case 'text': return node.text.some((part) =>
      typeof part === 'string' ? names.literals.some((name) => part.includes(name))
        : part.kind === 'name' ? names.holes.has(part.id) : part.kind === 'parameter' && names.literals.some((name) => part.default?.includes(name)));
    case 'list': return node.items.some((item) => mentions(item, names));
    case 'dict': return [...node.entries.values()].some((value) => mentions(value, names));
    case 'either': return node.options.some(({ value }) => value && mentions(value, names));
    case 'unknown': return false;
  }
}
