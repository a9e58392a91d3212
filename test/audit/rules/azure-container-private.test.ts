import { azureContainerPrivate } from '../../../src/audit/rules/azure-container-private';
import { and, changed, MOUNT } from '../../support/audit-azure';
import { findingsOf, Resources, unknown } from '../../support/audit-terraform';

describe('containers', () => {
  test.each<[string, Resources]>([
    ['private', MOUNT],
    ['private by default', changed('azurerm_storage_container.images', { container_access_type: undefined })],
    ['public in another account', and('azurerm_storage_container.site', { name: 'site', container_access_type: 'blob', storage_account_name: 'acmesite' })],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(azureContainerPrivate, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['public blobs', changed('azurerm_storage_container.images', { container_access_type: 'blob' }), 'error: everybody can read the container images: its access level is blob'],
    ['a public list', changed('azurerm_storage_container.images', { container_access_type: 'container' }), 'error: everybody can read the container images: its access level is container'],
    ['unknown', changed('azurerm_storage_container.images', { container_access_type: unknown('var.level') }), 'error?: who can read the container images is not known'],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(azureContainerPrivate, resources)).toEqual([message]);
  });
});
