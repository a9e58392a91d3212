import { azureDedicatedAccount } from '../../../src/audit/rules/azure-dedicated-account';
import { and, changed, MOUNT } from '../../support/audit-azure';
import { findingsOf, Resources } from '../../support/audit-terraform';

const IN = { storage_account_id: '${azurerm_storage_account.images.id}' };

describe('the account of a mount', () => {
  test.each<[string, Resources]>([
    ['one container', MOUNT],
    ['a share of another account', { ...MOUNT, 'azurerm_storage_account.files': { name: 'acmefiles' }, 'azurerm_storage_share.s': { name: 's', storage_account_id: '${azurerm_storage_account.files.id}' } }],
    ['a replication into it, which the key does not open', and('azurerm_storage_object_replication.r', {
      source_storage_account_id: '${azurerm_storage_account.main.id}', destination_storage_account_id: '${azurerm_storage_account.images.id}',
    })],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(azureDedicatedAccount, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['a second container', and('azurerm_storage_container.hasty', { name: 'hasty', ...IN }), 'error: the key of acmeimages also opens the container images'],
    ['a share', and('azurerm_storage_share.s', { name: 's', ...IN }), 'error: the key of acmeimages also opens azurerm_storage_share.s'],
    ['a queue', and('azurerm_storage_queue.q', { name: 'q', storage_account_name: 'acmeimages' }), 'error: the key of acmeimages also opens azurerm_storage_queue.q'],
    ['a table', and('azurerm_storage_table.t', { name: 't', storage_account_name: '${azurerm_storage_account.images.name}' }), 'error: the key of acmeimages also opens azurerm_storage_table.t'],
    ['a file system', and('azurerm_storage_data_lake_gen2_filesystem.f', { name: 'f', ...IN }), 'error: the key of acmeimages also opens azurerm_storage_data_lake_gen2_filesystem.f'],
    ['a web site', changed('azurerm_storage_account.images', { static_website: [{ index_document: 'index.html' }] }), 'error: the key of acmeimages also opens a static web site'],
    ['a web site of its own resource', and('azurerm_storage_account_static_website.w', IN), 'error: the key of acmeimages also opens azurerm_storage_account_static_website.w'],
    ['folders', changed('azurerm_storage_account.images', { is_hns_enabled: true }), 'error: the key of acmeimages also opens a hierarchical namespace, a second interface to the same objects'],
    ['a local user', and('azurerm_storage_account_local_user.u', IN), 'error: the key of acmeimages also opens azurerm_storage_account_local_user.u'],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(azureDedicatedAccount, resources)).toEqual([message]);
  });
});
