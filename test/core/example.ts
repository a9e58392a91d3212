import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../demo/processes';

/** The commands of Terraform in the section "Undo" of an example's README, each as its arguments. */
export function undo(example: string): string[][] {
  const blocks = [...undoSection(example).matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block).join('');
  return blocks.split('\n').map((line) => line.replace(/\s+#.*/, '')).filter((line) => line.startsWith('terraform '))
    .map((line) => line.split(/\s+/).slice(1).map((word) => word.replace(/^'(.*)'$/, '$1')));
}

/** Where the section names `removed` blocks, for those who cannot run commands: such blocks for all that Terraform is to forget. */
export function removed(example: string): { from: string; lifecycle: object }[] {
  const named = [...undoSection(example).matchAll(/\{ from: '([\w.]+)', lifecycle: \{ destroy: false \} \}/g)].map(([, from]) => from);
  if (named.length === 0) return [];
  const forgotten = undo(example).filter(([command, what]) => command === 'state' && what === 'rm').flatMap((words) => words.slice(2));
  if (!named.every((from) => forgotten.includes(from))) throw new Error(`the README of ${example} must name the same addresses twice, got: ${named} and ${forgotten}`);
  return forgotten.map((from) => ({ from, lifecycle: { destroy: false } }));
}

function undoSection(example: string): string {
  const readme = readFileSync(join(ROOT, 'examples', example, 'README.md'), 'utf8');
  return /^## Undo\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(readme)?.[1] ?? '';
}
