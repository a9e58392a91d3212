import { concat, Text } from '../document/text';

/** What the value of a resource is made of. */
interface Known {
  /** Its name, or the NameHole that stands for it. */
  readonly name: Text;
  readonly region: Text;
  readonly account: Text;
  /** `/`, or the path of an IAM entity. */
  readonly path: Text;
  /** A name of its own for a part that AWS makes. */
  readonly made: (part: string) => Text;
}

/** How one value is made. */
type Value = (known: Known) => Text;

/** What is known of a type: the property that names it, and what Ref and its attributes give. */
export interface PhysicalType {
  /** undefined: AWS makes the name. */
  readonly name?: string;
  readonly values: Readonly<Record<string, Value>>;
}

const nameOf: Value = ({ name }) => name;

/** An ARN in the stack's region and account. */
function arn(service: string, resource: (known: Known) => Text): Value {
  return (known) => concat([`arn:aws:${service}:`], known.region, [':'], known.account, [':'], resource(known));
}

/** An ARN of IAM, which knows no regions. */
function iamArn(kind: string): Value {
  return ({ name, account, path }) => concat(['arn:aws:iam::'], account, [`:${kind}`], path, name);
}

/** A type that is known by its name; `Arn` is its ARN. */
function byName(name: string, Arn: Value, others: Readonly<Record<string, Value>> = {}): PhysicalType {
  return { name, values: { Ref: nameOf, Arn, ...others } };
}

/** A type whose Ref is its ARN. */
function byArn(name: string, Ref: Value, others: Readonly<Record<string, Value>> = {}): PhysicalType {
  return { name, values: { Ref, Arn: Ref, ...others } };
}

const POLICY = iamArn('policy');
const KEY: PhysicalType = { values: { Ref: nameOf, KeyId: nameOf, Arn: arn('kms', ({ name }) => concat(['key/'], name)) } };
const TOPIC = arn('sns', nameOf);
const SECRET = arn('secretsmanager', ({ name, made }) => concat(['secret:'], name, ['-'], made('suffix')));

/**
 * The types on whose values access depends. Of others every value is a name of its own.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const PHYSICAL_TYPES: ReadonlyMap<string, PhysicalType> = new Map(Object.entries<PhysicalType>({
  'AWS::DynamoDB::Table': byName('TableName', arn('dynamodb', ({ name }) => concat(['table/'], name))),
  'AWS::ECR::Repository': byName('RepositoryName', arn('ecr', ({ name }) => concat(['repository/'], name))),
  'AWS::IAM::Group': byName('GroupName', iamArn('group')),
  'AWS::IAM::InstanceProfile': byName('InstanceProfileName', iamArn('instance-profile')),
  'AWS::IAM::ManagedPolicy': byArn('ManagedPolicyName', POLICY, { PolicyArn: POLICY }),
  'AWS::IAM::Role': byName('RoleName', iamArn('role')),
  'AWS::IAM::User': byName('UserName', iamArn('user')),
  'AWS::KMS::Alias': { name: 'AliasName', values: { Ref: nameOf } },
  'AWS::KMS::Key': KEY,
  'AWS::KMS::ReplicaKey': KEY,
  'AWS::Lambda::Function': byName('FunctionName', arn('lambda', ({ name }) => concat(['function:'], name))),
  'AWS::S3::AccessPoint': byName('Name', arn('s3', ({ name }) => concat(['accesspoint/'], name))),
  'AWS::S3::Bucket': byName('BucketName', ({ name }) => concat(['arn:aws:s3:::'], name), {
    DomainName: ({ name }) => concat(name, ['.s3.amazonaws.com']),
    RegionalDomainName: ({ name, region }) => concat(name, ['.s3.'], region, ['.amazonaws.com']),
  }),
  'AWS::SNS::Topic': byArn('TopicName', TOPIC, { TopicArn: TOPIC, TopicName: nameOf }),
  'AWS::SQS::Queue': {
    name: 'QueueName',
    values: {
      Ref: ({ name, region, account }) => concat(['https://sqs.'], region, ['.amazonaws.com/'], account, ['/'], name),
      Arn: arn('sqs', nameOf),
      QueueName: nameOf,
    },
  },
  'AWS::SecretsManager::Secret': byArn('Name', SECRET, { Id: SECRET }),
}));
