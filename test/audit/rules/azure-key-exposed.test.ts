import { azureKeyExposed } from '../../../src/audit/rules/azure-key-exposed';
import { and, MOUNT } from '../../support/audit-azure';
import { findingsOf, Resources } from '../../support/audit-terraform';

const output = (value: string, sensitive?: boolean, resources: Resources = MOUNT) =>
  findingsOf(azureKeyExposed, resources, { outputs: { key: { value, sensitive } } });

describe('keys on Azure', () => {
  test('pass in a sensitive output, and when they are of another account', () => {
    expect(findingsOf(azureKeyExposed, MOUNT)).toEqual([]);
    expect(output('${azurerm_storage_account.images.secondary_access_key}', true)).toEqual([]);
    expect(output('${azurerm_storage_account.logs.primary_access_key}', false, and('azurerm_storage_account.logs', { name: 'acmelogs' }))).toEqual([]);
  });

  test.each([
    ['a key', '${azurerm_storage_account.images.secondary_access_key}', 'azurerm_storage_account.images.secondary_access_key'],
    ['a key inside a text', 'key=${azurerm_storage_account.images.primary_access_key}', 'azurerm_storage_account.images.primary_access_key'],
    ['a connection string', '${azurerm_storage_account.images.primary_connection_string}', 'azurerm_storage_account.images.primary_connection_string'],
  ])('fail in a plain output: %s', (_, value, shown) => {
    expect(output(value)).toEqual([`error: output key shows ${shown}`]);
  });

  test('fail as signatures and as literals', () => {
    expect(output('${data.azurerm_storage_account_sas.s.sas}', false, and('data.azurerm_storage_account_sas.s', {}))).toEqual(['error: output key shows a secret of the storage account']);
    expect(output(`AccountName=acmeimages;AccountKey=${'A'.repeat(86)}==`)).toEqual(['error: output key shows a secret of the storage account']);
  });

  test('are noted when the first one is handed out', () => {
    expect(output('${azurerm_storage_account.images.primary_access_key}', true)).toEqual(['note: output key hands out the first key of azurerm_storage_account.images']);
  });
});
