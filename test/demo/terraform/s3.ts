import { browsers } from './browsers';
import { allowed, Cloud, refused, Visit } from './cloud';
import { OF_BUCKET, templateOf } from './s3-template';
import { State } from './state';
import { ACCOUNT, Template } from '../../support/deployed';
import { assume, Caller, ORGANISATION_WIDE, request } from '../../support/iam';
import { judge as simulate, resourcePolicy, Verdict } from '../../support/simulator';
import { Group, Refused } from '../check';
import { HASTY_ACCOUNT } from '../hasty';

const HASTY = `arn:aws:iam::${HASTY_ACCOUNT}:user/hasty`;
const NEIGHBOUR = 'arn:aws:s3:::acme-shared/handbook/logo.png';

/** A bucket on S3, whose role and policies are judged by an IAM simulator. */
export const s3: Cloud = {
  example: 's3-terraform',
  keeps: { words: 'the bucket and its settings', types: OF_BUCKET },
  judge: 'an IAM simulator, by the role and the policies that Terraform made',
  limits: {
    'AWS': 'it was not asked: the simulator is by others, CORS is judged by what the documentation of S3 says',
    'encryption with KMS': 'the example has none; the tests have',
    'signatures': 'a signed URL is taken for a request of the session that signed it; `npm run demo` tries them on an emulator',
    'the organisation': 'service and resource control policies, network perimeters',
    'time': 'changes in IAM take seconds to arrive',
  },
  visit: async (_, applied) => visitTo(applied),
};

function visitTo(applied: State): Visit {
  const template = templateOf(applied);
  const { ImagesExternalId: externalId } = applied.outputs;
  const { bucket } = applied.only('aws_s3_bucket');
  const rules = applied.of('aws_s3_bucket_cors_configuration').flatMap(({ cors_rule: some }) => some).map((rule: any) => ({
    AllowedOrigins: rule.allowed_origins,
    AllowedMethods: rule.allowed_methods,
    AllowedHeaders: rule.allowed_headers ?? [],
    ExposedHeaders: rule.expose_headers ?? [],
  }));
  return {
    mounted: [
      role(template, externalId),
      bucketOf(template, `arn:aws:s3:::${bucket}`),
      fence(template),
      browsers(rules, { methods: ['GET', 'HEAD'], header: 'Authorization', exposed: 'Access-Control-Allow-Origin' }),
    ],
    handOver: `The role asks for the ExternalId ${externalId}: it must be the one on the bucket page of your workspace.`,
    undone: (left) => ({
      title: 'After the undo',
      checks: [
        refused('Hasty assumes the role with the ExternalId', () => roleIn(left)),
        refused('read street/crossing.png under a session or by a signed URL from before', () => roleIn(left)),
      ],
    }),
  };
}

const answered = async (verdict: Promise<Verdict>) => {
  if (await verdict === 'refused') throw new Refused('AccessDenied');
};

function role(template: Template, externalId: string): Group {
  const asking = (caller: Partial<Caller>) => answered(assume(template, { principal: HASTY, externalId, ...caller }));
  return {
    title: 'The role',
    checks: [
      allowed('Hasty assumes it with the ExternalId, for 6 hours', () => asking({})),
      refused('Hasty, for 12 hours', () => asking({ seconds: 12 * 3600 })),
      refused('Hasty, without an ExternalId', () => asking({ externalId: undefined })),
      refused('Hasty, with the ExternalId of another workspace', () => asking({ externalId: 'ffffffff-0000-4000-8000-000000000000' })),
      refused('Hasty, with the ExternalId in upper case', () => asking({ externalId: externalId.toUpperCase() })),
      refused('another AWS account, with the right ExternalId', () => asking({ principal: 'arn:aws:iam::999999999999:user/stranger' })),
      refused('anyone, without an account', () => asking({ principal: 'anonymous' })),
    ],
  };
}

function bucketOf(template: Template, arn: string): Group {
  const ask = (action: string, key?: string, context?: Record<string, string>) =>
    answered(request(template, action, key === undefined ? arn : `${arn}/${key}`, context));
  return {
    title: 'The bucket, under a session of Hasty; by signed URLs too',
    checks: [
      allowed('where is the bucket', () => ask('s3:GetBucketLocation')),
      allowed('list street/', () => ask('s3:ListBucket', undefined, { 's3:prefix': 'street/' })),
      allowed('list payroll/: object names of the whole bucket are visible (ListingScope.BUCKET)', () => ask('s3:ListBucket', undefined, { 's3:prefix': 'payroll/' })),
      allowed('read street/crossing.png', () => ask('s3:GetObject', 'street/crossing.png')),
      refused('read payroll/badge.png, outside the prefix', () => ask('s3:GetObject', 'payroll/badge.png')),
      refused('read street2/plan.png, in a folder beside it', () => ask('s3:GetObject', 'street2/plan.png')),
      refused('read street/crossing.png without TLS', () => ask('s3:GetObject', 'street/crossing.png', { 'aws:SecureTransport': 'false' })),
      refused('read an old version of it', () => ask('s3:GetObjectVersion', 'street/crossing.png')),
      refused('write street/new.png', () => ask('s3:PutObject', 'street/new.png')),
      refused('delete street/crossing.png', () => ask('s3:DeleteObject', 'street/crossing.png')),
      refused('read the CORS rules', () => ask('s3:GetBucketCORS')),
      refused('read the bucket policy', () => ask('s3:GetBucketPolicy')),
      refused('list the buckets of the account', () => answered(request(template, 's3:ListAllMyBuckets', '*'))),
    ],
  };
}

function fence(template: Template): Group {
  const asHasty = (action: string) => answered(request(template, action, NEIGHBOUR, {}, { resourcePolicy: ORGANISATION_WIDE }));
  return {
    title: 'The fence: another bucket, whose policy lets the whole organisation read and write',
    checks: [
      allowed('a colleague without any rights of her own reads there', () => answered(simulate({
        request: {
          principal: `arn:aws:iam::${ACCOUNT}:user/colleague`,
          action: 's3:GetObject',
          resource: { resource: NEIGHBOUR, accountId: ACCOUNT },
          contextVariables: { 'aws:PrincipalOrgID': ORGANISATION_WIDE.Statement[0].Condition.StringEquals['aws:PrincipalOrgID'] },
        },
        identityPolicies: [],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: resourcePolicy({ Version: '2012-10-17', ...ORGANISATION_WIDE }),
      }))),
      refused('Hasty reads there', () => asHasty('s3:GetObject')),
      refused('Hasty writes there', () => asHasty('s3:PutObject')),
    ],
  };
}

function roleIn(left: State): void {
  if (left.of('aws_iam_role').length === 0) throw new Refused('the role is gone');
}
