import { scalar, textOf, unknownHole, withText } from './nodes';
import { policyDocument } from './policy-document';
import { Attributes, holeOf, Target } from './target';
import { Node } from '../document/node';
import { concat, NameHole, Part, Text, unknownIn } from '../document/text';

const known = (id: string): NameHole => ({ kind: 'name', id, label: `\${${id}}` });
const ACCOUNT = known('AWS::AccountId');
const REGION = known('AWS::Region');

/** What the language calls the instances of a block that is made several times. */
const INSTANCE = /^the expression (?:each\.|count\.index)/;

/** A name: the property, or what the cloud makes when it is not given. The instances of a block are told apart by none. */
function named(property: string) {
  return (target: Target): Node => {
    const written = target.property(property);
    const unknown = written && unknownIn(textOf(written) ?? []);
    return !written || (unknown && INSTANCE.test(unknown.why)) ? scalar([holeOf(target)], target.at) : written;
  };
}

/** A text around a name. */
function around(property: string, ...parts: (Part | 'NAME')[]) {
  return (target: Target): Node => withText(named(property)(target), (name) =>
    scalar(concat(...parts.map((part): Text => part === 'NAME' ? name : [part])), target.at));
}

/** `arn:aws:iam::<account>:role/path/name`. */
function iamArn(kind: string) {
  return (target: Target): Node => withText(target.property('path') ?? scalar(['/'], target.at), (path) =>
    withText(named('name')(target), (name) => scalar(concat(['arn:aws:iam::', ACCOUNT, `:${kind}`], path, name), target.at)));
}

function constant(...text: Text) {
  return ({ at }: Target): Node => scalar(text, at);
}

const regional = (service: string, ...rest: (Part | 'NAME')[]): (Part | 'NAME')[] => [`arn:aws:${service}:`, REGION, ':', ACCOUNT, ':', ...rest];

const BUCKET: Attributes = {
  bucket: named('bucket'),
  id: named('bucket'),
  arn: around('bucket', 'arn:aws:s3:::', 'NAME'),
  bucket_domain_name: around('bucket', 'NAME', '.s3.amazonaws.com'),
  bucket_regional_domain_name: around('bucket', 'NAME', '.s3.', REGION, '.amazonaws.com'),
};

const DOCUMENT: Attributes = { json: policyDocument, minified_json: policyDocument };

/** What AWS makes of what is written. Account and region are names that only a deployment knows. */
export const AWS_ATTRIBUTES: Readonly<Record<string, Attributes>> = {
  'aws_s3_bucket': BUCKET,
  'data.aws_s3_bucket': BUCKET,
  'aws_iam_role': { name: named('name'), id: named('name'), arn: iamArn('role') },
  'aws_iam_user': { name: named('name'), id: named('name'), arn: iamArn('user') },
  'aws_iam_policy': { name: named('name'), id: iamArn('policy'), arn: iamArn('policy') },
  'data.aws_iam_role': { id: named('name'), arn: existingArn('role', 'name') },
  'data.aws_iam_user': { id: named('user_name'), arn: existingArn('user', 'user_name') },
  'data.aws_iam_policy_document': DOCUMENT,
  'data.aws_caller_identity': { account_id: constant(ACCOUNT), id: constant(ACCOUNT) },
  'data.aws_region': { name: constant(REGION), region: constant(REGION), id: constant(REGION) },
  'data.aws_partition': { partition: constant('aws'), id: constant('aws'), dns_suffix: constant('amazonaws.com') },
  'data.aws_canonical_user_id': { id: constant(known('AWS::CanonicalUserId')) },
  'data.aws_organizations_organization': { id: constant(known('AWS::OrganizationId')) },
  'aws_kms_key': { key_id: key, id: key, arn: (target) => around('key_id', ...regional('kms', 'key/', 'NAME'))(target) },
  'aws_kms_alias': { arn: around('name', ...regional('kms', 'NAME')), id: named('name') },
  'aws_sqs_queue': { name: named('name'), arn: around('name', ...regional('sqs', 'NAME')), id: queueUrl, url: queueUrl },
  'aws_sns_topic': { name: named('name'), arn: around('name', ...regional('sns', 'NAME')), id: around('name', ...regional('sns', 'NAME')) },
  'aws_secretsmanager_secret': { name: named('name'), arn: secretArn, id: secretArn },
  'aws_lambda_function': { id: named('function_name'), arn: around('function_name', ...regional('lambda', 'function:', 'NAME')) },
  'aws_s3_access_point': { arn: around('name', ...regional('s3', 'accesspoint/', 'NAME')), id: around('name', ACCOUNT, ':', 'NAME') },
};

function key(target: Target): Node {
  return scalar([holeOf(target)], target.at);
}

function queueUrl(target: Target): Node {
  return around('name', 'https://sqs.', REGION, '.amazonaws.com/', ACCOUNT, '/', 'NAME')(target);
}

/** Secrets Manager appends a hyphen and six characters: https://docs.aws.amazon.com/secretsmanager/latest/userguide/getting-started.html */
function secretArn(target: Target): Node {
  return around('name', ...regional('secretsmanager', 'secret:', 'NAME', '-', holeOf(target, 'suffix')))(target);
}

/** The ARN of something that the documents only name: it is in the deployer's account, under a path that they do not say. */
function existingArn(kind: string, property: string) {
  return (target: Target): Node => withText(named(property)(target), (name) =>
    scalar(concat(['arn:aws:iam::', ACCOUNT, `:${kind}/`, unknownHole(`the path of the ${kind}`)], name), target.at));
}
