import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../demo/processes';

/** The commands of Terraform in the section "Undo" of an example's README, each as its arguments. */
export function undo(example: string): string[][] {
  const readme = readFileSync(join(ROOT, 'examples', example, 'README.md'), 'utf8');
  const [, section = ''] = /^## Undo\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(readme) ?? [];
  const blocks = [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block).join('');
  return blocks.split('\n').map((line) => line.replace(/\s+#.*/, '')).filter((line) => line.startsWith('terraform '))
    .map((line) => line.split(/\s+/).slice(1).map((word) => word.replace(/^'(.*)'$/, '$1')));
}
