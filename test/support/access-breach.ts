import { ACCOUNT, REGION, Template } from './deployed';
import { NOW, ORGANISATION_WIDE, request, roleOf } from './iam';
import { actionsOf } from './iam-actions';
import { Asked, contextOf, Contract, contractAllows, Mounted, timesAround } from './oracle';
import { everyAction, OTHER_BUCKET } from './s3-requests';
import { firstBreach, firstWrong, remember } from './search';

/**
 * What the role does too little or too much. What is agreed has to be allowed by the policy as it is. What is not has to be
 * refused twice, or one half would hide the other's fault: by the Allow statements alone, and by the fence alone amid resource
 * policies that let everybody in.
 */
export async function accessBreach(template: Template, { mounts, keys }: Contract): Promise<string | undefined> {
  const { ManagedPolicyArns } = roleOf(template).Properties;
  if (ManagedPolicyArns) return `the role may do what managed policies say: ${ManagedPolicyArns}`;
  const questions = timesAround(mounts).map((time) => mounts.flatMap((mount) => [...usual(mount, time), ...(time === NOW ? unusual(mount) : [])]));
  const actions = await actionsOf('s3');
  const refusals = (view: View) => [...questions, everyAction(actions, mounts, NOW)].map((some) => () => ask(view, mounts, some, false));
  const alone = { template: allowStatementsAlone(template) };
  const amid = { template, resourcePolicy: ORGANISATION_WIDE };
  return firstBreach([
    ...questions.map((some) => () => ask({ template }, mounts, some, true)),
    () => keyBreach(template, keys),
    () => remember([roleOf(alone.template).policies, mounts, keys], () => firstBreach([() => keyBreach(alone.template, keys), ...refusals(alone)])),
    () => fenceBreach(amid),
    ...refusals(amid),
  ]);
}

interface View {
  readonly template: Template;
  readonly resourcePolicy?: { readonly Statement: object[] };
}

/** Asks those of the questions that the contract answers with yes, or those that it answers with no. */
function ask({ template, resourcePolicy }: View, mounts: Mounted[], questions: Asked[], agreed: boolean): Promise<string | undefined> {
  return firstWrong(questions.filter((one) => contractAllows(mounts, one) === agreed).map((one): [Asked, boolean] => [one, agreed]),
    (one) => request(template, one.action, one.resource, contextOf(one), { resourcePolicy }));
}

function allowStatementsAlone(template: Template): Template {
  const alone = structuredClone(template);
  Object.values(alone.Resources).filter(({ Type }) => Type === 'AWS::IAM::Role').flatMap(({ Properties }) => Properties.Policies).forEach((policy) => {
    policy.PolicyDocument.Statement = policy.PolicyDocument.Statement.filter(({ Effect }: any) => Effect === 'Allow');
  });
  return alone;
}

/** What Hasty does with a mount, while it may and after. */
function usual({ bucket, prefixes }: Mounted, time: string): Asked[] {
  const arn = `arn:aws:s3:::${bucket}`;
  return [
    ...prefixes.map((prefix) => ({ action: 's3:GetObject', resource: `${arn}/${prefix}a.jpg`, time })),
    ...prefixes.map((prefix) => ({ action: 's3:ListBucket', resource: arn, prefix, time })),
    { action: 's3:GetBucketLocation', resource: arn, time },
  ];
}

