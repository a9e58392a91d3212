import { agreedOf, azureModel, isAccount, isMade } from '../../../src/audit/azure/model';
import { and, MOUNT } from '../../support/audit-azure';
import { analysisOf, Surroundings } from '../../support/audit-terraform';

const MORE = and('azurerm_storage_account.logs', { name: 'acmelogs' });
const names = (surroundings?: Surroundings) => azureModel(analysisOf(MORE, surroundings)).accounts.map(({ name }) => name);
const entry = { cloud: 'azure' as const, principal: '', identity: 'acmelogs/key2', bucket: 'logs', prefixes: [''], actions: [], listing: 'BUCKET' as const, revoke: '' };

describe('who is Hasty on Azure', () => {
  test('the account with its origin, else whatever is named', () => {
    expect(names()).toEqual(['acmeimages']);
    expect(names({ subjects: ['acmelogs'] })).toEqual(['acmelogs']);
    expect(names({ subjects: ['storage account acmelogs', 'hasty@acme.iam.gserviceaccount.com', '718860067770'] })).toEqual(['acmelogs']);
    expect(names({ expected: [entry] })).toEqual(['acmelogs']);
    expect(names({ outputs: { r: { value: '{"cloud_provider":"az","account_name":"acmelogs","container":"x"}' } } })).toEqual(['acmeimages', 'acmelogs']);
  });

  test('an account that says so', () => {
    expect(azureModel(analysisOf({ 'azurerm_storage_account.hasty': { name: 'acme1' } })).accounts.map(({ name }) => name)).toEqual(['acme1']);
  });

  test('what is in an account is found by name, id and reference', () => {
    const ids = new Set(['f#azurerm_storage_account.a']);
    expect(isAccount(['acme'], 'acme', ids)).toBe(true);
    expect(isAccount(['/subscriptions/0/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acme'], 'acme', ids)).toBe(true);
    expect(isAccount([{ kind: 'name', id: 'f#azurerm_storage_account.a.id', label: '' }], 'acme', ids)).toBe(true);
    expect(isAccount(['/subscriptions/0/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acme2'], 'acme', ids)).toBe(false);
  });

  test('what was agreed is found by the account', () => {
    const analysis = analysisOf(MOUNT, { expected: [entry] });
    expect([agreedOf(analysis, 'acmelogs'), agreedOf(analysis, 'acme')]).toEqual([[entry], []]);
    expect(azureModel(analysisOf(MOUNT)).accounts[0].instances.map(isMade)).toEqual([true]);
  });
});
