import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares what was synthesized into two folders: CloudFormation templates, or Terraform JSON.
 *
 * @throws with the first difference, when there is one
 */
export function checkSame(ours: string, hand: string, file: string): void {
  const [one, other] = [ours, hand].map(linesIn);
  const at = one.findIndex((line, index) => line !== other[index]);
  if (one.length === 0) throw new Error(`${ours} must hold templates, got none`);
  if (at < 0 && one.length === other.length) return;
  throw new Error(`what is made by hand must be the same, got in line ${at + 1}:\n${other[at]}\nin place of:\n${one[at]}\nchange ${file}`);
}

function linesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(\.template|cdk\.tf)\.json$/.test(name)).sort();
  return files.flatMap((name) => JSON.stringify(alike(JSON.parse(readFileSync(join(folder, name), 'utf8'))), undefined, 1).split('\n'));
}

/** As IAM reads documents: the order of keys and of actions does not matter, nor do Sids, and a list of one is that one. The CDK rewrites all of these. */
function alike(value: any): unknown {
  if (Array.isArray(value)) {
    const items = value.map(alike);
    if (items.length === 1) return items[0];
    return items.every((item) => typeof item === 'string') ? items.sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.keys(value).filter((key) => key !== 'Sid').sort().map((key) => [key, alike(value[key])]));
}
