import { CORS } from './model';

/** A verdict that somebody worked out by hand: what is said, and by which rule if not that all is well. */
type Verdict = 'pass' | 'no access' | `${'fail' | 'cannot tell'} ${string}`;

/** What differs from a role that is as it should be. */
export interface Change {
  /** The statements of the trust policy. */
  readonly trust?: object[];
  /** The condition of its one statement. */
  readonly when?: object;
  /** The version of the trust policy, or of the rights. */
  readonly version?: string;
  /** The statements in place of those that locate, list and read. */
  readonly rights?: object[];
  /** Statements beside those. */
  readonly plus?: object[];
  readonly bucket?: object[];
  readonly boundary?: object[];
  readonly tags?: Record<string, string>;
  /** Further resources. */
  readonly resources?: object;
}

/** Verdicts that rest on one page of AWS's documents. */
export type Group = readonly [page: string, cases: readonly [name: string, change: Change, verdict: Verdict][]];

const ARN = 'arn:aws:s3:::acme';
export const LOCATE = { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: ARN };
export const LIST = { Effect: 'Allow', Action: 's3:ListBucket', Resource: ARN };
export const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: `${ARN}/street/*` };
const TRUST = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::718860067770:root' }, Action: 'sts:AssumeRole' };
const DEMANDED = { StringEquals: { 'sts:ExternalId': '0d1f2a3b-1111-4222-8333-444455556666' } };

export function templateOf(change: Change): object {
  const { version = '2012-10-17', bucket, boundary, tags = {}, resources } = change;
  const document = (Statement: object[]) => ({ Version: version, Statement });
  return {
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'hasty',
          MaxSessionDuration: 21_600,
          AssumeRolePolicyDocument: document(change.trust ?? [{ ...TRUST, Condition: 'when' in change ? change.when : DEMANDED }]),
          Policies: [{ PolicyName: 'rights', PolicyDocument: document([...change.rights ?? [LOCATE, LIST, READ], ...change.plus ?? []]) }],
          ...(boundary && { PermissionsBoundary: { Ref: 'Boundary' } }),
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        },
      },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'acme', CorsConfiguration: CORS } },
      ...(bucket && { BucketPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'acme', PolicyDocument: document(bucket) } } }),
      ...(boundary && { Boundary: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document(boundary) } } }),
      ...resources,
    },
  };
}
