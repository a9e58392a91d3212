import { Document } from './document/document';
import { DocumentError } from './document/document-error';
import { Raw } from './document/raw';
import { parseJson } from './document/strict-json';
import { parseYaml } from './document/strict-yaml';

/** Who reads a document. */
type DocumentKind = 'cloudformation' | 'terraform';

/** Reads JSON or YAML: by the end of the name, or by how the text begins. */
export function parse(document: Document): Raw {
  if (/\.ya?ml$/i.test(document.name)) return parseYaml(document);
  const isJson = /\.(?:json|tfstate)$/i.test(document.name) || /^\uFEFF?\s*[[{]/.test(document.text);
  return isJson ? parseJson(document) : parseYaml(document);
}

/** What Terraform's JSON begins with: configuration, plans, states. */
const TERRAFORM = ['resource', 'terraform', 'provider', 'data', 'module', 'variable', 'output', 'locals', 'format_version', 'terraform_version'];

/** Who reads it; an error when nobody does. */
export function kindOf({ name }: Document, raw: Raw): DocumentKind {
  if (raw.kind !== 'object') {
    const got = raw.kind === 'array' ? 'a list' : `${raw.kind === 'null' ? '' : 'a '}${raw.kind}`;
    throw new DocumentError(`expected a template or a plan, which are objects, got ${got}${hint(name)}`, raw.at);
  }
  const { entries } = raw;
  if (entries.size === 0) throw new DocumentError('expected a template or a plan, got an empty object', raw.at);
  if (entries.get('Resources')?.kind === 'object') return 'cloudformation';
  if (entries.has('Resources') || entries.has('AWSTemplateFormatVersion')) {
    throw new DocumentError('expected the template to have an object Resources with its resources, got none', entries.get('Resources')?.at ?? raw.at);
  }
  if (name.endsWith('.tf.json') || TERRAFORM.some((key) => entries.has(key))) return 'terraform';
  const expected = 'a CloudFormation template, cdk.tf.json, or a plan or state of Terraform in JSON';
  if (entries.has('mounts')) throw new DocumentError(`expected ${expected}, got what was agreed; give it by --expect`, raw.at);
  throw new DocumentError(`expected ${expected}, got an object with ${[...entries.keys()].slice(0, 5).join(', ')}`, raw.at);
}

/** Of Terraform, people have its own language at hand. */
function hint(name: string): string {
  return /\.(?:tf|tfvars|hcl)$/.test(name) ? '; of Terraform give what `terraform show -json` prints of a plan' : '';
}
