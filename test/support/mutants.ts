import { Template } from './deployed';
import { actionFaults, commonFaults, conditionFaults, dateFaults, Fault, resourceFaults, Statement, trustFaults } from './faults';
import { roleOf } from './iam';

/** A template with one fault. */
interface Mutant {
  readonly name: string;
  readonly template: Template;
}

type Mutate = (role: any, all: Template['Resources']) => void;
type Documents = (role: any) => { Statement: Statement[] };

/** Every fault that is known here, in every place of a template where it can be. */
export function mutantsOf(template: Template): Mutant[] {
  const mutant = (name: string, mutate: Mutate): Mutant => {
    const copy = structuredClone(template);
    mutate(roleOf(copy).Properties, copy.Resources);
    return { name, template: copy };
  };
  const inEach = (list: Documents, faultsOf: ((statement: Statement) => Fault[])[]): Mutant[] =>
    list(roleOf(template).Properties).Statement.flatMap((statement, index) =>
      faultsOf.flatMap((faults) => faults(statement)).map(([wrong, instead]) => mutant(`${statement.Sid}: ${wrong}`, (role) => {
        list(role).Statement.splice(index, 1, ...JSON.parse(JSON.stringify(instead))); // leaves out what is undefined
      })));
  const access: Documents = (role) => role.Policies[0].PolicyDocument;
  return [
    ...inEach((role) => role.AssumeRolePolicyDocument, [trustFaults, dateFaults]),
    ...inEach(access, [commonFaults, dateFaults, resourceFaults, actionFaults, conditionFaults]),
    ...[undefined, 3600, 21_599].map((seconds) => mutant(`sessions of ${seconds} s at most`, (role) => { role.MaxSessionDuration = seconds; })),
    ...[['s3:*', '*'], ['s3:GetObject', '*'], ['s3:ListAllMyBuckets', '*'], ['kms:Decrypt', '*']].map(([Action, Resource]) =>
      mutant(`a further statement for ${Action}`, (role) => { access(role).Statement.push({ Effect: 'Allow', Action, Resource }); })),
    mutant('a further inline policy', (role) => { role.Policies.push({ PolicyName: 'More', PolicyDocument: allow('s3:GetObject', '*') }); }),
    mutant('a managed policy', (role) => { role.ManagedPolicyArns = ['arn:aws:iam::aws:policy/ReadOnlyAccess']; }),
    mutant('a further policy resource', (role, all) => {
      role.RoleName = 'hasty';
      all.More = { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'More', Roles: ['hasty'], PolicyDocument: allow('s3:GetObject', '*') } };
    }),
    ...corsMutants(mutant, template),
    ...bucketMutants(mutant, template),
  ];
}

const allow = (Action: string, Resource: string) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] });

type Make = (name: string, mutate: Mutate) => Mutant;

function corsMutants(mutant: Make, template: Template): Mutant[] {
  const [id] = Object.keys(template.Resources).filter((name) => template.Resources[name].Properties?.CorsConfiguration);
  if (!id) return [];
  const rules = (fault: string, change: (rule: any) => any[]) => mutant(`CORS: ${fault}`, (_, all) => {
    const { CorsConfiguration } = all[id].Properties;
    CorsConfiguration.CorsRules = CorsConfiguration.CorsRules.flatMap(change);
  });
  const lists: Record<string, [string, string[]][]> = {
    AllowedOrigins: [['another origin', ['https://evil.example']], ['every origin', ['*']], ['every origin of the domain', ['https://*.hasty.ai']],
      ['every origin that begins like it', ['https://app.hasty.ai*']], ['no TLS', ['http://app.hasty.ai']], ['a second origin', ['https://app.hasty.ai', 'https://evil.example']]],
    AllowedMethods: [['PUT too', ['GET', 'HEAD', 'PUT']], ['DELETE too', ['GET', 'HEAD', 'DELETE']], ['no HEAD', ['GET']], ['no GET', ['HEAD']]],
    AllowedHeaders: [['every header', ['*']], ['no header', []], ['another header', ['Range']], ['a second header', ['Authorization', 'x-amz-*']]],
    ExposedHeaders: [['nothing exposed', []], ['more exposed', ['Access-Control-Allow-Origin', 'ETag']]],
  };
  return [
    ...Object.entries(lists).flatMap(([list, faults]) => faults.map(([fault, values]) => rules(fault, (rule) => [{ ...rule, [list]: values }]))),
    rules('no rule', () => []),
    rules('a rule for everybody before ours', (rule) => [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'] }, rule]),
    rules('a rule for everybody after ours', (rule) => [rule, { AllowedOrigins: ['*'], AllowedMethods: ['GET'] }]),
    rules('a rule for uploads after ours', (rule) => [rule, { ...rule, AllowedMethods: ['PUT'] }]),
  ];
}

function bucketMutants(mutant: Make, template: Template): Mutant[] {
  const [id] = Object.keys(template.Resources).filter((name) => template.Resources[name].Type === 'AWS::S3::BucketPolicy');
  if (!id) return [];
  const statements = (fault: string, change: (list: any[], bucket: string) => any[]) => mutant(`bucket policy: ${fault}`, (_, all) => {
    const { PolicyDocument, Bucket } = all[id].Properties;
    PolicyDocument.Statement = change(PolicyDocument.Statement, Bucket);
  });
  const open = (Principal: unknown) => (list: any[], bucket: string) => [...list, { Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` }];
  return [
    statements('no TLS', (list) => list.map((statement) => ({ ...statement, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }))),
    statements("open to Hasty's account", open({ AWS: 'arn:aws:iam::718860067770:root' })),
    statements('open to everybody', open('*')),
  ];
}
