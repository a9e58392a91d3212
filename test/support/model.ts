import { anonymousPrincipal } from '@cloud-copilot/iam-simulate';
import { ACCOUNT } from './deployed';
import { Model, Policy } from './random-policies';
import { identityPolicy, judge, resourcePolicy, Verdict } from './simulator';

/** A request, in full. */
export interface Asked {
  /** An ARN, a service, or `anonymous`. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

export const ROLE = `arn:aws:iam::${ACCOUNT}:role/hasty`;
export const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/hasty/hasty`;

/** The rule that Hasty's app needs. */
export const CORS = { CorsRules: [{ AllowedOrigins: ['https://app.hasty.ai'], AllowedMethods: ['GET', 'HEAD'], AllowedHeaders: ['Authorization'], ExposedHeaders: ['Access-Control-Allow-Origin'] }] };

/** Principals of the account that is deployed to, as CDK writes them. */
const open = (policy: Policy): object => JSON.parse(JSON.stringify(policy), (key, value) =>
  key === 'AWS' && typeof value === 'string' && value.includes(ACCOUNT) ? { 'Fn::Sub': value.replace(ACCOUNT, '${AWS::AccountId}') } : value);

/** The template of a role, of the bucket acme, and of what bears on them. */
export function templateOf({ trust, rights, boundary, bucket, tags }: Model): object {
  return {
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'hasty',
          AssumeRolePolicyDocument: open(trust),
          Policies: [{ PolicyName: 'rights', PolicyDocument: rights }],
          ...(boundary && { PermissionsBoundary: { Ref: 'Boundary' } }),
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
          MaxSessionDuration: 21_600,
        },
      },
      ...(boundary && { Boundary: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: boundary } } }),
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'acme', CorsConfiguration: CORS } },
      ...(bucket && { BucketPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: open(bucket) } } }),
    },
  };
}

/** What AWS says: to others as if their own accounts let them do everything. */
export function answer(model: Model, asked: Asked): Promise<Verdict> {
  const { principal, action, resource } = asked;
  const own = principal === SESSION;
  const known = Object.fromEntries(Object.entries(contextOf(model, asked)).filter(([key]) => !UNKNOWN_KEYS.includes(key.toLowerCase())));
  const statements = policyOf(model, resource, action);
  return judge({
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    request: { principal: principal === 'anonymous' ? anonymousPrincipal : principal, action, resource: { resource, accountId: ACCOUNT }, contextVariables: known },
    identityPolicies: own ? [{ name: 'role', policy: identityPolicy(model.rights) }] : principal === 'anonymous' || !principal.startsWith('arn:') ? [] : [EVERYTHING],
    permissionBoundaryPolicies: own && model.boundary ? [{ name: 'boundary', policy: identityPolicy(model.boundary) }] : undefined,
    resourcePolicy: statements && resourcePolicy(statements),
  }, contextOf(model, asked));
}

/** Keys that requests have and the simulator's data does not list for every action. */
const UNKNOWN_KEYS = ['sts:externalid', 'sts:rolesessionname'];

/** With what follows from who asks, and with the same instant under both keys. */
function contextOf({ tags }: Model, { principal, context }: Asked): Record<string, string> {
  const time = context['aws:CurrentTime'];
  const role = principal.replace(/^arn:aws:sts::(\d+):assumed-role\/(\w+)\/.*/, 'arn:aws:iam::$1:role/$2');
  return {
    ...(principal.startsWith('arn:') && { 'aws:PrincipalArn': role, 'aws:PrincipalAccount': role.split(':')[4] }),
    ...context,
    ...(time !== undefined && { 'aws:EpochTime': String(Date.parse(time) / 1000) }),
    ...(principal === SESSION && Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]))),
  };
}

function policyOf({ trust, bucket }: Model, resource: string, action: string): Policy | undefined {
  if (resource === ROLE && action.startsWith('sts:')) return trust;
  if (resource === 'arn:aws:s3:::acme' || resource.startsWith('arn:aws:s3:::acme/')) return bucket;
  // of keys, that the account's own policies decide
  return action.startsWith('kms:') ? BY_IAM : undefined;
}

const BY_IAM: Policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }] };
const EVERYTHING = { name: 'caller', policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } };
