import { posix } from 'node:path';
import { CfnDocument } from './cfn-document';
import { stringAt } from './scope';
import { Document } from '../document/document';
import { DocumentError } from '../document/document-error';
import { Raw } from '../document/raw';

/** A document with what is in it. */
interface Parsed {
  readonly document: Document;
  readonly raw: Raw;
}

/** `aws://111122223333/eu-central-1`; what is not known is called `unknown-account` and `unknown-region`. */
const ENVIRONMENT = /^aws:\/\/([^/]+)\/([^/]+)$/;

/** Whether a document is the manifest of a cloud assembly: of a `cdk.out`, or of a stage in it. */
export function isManifest({ name }: Document, raw: Raw): boolean {
  return posix.basename(slashes(name)) === 'manifest.json' && entriesAt(raw, 'artifacts') !== undefined && stringAt(raw, 'version') !== undefined;
}

/**
 * Templates with what the manifests say of their stacks. A template beside a manifest that does not name it is left from an earlier
 * synth, unless it is of a nested stack, which only its parent names.
 */
export function templatesOf(manifests: readonly Parsed[], templates: readonly Parsed[]): CfnDocument[] {
  const folders = new Set(manifests.map(({ document }) => posix.dirname(pathOf(document.name))));
  const named = new Map(manifests.flatMap(stacksIn));
  const given = new Set(templates.map(({ document }) => pathOf(document.name)));
  for (const [path, { manifest }] of named) {
    if (!given.has(path)) throw new DocumentError(`expected the template ${path}, which the manifest names, to be given too`, { file: manifest });
  }
  return templates.flatMap(({ document, raw }): CfnDocument[] => {
    const path = pathOf(document.name);
    const stack = named.get(path);
    const isLeft = !stack && folders.has(posix.dirname(path)) && path.endsWith('.template.json') && !path.endsWith('.nested.template.json');
    return isLeft ? [] : [{ file: document.name, raw, stackName: stack?.stackName, account: stack?.account, region: stack?.region }];
  });
}

/** What a manifest says of a stack. */
interface Stack extends Pick<CfnDocument, 'stackName' | 'account' | 'region'> {
  readonly manifest: string;
}

function stacksIn({ document, raw }: Parsed): [string, Stack][] {
  const folder = posix.dirname(slashes(document.name));
  return [...entriesAt(raw, 'artifacts') ?? []].flatMap(([id, artifact]) => {
    const properties = artifact.kind === 'object' ? artifact.entries.get('properties') : undefined;
    const file = stringAt(properties, 'templateFile');
    if (stringAt(artifact, 'type') !== 'aws:cloudformation:stack' || file === undefined) return [];
    const [, account, region] = ENVIRONMENT.exec(stringAt(artifact, 'environment') ?? '') ?? [];
    return [[pathOf(posix.join(folder, file)), {
      manifest: document.name,
      stackName: stringAt(properties, 'stackName') ?? id,
      account: account === 'unknown-account' ? undefined : account,
      region: region === 'unknown-region' ? undefined : region,
    }]];
  });
}

function entriesAt(raw: Raw, key: string): ReadonlyMap<string, Raw> | undefined {
  const value = raw.kind === 'object' ? raw.entries.get(key) : undefined;
  return value?.kind === 'object' ? value.entries : undefined;
}

function pathOf(name: string): string {
  return posix.normalize(slashes(name));
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