/** What Hasty has no business to do, or only where it is agreed. */
function unusual({ bucket, prefixes }: Mounted): Asked[] {
  const time = NOW;
  const arn = `arn:aws:s3:::${bucket}`;
  const others = [OTHER_BUCKET, `${bucket}-x`].map((name) => `arn:aws:s3:::${name}`);
  return [
    ...prefixes.flatMap((prefix) => {
      const beside = `${prefix.slice(0, -1)}2/`;
      return [
        ...[`${arn}/${beside}a.jpg`, ...others.map((other) => `${other}/${prefix}a.jpg`)].map((resource) => ({ action: 's3:GetObject', resource, time })),
        ...[arn, ...others].flatMap((resource) => ['s3:ListBucket', 's3:ListBucketVersions'].map((action) => ({ action, resource, prefix, time }))),
        ...[prefix.slice(0, -1), beside].map((some) => ({ action: 's3:ListBucket', resource: arn, prefix: some, time })),
        ...['s3:PutObject', 's3:DeleteObject', 's3:GetObjectVersion'].map((action) => ({ action, resource: `${arn}/${prefix}a.jpg`, time })),
        { action: 's3:GetObject', resource: `arn:aws:s3:${REGION}:${ACCOUNT}:accesspoint/images/object/${prefix}a.jpg`, time },
      ];
    }),
    { action: 's3:GetObject', resource: `${arn}/elsewhere/a.jpg`, time },
    ...[undefined, '', 'elsewhere/'].map((prefix) => ({ action: 's3:ListBucket', resource: arn, prefix, time })),
    ...['s3:ListBucket', 's3:GetBucketLocation'].flatMap((action) => others.map((resource) => ({ action, resource, time }))),
    ...['s3:PutBucketPolicy', 's3:GetBucketPolicy'].map((action) => ({ action, resource: arn, time })),
  ];
}

const key = (id: string) => `arn:aws:kms:${REGION}:${ACCOUNT}:key/${id}`;
const VIA_S3 = { 'kms:ViaService': `s3.${REGION}.amazonaws.com` };
const OTHER_VIA = ['s3.us-east-1', `secretsmanager.${REGION}`].map((service) => ({ 'kms:ViaService': `${service}.amazonaws.com` }));

/** The role decrypts through S3 with its keys, and with the managed key aws/s3, of which its policy need not know. */
async function keyBreach(template: Template, keys: string[]) {
  const byIam = [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }];
  const throughS3 = [{ Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*', Condition: { StringEquals: VIA_S3 } }];
  return firstWrong([
    ...keys.map((arn): [Decryption, boolean] => [['kms:Decrypt', arn, VIA_S3, byIam], true]),
    [['kms:Decrypt', key('managed'), VIA_S3, throughS3], true],
    [['kms:Decrypt', key('other'), {}, byIam], false],
    [['kms:Decrypt', key('other'), VIA_S3, byIam], false],
    ...keys.flatMap((arn) => [{}, ...OTHER_VIA].map((context): [Decryption, boolean] => [['kms:Decrypt', arn, context, byIam], false])),
    ...keys.flatMap((arn): [Decryption, boolean][] => [[['kms:GenerateDataKey', arn, VIA_S3, byIam], false], [['kms:Decrypt', `${arn}2`, VIA_S3, byIam], false]]),
  ], ([action, arn, context, Statement]) => request(template, action, arn, context, { resourcePolicy: { Statement } }));
}
type Decryption = [action: string, key: string, context: Record<string, string>, keyPolicy: object[]];

/** Amid open resource policies the role still does nothing else in AWS. */
async function fenceBreach({ template, resourcePolicy }: View) {
  return firstWrong([
    ['kms:Decrypt', key('other'), {}], ['kms:Decrypt', key('other'), OTHER_VIA[1]], ['kms:GenerateDataKey', key('other'), VIA_S3],
    ['sqs:SendMessage', `arn:aws:sqs:${REGION}:${ACCOUNT}:jobs`, {}], ['sts:AssumeRole', `arn:aws:iam::${ACCOUNT}:role/admin`, {}],
    ['s3express:CreateSession', `arn:aws:s3express:${REGION}:${ACCOUNT}:bucket/images--euc1-az1--x-s3`, {}],
  ].map((one): [[string, string, Record<string, string>], boolean] => [one as [string, string, Record<string, string>], false]),
  ([action, resource, context]) => request(template, action, resource, context, { resourcePolicy }));
}
