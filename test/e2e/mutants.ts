import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const reviewed = JSON.stringify(JSON.parse(readFileSync(join(__dirname, '../examples/aws-new-bucket.template.json'), 'utf8')));

/** A template, and what is wrong with it. */
interface Judged {
  readonly template: string;
  readonly wrong: string[];
}

/** The reviewed template after a change in its text. */
function mutant(from: RegExp, to: string): string {
  const text = reviewed.replace(from, to);
  if (text === reviewed) throw new Error(`the template has nothing like ${from}`);
  return text;
}

const FENCE = /,\{"Sid":"HastyFence.*?\}(?=\]\},"PolicyName")/; // the rest of the statements

/** What the demo must say of templates while they are deployed. */
export const whileMounted: Record<string, Judged> = {
  TheReviewedTemplate: { template: reviewed, wrong: [] },
  NoExternalId: {
    template: mutant(/,"Condition":\{"StringEquals":\{"sts:ExternalId":"[^"]+"\}\}/, ''),
    wrong: [
      'Hasty, without an ExternalId: allowed',
      'Hasty, with the ExternalId of another workspace: allowed',
      'Hasty, with the ExternalId in upper case: allowed',
    ],
  },
  ExternalIdInAnyCase: {
    template: mutant(/"StringEquals":\{"sts:ExternalId"/, '"StringEqualsIgnoreCase":{"sts:ExternalId"'),
    wrong: [
      'Hasty, with the ExternalId in upper case: allowed',
    ],
  },
  AnyAccount: { template: mutant(/"arn:aws:iam::718860067770:root"/, '"*"'), wrong: ['another AWS account, with the right ExternalId: allowed'] },
  NoLocation: { template: mutant(/"Action":"s3:GetBucketLocation"/, '"Action":"s3:GetBucketTagging"'), wrong: ['where is the bucket: refused'] },
  NoList: { template: mutant(/"Action":"s3:ListBucket"/, '"Action":"s3:ListBucketVersions"'), wrong: ['list street/: refused'] },
  PrefixWithoutSlash: { template: mutant(/\/street\/\*/g, '/street*'), wrong: ['read street2/plan.png, in a folder beside it: allowed'] },
  WholeBucket: {
    template: mutant(/\/street\/\*/g, '/*'),
    wrong: [
      'read payroll/badge.png, outside the prefix: allowed',
      'read street2/plan.png, in a folder beside it: allowed',
      'of payroll/badge.png: allowed',
    ],
  },
  EveryAction: {
    template: mutant(FENCE, ',{"Effect":"Allow","Action":"s3:*","Resource":"*"}'),
    wrong: [
      'read payroll/badge.png, outside the prefix: allowed',
      'read street2/plan.png, in a folder beside it: allowed',
      'write street/new.png: allowed',
      'delete street/signal.png: allowed',
      'the owner finds every image as it was: failed',
      'read the CORS rules: allowed',
      'read the bucket policy: allowed',
      'list the buckets of the account: allowed',
      'Hasty reads there: allowed',
      'Hasty writes there: allowed',
      'of payroll/badge.png: allowed',
    ],
  },
  NoFence: {
    template: mutant(FENCE, ''),
    wrong: [
      'Hasty reads there: allowed',
      'Hasty writes there: allowed',
    ],
  },
  NoTls: {
    template: mutant(/"aws:SecureTransport":"false"/, '"aws:SecureTransport":"never"'),
    wrong: [
      'read street/crossing.png without TLS: allowed',
    ],
  },
  AnyOrigin: {
    template: mutant(/\["https:\/\/app.hasty.ai"\]/, '["*"]'),
    wrong: [
      'preflight of a page of https://app.hasty.ai.example: allowed',
      'a page of https://app.hasty.ai.example loads the signed URL: allowed',
      'a page of http://app.hasty.ai loads it: allowed',
    ],
  },
  OtherOrigin: {
    template: mutant(/\["https:\/\/app.hasty.ai"\]/, '["https://app.hasty.ai.example"]'),
    wrong: [
      'a page of https://app.hasty.ai loads the signed URL: refused',
      'preflight for GET with the header Authorization: refused',
      'preflight for HEAD: refused',
      'preflight of a page of https://app.hasty.ai.example: allowed',
      'a page of https://app.hasty.ai.example loads the signed URL: allowed',
    ],
  },
  OtherHeader: {
    template: mutant(/"AllowedHeaders":\["Authorization"\]/, '"AllowedHeaders":["X-Other"]'),
    wrong: [
      'preflight for GET with the header Authorization: refused',
      'preflight for GET with another header: allowed',
    ],
  },
  OtherMethod: {
    template: mutant(/"GET","HEAD"/, '"GET","PUT"'),
    wrong: [
      'preflight for HEAD: refused',
      'preflight for PUT: allowed',
    ],
  },
  NothingExposed: {
    template: mutant(/,"ExposedHeaders":\["Access-Control-Allow-Origin"\]/, ''),
    wrong: [
      'a page of https://app.hasty.ai loads the signed URL: failed',
    ],
  },
};

/** A template that locks Hasty out. */
export const OTHER_ACCOUNT = mutant(/718860067770/, '999999999999');

/** What it must say of templates once they are destroyed. */
export const onceDestroyed: Record<string, Judged> = {
  TheReviewedTemplateDestroyed: { template: reviewed, wrong: [] },
  BucketGoesWithTheStack: {
    template: mutant(/"DeletionPolicy":"RetainExceptOnCreate"/g, '"DeletionPolicy":"Delete"'),
    wrong: [
      'read street/crossing.png under the session from before: failed',
      'the owner finds every image as it was: failed',
      'the bucket still has its policy: failed',
    ],
  },
  PolicyGoesWithTheStack: {
    template: mutant(/("Version":"2012-10-17"\}\},"UpdateReplacePolicy":"Retain","DeletionPolicy":)"RetainExceptOnCreate"/, '$1"Delete"'),
    wrong: ['the bucket still has its policy: failed'],
  },
  RoleStays: {
    template: mutant(/"Type":"AWS::IAM::Role"/, '"Type":"AWS::IAM::Role","DeletionPolicy":"Retain"'),
    wrong: [
      'Hasty assumes the role with the ExternalId: allowed',
      'read street/crossing.png under the session from before: allowed',
      'list street/ under the session from before: allowed',
      'open a signed URL from before that has time left: allowed',
    ],
  },
};
