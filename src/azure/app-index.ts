import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformResource, TerraformStack } from 'cdktf';
import { onceAtSynth, resourcesOfApp } from '../terraform/at-synth';
import { isToken } from '../terraform/literal';
import { rendered } from '../terraform/rendered';

export const MANAGEMENT_POLICY = 'azurerm_storage_management_policy';

/** What holds data in an account, or does something to it. */
const PARTS = /^azurerm_storage_(?:container|share|queue|table|data_lake_gen2_filesystem|account_static_website|management_policy)$/;

/** The resources of the app that are parts of an account; at synth. */
export function partsOf(account: StorageAccount): TerraformResource[] {
  const { nameInput: name, friendlyUniqueId } = account;
  const keys = [keyOf(TerraformStack.of(account), friendlyUniqueId), ...name === undefined || isToken(name) ? [] : [name]];
  return [...new Set(keys.flatMap((key) => parts(account.node.root).get(key) ?? []))];
}

/** By how they name their account. */
const parts = onceAtSynth((root) => {
  const found = new Map<string, TerraformResource[]>();
  for (const resource of resourcesOfApp(root).filter(({ terraformResourceType }) => PARTS.test(terraformResourceType))) {
    const { storage_account_id: id, storage_account_name: name } = rendered(resource);
    const keys = [id, name].flatMap((text) => accountsIn(text, TerraformStack.of(resource)));
    keys.forEach((key) => found.set(key, [...found.get(key) ?? [], resource]));
  }
  return found;
});

/** The accounts that a text names: by expressions, or by its end, as resource ids do. */
function accountsIn(text: unknown, stack: TerraformStack): string[] {
  if (typeof text !== 'string') return [];
  const expressions = [...text.matchAll(/\$\{azurerm_storage_account\.([\w-]+)\./g)].map(([, id]) => keyOf(stack, id));
  return [...expressions, text.split('/storageAccounts/').at(-1)!];
}

/** A name is the same everywhere, and an expression in one stack. */
function keyOf(stack: TerraformStack, id: string): string {
  return `${stack.node.addr} ${id}`;
}
