import { App, Stack } from 'aws-cdk-lib';
import { ENV, newStack } from './stack';

/** Where the customer's stack is deployed. */
export const ACCOUNT = ENV.account;
export const REGION = ENV.region;

/** A CloudFormation template. Its resources are read by name, as CloudFormation reads them. */
export interface Template {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties: any }>;
  readonly Parameters?: Record<string, any>;
}

/** The template of a stack as it is once deployed: with ARNs, names and parameters in place of intrinsic functions. */
export function deployed(build: (stack: Stack) => void, parameters: Record<string, string> = {}): Template {
  const stack = newStack(ENV);
  build(stack);
  return resolve((stack.node.root as App).synth().getStackByName(stack.stackName).template, parameters);
}

/** A template as it is once deployed. The policy documents are plain JSON afterwards; an intrinsic function that is not known here throws. */
export function resolve(template: Template, parameters: Record<string, string> = {}): Template {
  const reference = (id: string): string => {
    const value = PSEUDO[id] ?? parameters[id] ?? template.Parameters?.[id]?.Default;
    if (value !== undefined) return value;
    return template.Resources[id]?.Type === 'AWS::IAM::ManagedPolicy' ? attribute([id, 'Arn']) : plain(nameOf(template, id));
  };
  const attribute = ([id, name]: string[]): string => {
    const arn = name === 'Arn' && ARNS[template.Resources[id]?.Type];
    if (!arn) throw new Error(`no value is known for ${name} of ${template.Resources[id]?.Type} ${id}`);
    return arn(plain(nameOf(template, id)), template.Resources[id].Properties);
  };
  const functions: Record<string, (argument: any) => unknown> = {
    'Ref': reference,
    'Fn::GetAtt': attribute,
    'Fn::Select': ([index, parts]) => plain(parts)[index],
    'Fn::Split': ([delimiter, text]) => plain(text).split(delimiter),
    'Fn::Join': ([delimiter, parts]) => parts.map(plain).join(delimiter),
    'Fn::Sub': (text: string) => text.replace(/\$\{([^!}]+)\}/g, (_, name: string) => name.includes('.') ? attribute(name.split('.')) : reference(name)),
  };
  const plain = (node: any): any => {
    if (Array.isArray(node)) return node.map(plain);
    if (node === null || typeof node !== 'object') return node;
    const [[name, argument] = ['', undefined], ...others] = Object.entries(node);
    if (others.length > 0 || !/^(Ref|Fn::.*)$/.test(name)) {
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, plain(value)]));
    }
    if (!functions[name]) throw new Error(`cannot resolve ${name}`);
    return functions[name](argument);
  };
  return { ...template, Resources: plain(template.Resources) };
}

const PSEUDO: Record<string, string> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/Stack/11111111-2222-3333-4444-555555555555`,
  'AWS::URLSuffix': 'amazonaws.com',
};

const ARNS: Record<string, (name: string, properties: any) => string> = {
  'AWS::IAM::ManagedPolicy': (name) => `arn:aws:iam::${ACCOUNT}:policy/${name}`,
  'AWS::IAM::Role': (name, { Path = '/' }) => `arn:aws:iam::${ACCOUNT}:role${Path}${name}`,
  'AWS::Logs::LogGroup': (name) => `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}:*`,
  'AWS::Lambda::Function': (name) => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`,
  'AWS::KMS::Key': (name) => `arn:aws:kms:${REGION}:${ACCOUNT}:key/${name}`,
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
};

/** The name that a resource has in AWS: its own, or one that stands for what CloudFormation would make up. */
export function nameOf(template: Template, logicalId: string): string {
  const resource = template.Resources[logicalId];
  if (!resource) throw new Error(`no value is known for ${logicalId}`);
  const { BucketName, ManagedPolicyName, RoleName } = resource.Properties ?? {};
  return BucketName ?? ManagedPolicyName ?? RoleName ?? logicalId.toLowerCase();
}
