import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Change } from './provider';
import { ROOT, Run } from '../../demo/processes';

/** The stand-in for the providers, in a process of its own. */
export interface StandIn {
  /** By which Terraform and OpenTofu find it. */
  readonly env: { readonly TF_REATTACH_PROVIDERS: string };
  /** What it was asked to change since it was started, or since this was called last. */
  changes(): Change[];
}

/**
 * Starts the stand-in. It ends with the run, or with this process.
 *
 * @param types of all resources and data sources: `google_storage_bucket`, `data.google_project`; typesIn (document.ts) finds them
 * @throws when the bindings have no such type
 */
export async function startStandIn(run: Run, types: readonly string[]): Promise<StandIn> {
  const log = join(mkdtempSync(join(run.folder, 'stand-in-')), 'changes');
  const child = run.start(process.execPath, ['--import', 'tsx', join(__dirname, 'serve.ts'), log, ...types], { cwd: ROOT });
  let complaint = '';
  child.stderr!.on('data', (chunk) => complaint += chunk);
  const [line] = await Promise.race([once(createInterface(child.stdout!), 'line'), once(child, 'close')]);
  if (typeof line !== 'string') throw new Error(`the stand-in for the providers did not start:\n${complaint}`);
  let seen = 0;
  return {
    env: { TF_REATTACH_PROVIDERS: line },
    changes: () => {
      const all = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').map((text): Change => JSON.parse(text)) : [];
      return all.slice(seen, seen = all.length);
    },
  };
}
