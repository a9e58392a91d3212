import { azureUnknown } from '../../../src/audit/rules/azure-unknown';
import { and, changed, MOUNT } from '../../support/audit-azure';
import { findingsOf, Resources, unknown } from '../../support/audit-terraform';

describe('what is not understood on Azure', () => {
  test('passes: a mount', () => {
    expect(findingsOf(azureUnknown, MOUNT)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['settings', changed('azurerm_storage_account.images', { name: 'acmehasty', static_website: unknown('dynamic') }), 'the settings of azurerm_storage_account.images: dynamic'],
    ['which container', and('azurerm_storage_container.more', { name: 'more', storage_account_id: '${azurerm_storage_account.images.id}' }), 'which container of storage account acmeimages Hasty uses'],
    ['which account', { 'azurerm_storage_container.hasty': { name: 'images', storage_account_id: unknown('var.account') } }, 'which storage account Hasty uses: none is named or declared here'],
  ])('cannot tell: %s', (_, resources, why) => {
    expect(findingsOf(azureUnknown, resources)).toEqual([`error?: it depends on ${why}`]);
  });
});
