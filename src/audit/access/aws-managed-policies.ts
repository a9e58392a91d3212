import { Guard } from '../document/choice';
import { Place } from '../document/place';
import { literalOf, show, Text } from '../document/text';
import { Statement } from '../policy/statement';

/**
 * The gist of policies that AWS manages and that templates often attach: enough to show what is beyond the contract. Of any other, nothing
 * is known.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const GIST: Readonly<Record<string, readonly string[]>> = {
  'AdministratorAccess': ['*'],
  'AmazonS3FullAccess': ['s3:*', 's3-object-lambda:*'],
  'AmazonS3ReadOnlyAccess': ['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
  'ReadOnlyAccess': ['s3:Get*', 's3:List*', 'ec2:Describe*', 'dynamodb:GetItem', 'logs:Get*', 'iam:Get*', 'iam:List*'],
  'SecurityAudit': ['s3:GetBucket*', 's3:ListAllMyBuckets', 'iam:Get*', 'iam:List*', 'kms:Describe*', 'kms:List*'],
  'service-role/AWSLambdaBasicExecutionRole': ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
};

/** The statements of a managed policy that is in none of the documents. */
export function awsManagedPolicy(arn: Text, when: Guard, at: Place): Statement[] {
  const name = /^arn:aws:iam::aws:policy\/(.+)$/.exec(literalOf(arn) ?? '')?.[1] ?? '';
  const all = { not: false, patterns: [['*']] };
  const base = { effect: 'Allow' as const, when, resources: all, conditions: [], variables: true, at };
  const actions = Object.hasOwn(GIST, name) ? GIST[name] : undefined;
  if (name === 'AWSDenyAll') return [{ ...base, effect: 'Deny', actions: all }];
  if (!actions) return [{ ...base, actions: all, unknown: `the managed policy ${show(arn)}, whose text is not given` }];
  return [{ ...base, actions: { not: false, patterns: actions.map((action) => [action]) } }];
}
