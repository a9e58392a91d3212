import { awsAccess, AwsAccess } from '../../src/audit/access/aws-access';
import { audit, AuditOptions } from '../../src/audit/audit';
import { Finding, Witness } from '../../src/audit/finding';
import { read as readDocuments } from '../../src/audit/read';
import { AuditReport } from '../../src/audit/report';

export const HASTY = 'arn:aws:iam::718860067770:root';
export const EXTERNAL_ID = '0d1f2a3b-1111-4222-8333-444455556666';
export const OTHER_ID = '9c8b7a69-5555-4666-8777-888899990000';
const NOW = new Date('2026-11-22T00:00:00Z');
const FILE = 'stack.template.json';

/** A template, which changes may make wrong in any way. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Template = any;
/** Changes a template in place. */
export type Change = (template: Template) => void;

/** A mount as a careful reader of Hasty's tutorial writes it by hand. */
const RIGHT = {
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: {
    Images: {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketName: 'acme-images',
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
        CorsConfiguration: {
          CorsRules: [{ AllowedHeaders: ['Authorization'], AllowedMethods: ['GET', 'HEAD'], AllowedOrigins: ['https://app.hasty.ai'], ExposedHeaders: ['Access-Control-Allow-Origin'] }],
        },
      },
    },
    ImagesPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Images' },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{
            Sid: 'OnlyTls',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: ['arn:aws:s3:::acme-images', 'arn:aws:s3:::acme-images/*'],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }],
        },
      },
    },
    Hasty: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'HastyImages',
        MaxSessionDuration: 21600,
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{
            Sid: 'HastyAssume', Effect: 'Allow', Principal: { AWS: HASTY }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } },
          }],
        },
        Policies: [{
          PolicyName: 'Read',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Sid: 'HastyList', Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: 'arn:aws:s3:::acme-images' },
              { Sid: 'HastyRead', Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::acme-images/street/*'] },
            ],
          },
        }],
      },
    },
  },
};

/** The right template, changed. */
export function template(...changes: Change[]): Template {
  const copy = structuredClone(RIGHT);
  for (const change of changes) change(copy);
  return copy;
}

export const role = (t: Template) => t.Resources.Hasty.Properties;
export const trust = (t: Template) => role(t).AssumeRolePolicyDocument.Statement[0];
export const rights = (t: Template) => role(t).Policies[0].PolicyDocument.Statement;
export const list = (t: Template) => rights(t)[0];
export const read = (t: Template) => rights(t)[1];
export const bucket = (t: Template) => t.Resources.Images.Properties;
export const cors = (t: Template) => bucket(t).CorsConfiguration.CorsRules;

/** Adds a statement to the role's policy. */
export const alsoAllow = (statement: object): Change => (t) => void rights(t).push({ Sid: 'More', Effect: 'Allow', Resource: '*', ...statement });
export const alsoDeny = (statement: object): Change => (t) => void rights(t).push({ Sid: 'Not', Effect: 'Deny', Resource: '*', ...statement });
/** Adds a statement to the bucket policy. */
export const onBucket = (statement: object): Change => (t) => void t.Resources.ImagesPolicy.Properties.PolicyDocument.Statement.push({
  Sid: 'More', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-images/*', ...statement,
});
export const resource = (id: string, Type: string, Properties: object): Change => (t) => {
  t.Resources[id] = { Type, Properties };
};
/** A parameter of the template. */
export const parameter = (id: string, declared: object = {}): Change => (t) => void Object.assign(t.Parameters ??= {}, { [id]: { Type: 'String', ...declared } });
/** A condition that the deployer chooses by a parameter. */
export const condition = (id: string): Change => (t) => {
  parameter(`${id}Chosen`, { AllowedValues: ['yes', 'no'] })(t);
  Object.assign(t.Conditions ??= {}, { [id]: { 'Fn::Equals': [{ Ref: `${id}Chosen` }, 'yes'] } });
};
export const NO_VALUE = { Ref: 'AWS::NoValue' };
export const sub = (text: string) => ({ 'Fn::Sub': text });

/** What Hasty can do by a template, before rules look at it. */
export function accessOf(content: Template): AwsAccess {
  return awsAccess({ facts: readDocuments([{ name: FILE, text: textOf(content) }]), subjects: [], now: NOW });
}

/** What the audit says of a template. */
export function audited(content: Template, options: AuditOptions = {}): AuditReport {
  return audit([{ name: FILE, text: textOf(content) }], { now: NOW, ...options });
}

/** The findings of one rule, short: `error at HastyRead: message`, with `?` where it cannot tell. */
export function told(rule: string, content: Template, options?: AuditOptions): string[] {
  return found(rule, content, options).map((finding) => tell(finding, content));
}

/** The witnesses of one rule's findings. */
export function witnesses(rule: string, content: Template, options?: AuditOptions): (Witness | undefined)[] {
  return found(rule, content, options).map(({ witness }) => witness);
}

/** All findings that count, with their rules: `error trust-action at HastyAssume: message`. Notes are left out. */
export function toldByAll(content: Template, options?: AuditOptions): string[] {
  return audited(content, options).findings.filter(({ severity }) => severity !== 'note').map((finding) => `${finding.rule}: ${tell(finding, content)}`);
}

function found(rule: string, content: Template, options?: AuditOptions): Finding[] {
  return audited(content, options).findings.filter((finding) => finding.rule === rule);
}

function tell({ severity, status, message, at }: Finding, content: Template): string {
  return `${severity}${status === 'fail' ? '' : '?'} at ${nameAt(content, at.line)}: ${message}`;
}

/** What stands at a line: the Sid of a statement that begins there, or the key. */
function nameAt(content: Template, line: number): string {
  const [first, second = ''] = textOf(content).split('\n').slice(line - 1);
  return /^\s*"Sid": "(\w+)"/.exec(first.trim() === '{' ? second : '')?.[1] ?? /^\s*"([^"]+)":/.exec(first)?.[1] ?? first.trim();
}

function textOf(content: Template): string {
  return JSON.stringify(content, null, 1);
}
