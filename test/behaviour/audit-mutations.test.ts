import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { audit } from '../../src/audit';
import { Manifest } from '../../src/audit/manifest';
import { HastyAccessRole, HastyBucket } from '../../src/aws';
import { ImportMode, ListingScope } from '../../src/contract';
import { ACCOUNT, deployed, nameOf, REGION, resolve, Template } from '../support/deployed';
import { request } from '../support/iam';
import { mutantsOf } from '../support/mutants';
import { Verdict } from '../support/simulator';
import { EXTERNAL_ID } from '../support/stack';

/** Faults that change nothing that Hasty can do, with the reason. */
const EQUIVALENT: readonly [name: RegExp, reason: string][] = [
  [/^HastyAssume: sts:AssumeRoleWithWebIdentity too$/, 'it takes a token of a federated principal, and the statement trusts an AWS account'],
  [/^HastyDecrypt: (also arn|arn.* with a wildcard|everything instead)/, 'through S3 the role decrypts only what it may read, whatever the key'],
  [/^HastyAssume: a day later$/, 'a session after the last date may do nothing'],
];

/** Faults of a fence that let no policy elsewhere add anything. */
const EQUIVALENT_FENCE: readonly [name: RegExp, reason: string][] = [
  [/^HastyFenceObjects2: (also arn|arn)/, 'HastyFenceObjects, which has no date, closes what is outside all mounts'],
  [/^HastyFenceActions: not kms:Decrypt$/, 'a mount without a key: only objects under the managed key aws/s3 need it, and no document tells of them'],
  [/^HastyFenceKeys: (no condition|through another region)$/, 'a mount without a key: as above'],
];

/** Faults of what is allowed, which the fence takes back: the simulator is asked, since there are many. */
const FENCED = /^(Hasty(Locate|List|Read|Decrypt)\d*:|a further (statement|inline policy)|a managed policy)/;

