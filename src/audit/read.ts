import { Document } from './document/document';
import { DocumentError } from './document/document-error';
import { Raw } from './document/raw';
import { Facts } from './facts';
import { join } from './join';
import { Parts } from './parts';
import type { CfnDocument } from './read-cloudformation';
import { isManifest, templatesOf } from './read-cloudformation/assembly';
import { changers } from './read-cloudformation/changers';
import { withMergedCors } from './read-cloudformation/merged-cors';
import { kindOf, parse } from './read-kind';

interface Parsed {
  readonly document: Document;
  readonly raw: Raw;
}

/** Reads documents, all of which are one system. What is neither CloudFormation's nor Terraform's is refused. */
export function read(documents: readonly Document[], parameters: Readonly<Record<string, string>> = {}): Facts {
  const parsed = documents.map((document) => ({ document, raw: parse(document) }));
  const manifests = parsed.filter(({ document, raw }) => isManifest(document, raw));
  const others = parsed.filter(({ document, raw }) => !isManifest(document, raw)).map((one) => ({ ...one, kind: kindOf(one.document, one.raw) }));
  const templates = templatesOf(manifests, others.filter(({ kind }) => kind === 'cloudformation'));
  const terraform = others.filter(({ kind }) => kind === 'terraform');
  if (templates.length + terraform.length === 0) throw new DocumentError('expected a template, got none', { file: documents[0]?.name ?? 'input' });
  checkParameters(Object.keys(parameters), templates, terraform);
  const parts = [...readTemplates(templates, parameters), ...readTerraform(terraform, parameters)];
  const facts = withMergedCors(join(parts, documents.map(({ name }) => name)));
  return { ...facts, unknowns: [...facts.unknowns, ...changers(facts)] };
}

// Each reader is loaded when there is something for it to read: most runs need one of the two.
/* eslint-disable @typescript-eslint/no-require-imports */
function readTemplates(templates: readonly CfnDocument[], parameters: Readonly<Record<string, string>>): Parts[] {
  if (templates.length === 0) return [];
  const reader: typeof import('./read-cloudformation') = require('./read-cloudformation');
  return [reader.readCloudFormation(templates, parameters)];
}

function readTerraform(documents: readonly Parsed[], parameters: Readonly<Record<string, string>>): Parts[] {
  if (documents.length === 0) return [];
  const reader: typeof import('./read-terraform') = require('./read-terraform');
  return [reader.readTerraform(documents, parameters)];
}
/* eslint-enable @typescript-eslint/no-require-imports */

/** A misspelt parameter would leave the one that was meant open. */
function checkParameters(given: readonly string[], templates: readonly CfnDocument[], terraform: readonly Parsed[]): void {
  const declared = new Set([...templates.flatMap(({ raw }) => namesIn(raw, 'Parameters')), ...terraform.flatMap(({ raw }) => namesIn(raw, 'variable'))]);
  const stranger = given.find((name) => !declared.has(name));
  if (stranger === undefined) return;
  const known = declared.size > 0 ? [...declared].sort().join(', ') : 'none';
  const [where, hint] = terraform.length === 0
    ? ['a parameter of the templates', '']
    : ['a parameter of a template or a variable of a cdk.tf.json', '; a plan or a state has the values of its variables'];
  throw new DocumentError(`expected --parameter to name ${where} (${known}), got ${stranger}${hint}`, { file: templates[0]?.file ?? terraform[0].document.name });
}

function namesIn(raw: Raw, section: string): string[] {
  const found = raw.kind === 'object' ? raw.entries.get(section) : undefined;
  const parts = found?.kind === 'array' ? found.items : found ? [found] : [];
  return parts.flatMap((part) => part.kind === 'object' ? [...part.entries.keys()] : []);
}
