import { createHash } from 'node:crypto';
import { textOf } from './texts';
import { Node, Resource } from '../document/node';
import { literalOf } from '../document/text';

/**
 * SHA-256 of `src/aws/existing-bucket-cors/handler.js`, newest first. A template keeps the code of the release that made it, so the
 * hashes of releases stay. A test compares the first with the file and shows the new one: it takes the place of the first while that
 * is in no release, and goes before it afterwards.
 */
export const OWN_CODE = ['3cdba81d524668d2e749c1c3a5be2cbf134c84155581dd66b65be326914dad92'];

/**
 * Properties that do not change which code runs. Layers, environment variables (`NODE_OPTIONS`, `AWS_ENDPOINT_URL`, ...), file systems and
 * images do. With a `FunctionName`, its ARN is known to others than those who refer to it.
 */
const HARMLESS = new Set([
  'Architectures', 'Code', 'Description', 'Handler', 'KmsKeyArn', 'LoggingConfig', 'MemorySize', 'ReservedConcurrentExecutions', 'Role', 'Runtime',
  'Tags', 'Timeout', 'TracingConfig', 'VpcConfig',
]);

/**
 * The ids of functions whose code is ours, to the byte. Whatever rights its role has, that code reads the CORS rules of buckets that
 * custom resources name, and replaces one of them.
 */
export function ownFunctions(resources: readonly Resource[]): ReadonlySet<string> {
  return new Set(resources.filter(({ type, properties }) => type === 'AWS::Lambda::Function' && isOwn(properties.entries)).map(({ id }) => id));
}

/** Whether a `ServiceToken` is the ARN of one of these functions, or of a version or alias of it. */
export function callsOne(token: Node | undefined, functions: ReadonlySet<string>): boolean {
  const text = token ? textOf(token) : [];
  const at = text.findIndex((part) => typeof part !== 'string' && part.kind === 'name' && functions.has(part.id));
  const after = text[at + 1];
  return at >= 0 && (after === undefined || (typeof after === 'string' && after.startsWith(':')));
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
