import { azureRights } from '../../../src/audit/rules/azure-rights';
import { and, MOUNT } from '../../support/audit-azure';
import { findingsOf, Resources } from '../../support/audit-terraform';

const ID = '${azurerm_storage_container.images.id}';

describe('ways in besides the key', () => {
  test.each<[string, Resources]>([
    ['none', MOUNT],
    ['a role of another identity', and('azurerm_role_assignment.admins', { scope: ID, role_definition_name: 'Owner', principal_id: '00000000-0000-0000-0000-000000000001' })],
    ['a signature for another account', and('data.azurerm_storage_account_sas.s', { connection_string: 'AccountName=acmelogs;AccountKey=x', permissions: [{ write: true }] })],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(azureRights, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['a role', and('azurerm_role_assignment.hasty', { scope: ID, role_definition_name: 'Storage Blob Data Contributor', principal_id: '1' }),
      'error: azurerm_role_assignment.hasty gives an identity named as Hasty the role Storage Blob Data Contributor on ${azurerm_storage_container.images.id}'.replace('${azurerm_storage_container.images.id}', 'the container')],
    ['a role of an identity that is named so', { ...and('azurerm_role_assignment.r', { scope: '/subscriptions/0', role_definition_name: 'Reader', principal_id: '${azurerm_user_assigned_identity.i.principal_id}' }), 'azurerm_user_assigned_identity.i': { name: 'hasty' } },
      'error: azurerm_role_assignment.r gives an identity named as Hasty the role Reader on /subscriptions/0'],
    ['a reader of the container', and('azurerm_role_assignment.hasty', { scope: ID, role_definition_name: 'Storage Blob Data Reader', principal_id: '1' }),
      'note: azurerm_role_assignment.hasty lets an identity named as Hasty read the container; Hasty has no way to use it'],
    ['a reader of the account', and('azurerm_role_assignment.hasty', { scope: '/subscriptions/0', role_definition_name: 'Storage Blob Data Reader', principal_id: '1' }),
      'error: azurerm_role_assignment.hasty gives an identity named as Hasty the role Storage Blob Data Reader on /subscriptions/0'],
    ['a signature to write', and('data.azurerm_storage_account_blob_container_sas.s', { connection_string: '${azurerm_storage_account.images.primary_connection_string}', permissions: [{ read: true, write: true, list: false }] }),
      'error: data.azurerm_storage_account_blob_container_sas.s is another way into acmeimages, to write'],
    ['a signature to read', and('data.azurerm_storage_account_blob_container_sas.s', { connection_string: '${azurerm_storage_account.images.primary_connection_string}', permissions: { read: true, write: false } }),
      'note: data.azurerm_storage_account_blob_container_sas.s is another way into acmeimages, to read; Hasty has no way to use it'],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(azureRights, resources)).toEqual([message]);
  });
});
