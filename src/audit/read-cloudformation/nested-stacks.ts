import { posix } from 'node:path';
import { DocumentError } from '../document/document-error';
import { Unknown } from '../facts';
import { CfnDocument } from './cfn-document';
import { guardOf } from './conditions';
import { evaluate } from './evaluate';
import { Context, newScope, objectOf, RawObject, Scope, stringAt, System } from './scope';

/** As deep as stacks may nest: a template that names itself would have no end. */
const MAX_DEPTH = 20;

/** Templates that nest each other several times would make more and more of them. */
const MAX_STACKS = 10_000;

/** The stacks that some templates make, each with its nested ones, and the templates that are missing. */
export function stacksOf(documents: readonly CfnDocument[], system: System): { readonly scopes: Scope[]; readonly unknowns: Unknown[] } {
  const byPath = new Map(documents.map((document) => [posix.normalize(slashes(document.file)), document]));
  const nestedDocuments = new Set<CfnDocument>();
  for (const document of documents) {
    for (const { template } of nestedIn(document, byPath)) if (template) nestedDocuments.add(template);
  }
  const roots = new Set(documents.filter((document) => !nestedDocuments.has(document)));
  const scopes: Scope[] = [];
  const unknowns: Unknown[] = [];
  const used = new Set<string>();
  const add = (scope: Scope, depth: number): void => {
    if (scopes.push(scope) > MAX_STACKS) throw new DocumentError(`expected at most ${MAX_STACKS} stacks, got more`, scope.document.raw.at);
    for (const { logicalId, resource, template } of nestedIn(scope.document, byPath)) {
      const when = guardOf(resource, scope);
      if (!when) continue;
      if (!template || depth >= MAX_DEPTH) {
        unknowns.push({ why: `the nested stack ${logicalId}, whose template is not given`, at: resource.at });
        continue;
      }
      const id = used.has(template.file) ? `${template.file}(${scope.id}#${logicalId})` : template.file;
      used.add(template.file);
      const document = { ...template, account: scope.document.account, region: scope.document.region };
      const nested = newScope(document, system, { id, when, parameters: argumentsOf(resource, scope) });
      scope.nested.set(logicalId, nested);
      add(nested, depth + 1);
    }
  };
  for (const document of roots) add(newScope(document, system), 0);
  // Templates that nest each other in a circle have no root: they are read as they are.
  for (const document of documents) if (!used.has(document.file) && !roots.has(document)) add(newScope(document, system), 0);
  return { scopes, unknowns };
}

/** A resource that makes a stack. */
interface Nested {
  readonly logicalId: string;
  readonly resource: RawObject;
  readonly template?: CfnDocument;
}

function nestedIn(document: CfnDocument, byPath: ReadonlyMap<string, CfnDocument>): Nested[] {
  const resources = document.raw.kind === 'object' ? document.raw.entries.get('Resources') : undefined;
  if (resources?.kind !== 'object') return [];
  return [...resources.entries].flatMap(([logicalId, resource]) => {
    if (resource.kind !== 'object' || stringAt(resource, 'Type') !== 'AWS::CloudFormation::Stack') return [];
    const path = stringAt(resource.entries.get('Metadata'), 'aws:asset:path') ?? stringAt(resource.entries.get('Properties'), 'TemplateURL');
    const file = path === undefined ? '' : posix.normalize(posix.join(posix.dirname(slashes(document.file)), slashes(path)));
    return [{ logicalId, resource, template: byPath.get(file) }];
  });
}

/** What the parent gives, each resolved when it is asked for. */
function argumentsOf(resource: RawObject, scope: Scope): Scope['parameters'] {
  const properties = resource.entries.get('Properties');
  const given = properties?.kind === 'object' ? properties.entries.get('Parameters') : undefined;
  const context: Context = { scope, when: [], depth: 0 };
  return new Map(given ? [...objectOf(given, 'the parameters of a nested stack').entries].map(([name, raw]) => [name, () => evaluate(raw, context)]) : []);
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
