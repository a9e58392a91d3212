import { azureNeed } from '../../../src/audit/rules/azure-need';
import { and, changed, MOUNT } from '../../support/audit-azure';
import { findingsOf, Resources, unknown } from '../../support/audit-terraform';

const account = (change: Readonly<Record<string, unknown>>) => changed('azurerm_storage_account.images', change);
const DENIED = 'error: the network rules of acmeimages refuse Hasty and the browsers of annotators: default_action is Deny';

describe('what Hasty needs on Azure', () => {
  test.each<[string, Resources]>([
    ['a mount', MOUNT],
    ['network rules that allow', account({ network_rules: [{ default_action: 'Allow' }] })],
    ['network rules of another account', { ...and('azurerm_storage_account_network_rules.n', { storage_account_id: '${azurerm_storage_account.logs.id}', default_action: 'Deny' }), 'azurerm_storage_account.logs': { name: 'acmelogs' } }],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(azureNeed, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['no keys', account({ shared_access_key_enabled: false }), 'error: Hasty cannot use acmeimages: shared_access_key_enabled is false'],
    ['no network', account({ public_network_access_enabled: false }), 'error: Hasty cannot use acmeimages: public_network_access_enabled is false'],
    ['files', account({ account_kind: 'FileStorage' }), 'error: Hasty cannot use acmeimages: account_kind is FileStorage'],
    ['a firewall', account({ network_rules: { default_action: 'Deny', ip_rules: ['192.0.2.1'] } }), DENIED],
    ['a firewall of its own resource', and('azurerm_storage_account_network_rules.n', { storage_account_id: '${azurerm_storage_account.images.id}', default_action: 'Deny' }), DENIED],
    ['an unknown firewall', account({ network_rules: [{ default_action: unknown('var.action') }] }), 'error?: who reaches acmeimages over the network is not known: default_action'],
    ['unknown keys', account({ shared_access_key_enabled: unknown('var.keys') }), 'error?: whether Hasty can use acmeimages is not known: shared_access_key_enabled'],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(azureNeed, resources)).toEqual([message]);
  });
});
