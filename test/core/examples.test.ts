import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { removed, undo } from './example';
import { Stage } from './stage';
import { synthesizeTerraform, TERRAFORM_EXAMPLES } from '../examples/synthesize-terraform';
import { addressesIn, TerraformDocument, typesIn } from '../support/terraform/document';
import { Workspace } from '../support/terraform/workspace';

const documents: Record<string, TerraformDocument> = {};
const stage = Stage.set(async () => {
  await Promise.all(TERRAFORM_EXAMPLES.map(async (example) => {
    documents[example] = await synthesizeTerraform(example, join(stage.run.folder, example));
  }));
  return typesIn(...Object.values(documents));
});

/** What holds images, with its settings: it must stay. Grants go. */
const isHolder = (address: string) => /^(google_storage_bucket|azurerm_storage_(account|container)|aws_s3_bucket\w*)\./.test(address);
const resourcesIn = (example: string) => addressesIn(documents[example]).filter((address) => !address.startsWith('data.')).sort();

describe.each(TERRAFORM_EXAMPLES)('%s', (example) => {
  test('is planned as it is written, and its assertions hold', async () => {
    const assertions = readFileSync(join(__dirname, 'assertions', `${example}.tftest.hcl`), 'utf8');
    await stage.onEachCore(documents[example], async (workspace) => {
      await workspace.prepare();
      const pending = await workspace.pending();
      expect(Object.keys(pending).sort()).toEqual(resourcesIn(example));
      expect(new Set(Object.values(pending).flat())).toEqual(new Set(['create']));
      expect(await workspace.test(assertions)).toMatch(/[1-9]\d* passed, 0 failed/);
    });
  });

  test('is applied, after which nothing is left to change', async () => {
    await stage.onEachCore(documents[example], async (workspace) => {
      await workspace.prepare();
      await workspace.apply();
      expect(await workspace.pending()).toEqual({});
    });
  });

  /** Applies the example on each core, then takes it away in some way: what held images stays, the rest goes. */
  async function takenAway(how: (workspace: Workspace) => Promise<unknown>): Promise<void> {
    const others = resourcesIn(example).filter((address) => !isHolder(address));
    await stage.onEachCore(documents[example], async (workspace) => {
      await workspace.prepare();
      await workspace.apply();
      stage.standIn.changes();
      await how(workspace);
      expect(stage.standIn.changes().map(({ action, type }) => `${action} ${type}`).sort()).toEqual(others.map((address) => `deleted ${address.split('.')[0]}`));
      expect(await workspace.command('state', 'list')).toBe('');
    });
  }

  test('is not destroyed where it holds images; by the commands that README names the rest goes', async () => {
    await takenAway(async (workspace) => {
      if (resourcesIn(example).some(isHolder)) {
        await expect(workspace.destroy()).rejects.toThrow(/instance cannot be destroyed/i);
        expect(stage.standIn.changes()).toEqual([]);
      }
      for (const [command, ...args] of undo(example)) await workspace.command(command, ...args, ...command === 'destroy' ? ['-auto-approve'] : []);
    });
  });

  if (removed(example).length > 0) {
    test('goes by the blocks that README names in place of the construct', async () => {
      const { provider, terraform } = documents[example];
      await takenAway(async (workspace) => {
        workspace.write({ provider, terraform, removed: removed(example) });
        await workspace.apply();
      });
    });
  }
});
