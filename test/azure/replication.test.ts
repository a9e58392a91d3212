import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { audit } from '../../src/audit';
import { codeBlocksOf } from '../support/markdown';
import { read } from '../support/source';

const folder = mkdtempSync(join(tmpdir(), 'hasty-replication-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs code from the documentation, with this library's modules in place of the package, and gives the Terraform JSON of its stack. */
function synthesizedBy(code: string): any {
  const compiled = ts.transpile(code, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 });
  const outdir = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = folder;
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-require-imports
    new Function('require', 'exports', compiled)((name: string) => require(name.replace('hasty-bucket-constructs/', '../../src/')), {});
  } finally {
    if (outdir === undefined) delete process.env.CDKTF_OUTDIR;
    else process.env.CDKTF_OUTDIR = outdir;
  }
  const [stack] = readdirSync(join(folder, 'stacks'));
  return JSON.parse(readFileSync(join(folder, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
}

describe('the recipe for object replication', () => {
  const [{ code }] = codeBlocksOf(read('docs/azure-replication.md')).filter(({ language }) => language === 'ts');
  const document = synthesizedBy(code);
  const { resource } = document;
  const { azurerm_storage_account: accounts, azurerm_storage_container: containers, azurerm_storage_object_replication: replications } = resource;

  test('copies one folder from the main account into the container that Hasty sees', () => {
    expect(Object.values<any>(replications).map(({ '//': _, ...replication }) => replication)).toEqual([{
      source_storage_account_id: '${azurerm_storage_account.Main.id}',
      destination_storage_account_id: '${azurerm_storage_account.Images_Account_CF4CA2E3.id}',
      rules: [{
        source_container_name: '${azurerm_storage_container.MainImages.name}',
        destination_container_name: '${azurerm_storage_container.Images_Container_E0DF7C95.name}',
        copy_blobs_created_after: 'Everything',
        filter_out_blobs_with_prefix: ['street/'],
      }],
    }]);
  });

  test('has what Azure demands of both accounts', () => {
    expect(accounts.Main.blob_properties).toMatchObject({ versioning_enabled: true, change_feed_enabled: true });
    expect(accounts.Images_Account_CF4CA2E3.blob_properties).toMatchObject({ versioning_enabled: true });
  });

  test('guards all that holds images', () => {
    const all = [accounts, containers].flatMap((made) => Object.values<any>(made));
    expect(all.map(({ lifecycle }) => lifecycle)).toEqual(Array(4).fill({ prevent_destroy: true }));
  });

  test('gives the audit nothing to say', () => {
    expect(audit([{ name: 'cdk.tf.json', text: JSON.stringify(document) }]).findings).toEqual([]);
  });
});
