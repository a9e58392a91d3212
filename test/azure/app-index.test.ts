import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { HastyContainer } from '../../src/azure';
import { partsOf } from '../../src/azure/app-index';
import { azureStack, NEW_CONTAINER } from '../support/azure';
import { terraformWarnings } from '../support/terraform-stack';

function accountIn(stack: TerraformStack, name = 'acmeimages'): StorageAccount {
  return new StorageAccount(stack, 'Account', { name, resourceGroupName: 'images', location: 'westeurope', accountTier: 'Standard', accountReplicationType: 'LRS' });
}

test('the parts of an account are found by expressions, ids and names, each once', () => {
  const stack = azureStack();
  const other = new TerraformStack(stack.node.root, 'Other');
  const account = accountIn(stack);
  const parts = [
    new StorageContainer(stack, 'ByExpression', { name: 'street', storageAccountId: account.id }),
    new StorageContainer(other, 'ById', { name: 'harbour', storageAccountId: '/subscriptions/1/resourceGroups/images/providers/Microsoft.Storage/storageAccounts/acmeimages' }),
    new StorageContainer(other, 'ByName', { name: 'aerial', storageAccountName: 'acmeimages' }),
    new StorageContainer(stack, 'ByTwo', { name: 'night', storageAccountName: account.name, storageAccountId: account.id }),
    new StorageManagementPolicy(stack, 'Policy', { storageAccountId: account.id }),
  ];
  expect(new Set(partsOf(account))).toEqual(new Set(parts));
  expect(partsOf(account)).toHaveLength(parts.length);
});

test('the parts of other accounts are not: whose name is longer, or not known', () => {
  const stack = azureStack();
  const account = accountIn(stack);
  new StorageContainer(stack, 'Longer', { name: 'street', storageAccountName: 'acmeimages2' });
  new StorageContainer(stack, 'Unknown', { name: 'street', storageAccountId: new TerraformVariable(stack, 'id', {}).stringValue });
  expect(partsOf(account)).toEqual([]);
});

test('two stacks with the same ids have two accounts', () => {
  const stack = azureStack();
  const other = new TerraformStack(stack.node.root, 'Other');
  const { account, container } = new HastyContainer(stack, 'Images', NEW_CONTAINER);
  new HastyContainer(other, 'Images', { ...NEW_CONTAINER, accountName: 'acmeotherimages' });
  expect(partsOf(account)).toEqual([container]);
  expect(terraformWarnings(stack).filter(({ id }) => id.endsWith(':accountShared'))).toEqual([]);
});