const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/images`;
const NOW = new Date('2026-11-22T00:00:00Z');

function made(fence: boolean): [string, Template][] {
  return [
    ['a new bucket', deployed((stack) => new HastyBucket(stack, 'Images', {
      externalId: EXTERNAL_ID, prefixes: ['street/', 'aerial/2026/'], fence, bucketProps: { bucketName: 'acme', encryptionKey: Key.fromKeyArn(stack, 'Key', KEY) },
    }))],
    ['two buckets with end dates', deployed((stack) => {
      const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID, fence });
      const options = { importMode: ImportMode.COPY };
      role.mount(Bucket.fromBucketName(stack, 'First', 'acme'), { ...options, prefixes: ['street/'], listing: ListingScope.PREFIX, accessUntil: '2030-01-01T00:00:00Z' });
      role.mount(Bucket.fromBucketName(stack, 'Second', 'aerial'), { ...options, prefixes: ['2026/'], accessUntil: '2031-01-01T00:00:00Z' });
    })],
  ];
}

/** A template without the function that keeps CORS rules. */
function hastyAlone(template: Template): Template {
  const kept = Object.entries(template.Resources).filter(([id, { Type }]) => !id.startsWith('HastyBucketCors') && !/^(Custom::|AWS::IAM::Policy)/.test(Type));
  return { ...template, Resources: Object.fromEntries(kept) };
}

/** The examples' templates, one role at a time, in the region that ARNs have here. */
function examples(): [string, Template][] {
  const folder = join(__dirname, '../examples');
  return readdirSync(folder).filter((name) => name.endsWith('.template.json')).flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('us-east-1', REGION);
    const template = named(resolve(hastyAlone(JSON.parse(text)), { AccessUntil: '2031-01-01T00:00:00Z' }));
    const roles = Object.keys(template.Resources).filter((id) => template.Resources[id].Type === 'AWS::IAM::Role');
    return roles.map((role): [string, Template] => [`${role} of ${name}`, {
      Resources: Object.fromEntries(Object.entries(template.Resources).filter(([id]) => id === role || !roles.includes(id))),
    }]);
  });
}

/** Buckets by the names that stand for what CloudFormation makes up, as their ARNs in the policies have them. */
function named(template: Template): Template {
  return {
    ...template,
    Resources: Object.fromEntries(Object.entries(template.Resources).map(([id, resource]) =>
      [id, resource.Type === 'AWS::S3::Bucket' ? { ...resource, Properties: { ...resource.Properties, BucketName: nameOf(template, id) } } : resource])),
  };
}

const judged = (template: Template, expected?: Manifest) => audit([{ name: 'acme.template.json', text: JSON.stringify(template) }], { now: NOW, expected });

/** The verdict, and every finding, which a mutant must add to. */
function said(template: Template, expected: Manifest): string[] {
  const { verdict, findings } = judged(template, expected);
  return [verdict, ...findings.map(({ rule, severity, message }) => `${severity} ${rule} ${message}`)];
}

function survivorsOf(template: Template) {
  const { access, verdict } = judged(template);
  expect(verdict).toBe('pass');
  const before = said(template, access);
  const mutants = mutantsOf(template);
  return { mutants, alive: mutants.filter((mutant) => said(mutant.template, access).every((line) => before.includes(line))) };
}

function tell(name: string, all: number, equivalent: number): void {
  process.stdout.write(`${name}: the audit notices ${all - equivalent} of ${all - equivalent} mutants, beside ${equivalent} that change nothing\n`);
}

test.each(made(false))('the audit notices every fault of %s', (name, template) => {
  const { mutants, alive } = survivorsOf(template);
  expect(alive.filter((mutant) => !EQUIVALENT.some(([of]) => of.test(mutant.name))).map((mutant) => mutant.name)).toEqual([]);
  tell(name, mutants.length, alive.length);
}, 60_000);

test.each([...made(true), ...examples()])('the audit notices every fault of %s with a fence, unless the fence takes it back', async (name, template) => {
  const { mutants, alive } = survivorsOf(template);
  const unexplained = alive.filter((mutant) => ![...EQUIVALENT, ...EQUIVALENT_FENCE].some(([of]) => of.test(mutant.name)));
  const before = await answers(template);
  const different = [];
  for (const mutant of unexplained) {
    if (!FENCED.test(mutant.name)) different.push(mutant.name);
    else if (mutant.name !== 'a managed policy' && (await answers(mutant.template)).join() !== before.join()) different.push(mutant.name);
  }
  expect(different).toEqual([]);
  tell(`${name}, fenced`, mutants.length, alive.length);
}, 60_000);

/** What a role may do of all that the faults could let it do. */
async function answers(template: Template): Promise<Verdict[]> {
  const names = ['acme', 'acme2', 'aerial', 'other', ...Object.values(template.Resources).flatMap(({ Properties }) => Properties?.BucketName ?? [])];
  const objects = names.flatMap((name) => ['street/a.jpg', 'street2/a.jpg', 'aerial/2026/a.jpg', '2026/a.jpg', '2027/a.jpg'].map((key) => `arn:aws:s3:::${name}/${key}`));
  const asked: [string, string, Record<string, string>?][] = [
    ...objects.map((arn): [string, string] => ['s3:GetObject', arn]),
    ...['s3:PutObject', 's3:DeleteObject', 's3:GetObjectVersion'].map((action): [string, string] => [action, 'arn:aws:s3:::acme/street/a.jpg']),
    ...names.flatMap((name): [string, string, Record<string, string>?][] => [
      ['s3:GetBucketLocation', `arn:aws:s3:::${name}`], ['s3:ListBucketVersions', `arn:aws:s3:::${name}`], ['s3:PutBucketPolicy', `arn:aws:s3:::${name}`],
      ...['', 'street/', 'street2/', 'elsewhere/'].map((prefix): [string, string, Record<string, string>] => ['s3:ListBucket', `arn:aws:s3:::${name}`, { 's3:prefix': prefix }]),
      ['s3:ListBucket', `arn:aws:s3:::${name}`],
    ]),
    ['kms:Decrypt', KEY], ['kms:Decrypt', KEY, { 'kms:ViaService': `secretsmanager.${REGION}.amazonaws.com` }], ['kms:GenerateDataKey', KEY, { 'kms:ViaService': `s3.${REGION}.amazonaws.com` }],
  ];
  const times = ['2029-06-01T12:00:00Z', '2030-06-01T12:00:00Z', '2031-06-01T12:00:00Z'];
  return Promise.all(asked.flatMap(([action, arn, context]) => times.map((time) => request(template, action, arn, { ...context, 'aws:CurrentTime': time },
    arn === KEY ? { resourcePolicy: { Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }] } } : {}))));
}
