import { azureSettings } from '../../../src/audit/rules/azure-settings';
import { and, changed, MOUNT } from '../../support/audit-azure';
import { findingsOf, Resources, unknown } from '../../support/audit-terraform';

const account = (change: Readonly<Record<string, unknown>>) => changed('azurerm_storage_account.images', change);

describe('settings of the account', () => {
  test.each<[string, Resources]>([
    ['set well', MOUNT],
    ['of another account', and('azurerm_storage_account.site', { name: 'acmesite', min_tls_version: 'TLS1_0' })],
    ['by default', account({ min_tls_version: undefined })],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(azureSettings, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['public items', account({ allow_nested_items_to_be_public: true }), 'warning: in acmeimages containers can be opened to everybody later'],
    ['public items by default', account({ allow_nested_items_to_be_public: undefined }), 'warning: in acmeimages containers can be opened to everybody later'],
    ['no TLS', account({ https_traffic_only_enabled: false }), 'error: in acmeimages objects can be read without TLS'],
    ['old TLS', account({ min_tls_version: 'TLS1_0' }), 'warning: in acmeimages old versions of TLS are accepted'],
    ['other tenants', account({ cross_tenant_replication_enabled: true }), 'warning: in acmeimages objects can be replicated to other tenants'],
    ['local users', account({ local_user_enabled: true }), 'note: in acmeimages local users can be added, whom the key does not revoke'],
    ['unknown TLS', account({ min_tls_version: unknown('var.tls') }), 'warning?: whether in acmeimages old versions of TLS are accepted is not known: min_tls_version'],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(azureSettings, resources)).toEqual([message]);
  });
});
