import { basename } from 'node:path';
import { Document } from './document/document';

/** Files that a folder has beside its templates: of the CDK, of npm. */
const OTHERS = /(?:\.assets\.json|^tree\.json|^cdk\.json|^cdk\.context\.json|^cdktf\.json|^package(?:-lock)?\.json|^tsconfig.*\.json|^validation-report\.json)$/;

/** Files that are templates or the like by their names, whatever is inside. */
const CERTAIN = /(?:\.template\.(?:json|ya?ml)|\.template|\.tf\.json|\.tfstate)$/;

/** Whether a file in a folder is worth reading. */
export function mayBeInfrastructure(path: string): boolean {
  const name = basename(path);
  return !OTHERS.test(name) && (CERTAIN.test(name) || /\.(?:json|ya?ml)$/.test(name));
}

/** Whether a file in a folder is a template, a plan, a state or a manifest of the CDK. What is so by its name may still be refused later. */
export function looksLikeInfrastructure({ name, text }: Document): boolean {
  const file = basename(name);
  if (CERTAIN.test(file)) return true;
  if (/\.ya?ml$/.test(file)) return /^["']?Resources["']?\s*:/m.test(text) && /\bType["']?\s*:\s*["']?[A-Z]\w*::/.test(text);
  if (file === 'manifest.json') return text.includes('"artifacts"') || text.includes('"Resources"');
  return (text.includes('"Resources"') && /"Type"\s*:\s*"\w+::/.test(text)) || (text.includes('"format_version"') && text.includes('"terraform_version"'));
}
