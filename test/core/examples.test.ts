import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { undo } from './example';
import { Stage } from './stage';
import { synthesizeTerraform, TERRAFORM_EXAMPLES } from '../examples/synthesize-terraform';
import { addressesIn, TerraformDocument, typesIn } from '../support/terraform/document';

const documents: Record<string, TerraformDocument> = {};
const stage = Stage.set(async () => {
  await Promise.all(TERRAFORM_EXAMPLES.map(async (example) => {
    documents[example] = await synthesizeTerraform(example, join(stage.run.folder, example));
  }));
  return typesIn(...Object.values(documents));
});

/** Types of resources with which images go. */
const HOLDERS = ['google_storage_bucket', 'azurerm_storage_account', 'azurerm_storage_container', 'aws_s3_bucket'];

const isHolder = (address: string) => HOLDERS.some((type) => address.startsWith(`${type}.`));
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

  test('is not destroyed where it holds images; undone by what README says, the rest goes, and the images stay', async () => {
    const holders = resourcesIn(example).filter(isHolder);
    const others = resourcesIn(example).filter((address) => !isHolder(address));
    await stage.onEachCore(documents[example], async (workspace) => {
      await workspace.prepare();
      await workspace.apply();
      stage.standIn.changes();
      if (holders.length > 0) {
        await expect(workspace.destroy()).rejects.toThrow(/Instance cannot be destroyed/);
        expect(stage.standIn.changes()).toEqual([]);
      }
      for (const [command, ...args] of undo(example)) await workspace.command(command, ...args, ...command === 'destroy' ? ['-auto-approve'] : []);
      expect(stage.standIn.changes().map(({ action, type }) => `${action} ${type}`).sort()).toEqual(others.map((address) => `deleted ${address.split('.')[0]}`));
      expect(await workspace.command('state', 'list')).toBe('');
    });
  });
});
