import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ExistingBucketCors } from '../../src/aws';
import { ACCOUNT, deployed, REGION, Template } from '../support/deployed';
import { assume, NOW, request, roleOf } from '../support/iam';
import { actionsOf } from '../support/iam-actions';
import { everyAction } from '../support/s3-requests';

const BUCKETS = ['acme-images', 'acme-archive'];
const GRANTED = ['s3:GetBucketCORS', 's3:PutBucketCORS'];

interface Asked {
  readonly action: string;
  readonly resource: string;
}

let template: Template;
beforeAll(() => {
  template = deployed((stack) => BUCKETS.forEach((name) =>
    new ExistingBucketCors(stack, `Cors-${name}`, { bucket: Bucket.fromBucketName(stack, name, name), outputs: false })));
});

/** The requests that are answered otherwise than they should be. */
async function wrongAnswers(asked: Asked[], allowed: (action: string, resource: string) => boolean): Promise<object[]> {
  const answers = await Promise.all(asked.map(async (one) => ({ ...one, answer: await request(template, one.action, one.resource) })));
  return answers.filter(({ action, resource, answer }) => answer !== (allowed(action, resource) ? 'allowed' : 'refused'));
}

test('of every S3 action, the function may read and write the CORS rules of its buckets, and nothing else there or elsewhere', async () => {
  const mounts = BUCKETS.map((bucket) => ({ bucket, prefixes: ['street/'], listing: 'BUCKET' as const }));
  const beside = GRANTED.map((action) => ({ action, resource: 'arn:aws:s3:::acme-images2' }));
  const asked = [...everyAction(await actionsOf('s3'), mounts, NOW), ...beside];
  const arns = BUCKETS.map((name) => `arn:aws:s3:::${name}`);
  const allowed = (action: string, resource: string) => GRANTED.includes(action) && arns.includes(resource);
  expect(asked.filter(({ action, resource }) => allowed(action, resource))).toHaveLength(4);
  expect(await wrongAnswers(asked, allowed)).toEqual([]);
});

test('beside that it writes its own log, and may do nothing with roles, keys or functions', async () => {
  const log = Object.values(template.Resources).find(({ Type }) => Type === 'AWS::Logs::LogGroup')!;
  expect(log).toBeDefined();
  const [{ PolicyDocument }] = roleOf(template).Properties.Policies;
  const [own] = [PolicyDocument.Statement[0].Resource].flat();
  const stream = `${own.replace(/:\*$/, '')}:log-stream:2029/06/01/1`;
  const other = stream.replace(/log-group:[^:]+/, 'log-group:acme-other');
  const asked = [
    { action: 'logs:PutLogEvents', resource: stream }, { action: 'logs:PutLogEvents', resource: other },
    { action: 'logs:CreateLogStream', resource: `${own.replace(/:\*$/, '')}:log-stream:2029/06/01/1` },
    { action: 'logs:DeleteLogStream', resource: stream }, { action: 'logs:CreateLogGroup', resource: own.replace(/:\*$/, '') },
    { action: 'iam:PassRole', resource: roleOf(template).arn }, { action: 'sts:AssumeRole', resource: roleOf(template).arn },
    { action: 'kms:Decrypt', resource: `arn:aws:kms:${REGION}:${ACCOUNT}:key/images` },
    { action: 'lambda:InvokeFunction', resource: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:hasty` },
  ];
  expect(await wrongAnswers(asked, (action, resource) => ['logs:PutLogEvents', 'logs:CreateLogStream'].includes(action) && resource !== other)).toEqual([]);
});

test('Lambda assumes its role, and neither Hasty nor anybody else does', async () => {
  const seconds = 3600;
  expect(await assume(template, { principal: 'lambda.amazonaws.com', seconds })).toBe('allowed');
  for (const principal of ['arn:aws:iam::718860067770:user/hasty', `arn:aws:iam::${ACCOUNT}:user/colleague`, 'ec2.amazonaws.com', 'anonymous']) {
    expect([principal, await assume(template, { principal, seconds })]).toEqual([principal, 'refused']);
  }
});
