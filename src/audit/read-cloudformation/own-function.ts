import { createHash } from 'node:crypto';
import { textOf } from './texts';
import { Node, Resource } from '../document/node';
import { concat, literalOf, same } from '../document/text';

/**
 * SHA-256 of `src/aws/existing-bucket-cors/handler.js`, newest first. A template keeps the code of the release that made it, so the
 * hashes of releases stay. A test compares the first with the file and shows the new one: it takes the place of the first while that
 * is in no release, and goes before it afterwards.
 */
export const OWN_CODE = ['2f3c6eafd605ea2e214bb2489cc738ea1025f0f256dd036e41d1ed57147dc04e'];

/**
 * Properties that do not change which code runs. Layers, environment variables (`NODE_OPTIONS`, `AWS_ENDPOINT_URL`, ...), file systems and
 * images do. With a `FunctionName`, its ARN is known to others than those who refer to it.
 */
const HARMLESS = new Set([
  'Architectures', 'Code', 'Description', 'Handler', 'KmsKeyArn', 'LoggingConfig', 'MemorySize', 'ReservedConcurrentExecutions', 'Role', 'Runtime',
  'Tags', 'Timeout', 'TracingConfig', 'VpcConfig',
]);

/** What the function reads of a custom resource, and what CloudFormation does; `Revision` is read by nobody. */
const ASKED = new Set(['BucketName', 'DryRun', 'ExpectedBucketOwner', 'Revision', 'Rule', 'RuleId', 'ServiceTimeout', 'ServiceToken']);

/**
 * The functions whose code is ours, to the byte. Whatever rights its role has, that code reads the CORS rules of buckets that
 * custom resources name, and replaces one of them.
 */
export function ownFunctions<T extends Resource>(resources: readonly T[]): readonly T[] {
  return resources.filter(({ type, properties }) => type === 'AWS::Lambda::Function' && isOwn(properties.entries));
}

/** Whether a `ServiceToken` is the ARN of one of these functions. Of a version or alias, the code may be an earlier one. */
export function callsOne(token: Node | undefined, functions: readonly Resource[]): boolean {
  const text = token && textOf(token);
  return text !== undefined && functions.some(({ arn = [] }) => same(text, arn) || same(text, concat(arn, [':$LATEST'])));
}

/** Whether a resource is one that asks one of these functions for a CORS rule, and says nothing to anybody else. */
export function isRequest({ type, properties: { entries } }: Resource, functions: readonly Resource[]): boolean {
  return /^Custom::|^AWS::CloudFormation::CustomResource$/.test(type) && [...entries.keys()].every((key) => ASKED.has(key))
    && callsOne(entries.get('ServiceToken'), functions);
}

function isOwn(properties: ReadonlyMap<string, Node>): boolean {
  const code = properties.get('Code');
  const source = code?.kind === 'dict' && code.entries.size === 1 ? literalAt(code.entries, 'ZipFile') : undefined;
  return source !== undefined && OWN_CODE.includes(createHash('sha256').update(source).digest('hex'))
    && literalAt(properties, 'Runtime') === 'nodejs24.x' && literalAt(properties, 'Handler') === 'index.handler'
    && [...properties.keys()].every((key) => HARMLESS.has(key));
}

function literalAt(entries: ReadonlyMap<string, Node>, key: string): string | undefined {
  const node = entries.get(key);
  return node && literalOf(textOf(node));
}
