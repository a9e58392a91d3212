import { azureAccess } from '../../../src/audit/azure/access';
import { and, MOUNT, ORIGIN } from '../../support/audit-azure';
import { analysisOf } from '../../support/audit-terraform';

describe('access on Azure', () => {
  test('is the key of each account that has Hasty\'s origin in CORS', () => {
    expect(azureAccess(analysisOf(MOUNT))).toEqual({
      subjects: ['the key of storage account acmeimages'],
      mounts: [{
        cloud: 'azure',
        principal: 'holder of the account key',
        identity: 'acmeimages/key2',
        bucket: 'images',
        prefixes: [''],
        actions: ['*'],
        listing: 'BUCKET',
        corsOrigins: [ORIGIN],
        revoke: 'az storage account keys renew --account-name acmeimages --key key2',
      }],
      unknowns: [],
      touched: true,
    });
  });

  test('is computed once for an analysis', () => {
    const analysis = analysisOf(MOUNT);
    expect(azureAccess(analysis)).toBe(azureAccess(analysis));
  });

  test('is by the first key when outputs show that one alone', () => {
    const outputs = { key: { value: '${azurerm_storage_account.images.primary_access_key}', sensitive: true } };
    expect(azureAccess(analysisOf(MOUNT, { outputs })).mounts).toEqual([expect.objectContaining({ identity: 'acmeimages/key1' })]);
  });

  test('is none, and untouched, where nothing says Hasty', () => {
    expect(azureAccess(analysisOf({ 'azurerm_storage_account.logs': { name: 'acmelogs' } }))).toEqual({ subjects: [], mounts: [], unknowns: [], touched: false });
  });

  test('to an account that is only looked up is not known', () => {
    const resources = { ...MOUNT, 'data.azurerm_storage_account.images': { name: 'acmeimages' } };
    const { 'azurerm_storage_account.images': _, ...rest } = resources;
    expect(azureAccess(analysisOf(rest, { subjects: ['acmeimages'] })).unknowns.map(({ why }) => why))
      .toEqual(['what else is in storage account acmeimages, which these documents do not make', 'which container of storage account acmeimages Hasty uses']);
  });

  test('to one of several containers is not known until it is registered', () => {
    const resources = and('azurerm_storage_container.more', { name: 'more', storage_account_id: '${azurerm_storage_account.images.id}' });
    const outputs = { registration: { value: '{"description":"x","cloud_provider":"az","account_name":"acmeimages","container":"images"}' } };
    expect(azureAccess(analysisOf(resources)).unknowns.map(({ why }) => why)).toEqual(['which container of storage account acmeimages Hasty uses']);
    expect(azureAccess(analysisOf(resources, { outputs })).unknowns).toEqual([]);
  });
});
