import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { StorageQueue } from '@cdktf/provider-azurerm/lib/storage-queue';
import { StorageShare } from '@cdktf/provider-azurerm/lib/storage-share';
import { Aspects, TerraformStack } from 'cdktf';
import { HastyContainer } from '../../src/azure';
import { ImportMode } from '../../src/contract';
import { HastyWarnings } from '../../src/terraform';
import { azureStack, NEW_CONTAINER } from '../support/azure';
import { terraformErrors, terraformWarnings } from '../support/terraform-stack';

function made(stack: TerraformStack = azureStack()): { stack: TerraformStack; account: StorageAccount; container: StorageContainer } {
  const { account, container } = new HastyContainer(stack, 'Images', { ...NEW_CONTAINER, importMode: ImportMode.COPY });
  return { stack, account, container };
}

test('what nobody changed is in order', () => {
  const { stack } = made();
  expect(terraformErrors(stack)).toEqual([]);
  expect(terraformWarnings(stack)).toEqual([]);
});

describe('the account must keep', () => {
  test.each<[string, unknown, string]>([
    ['account_kind', 'FileStorage', '"StorageV2" (Hasty reads blobs)'],
    ['allow_nested_items_to_be_public', true, 'false (or a container can be opened to everybody)'],
    ['cross_tenant_replication_enabled', true, 'false (or images can be copied to another tenant)'],
    ['dns_endpoint_type', 'AzureDnsZone', 'left out or "Standard" (Hasty looks for the account at its standard address)'],
    ['https_traffic_only_enabled', false, 'true (or images travel without TLS)'],
    ['is_hns_enabled', true, 'left out or false (a second interface to the same images)'],
    ['local_user_enabled', true, 'false (a way in that renewing the key does not close)'],
    ['min_tls_version', 'TLS1_0', '"TLS1_2" or "TLS1_3" (older versions are broken)'],
    ['public_network_access_enabled', false, 'true (or neither Hasty nor the browsers of annotators reach the images)'],
    ['sftp_enabled', true, 'left out or false (a way in that renewing the key does not close)'],
    ['shared_access_key_enabled', false, 'true (or Hasty cannot sign in)'],
    ['static_website', { index_document: 'index.html' }, 'left out (or what is in $web is served to everybody)'],
  ])('%s, got by an override: %j', (attribute, value, words) => {
    const { stack, account } = made();
    account.addOverride(attribute, value);
    expect(terraformErrors(stack)).toEqual([
      `[Stack/Images/Account] 'Stack/Images/Account' must have ${attribute} ${words}, got: ${JSON.stringify(value)}; undo what changes it, or make the account yourself and use ContainerMount`,
    ]);
  });

  test('what is safe, where an aspect takes it away', () => {
    const { stack, account } = made();
    Aspects.of(stack).add({ visit: (node) => { if (node === account) account.resetLocalUserEnabled(); } });
    expect(terraformErrors(stack)).toEqual([expect.stringContaining('must have local_user_enabled false')]);
  });

  test.each(['versioning_enabled', 'delete_retention_policy', 'container_delete_retention_policy'])('%s, so that mistakes can be undone', (property) => {
    const { stack, account } = made();
    account.addOverride(`blob_properties.${property}`, false);
    expect(terraformErrors(stack)).toEqual([expect.stringContaining(`'Stack/Images/Account' must have ${property} in blob_properties (what is overwritten or deleted by mistake can be restored), got: {`)]);
  });

  test('its guard', () => {
    const { stack, account, container } = made();
    [account, container].forEach((resource) => resource.addOverride('lifecycle.prevent_destroy', false));
    expect(terraformErrors(stack)).toEqual([expect.stringContaining("'Stack/Images/Account' must have prevent_destroy"), expect.stringContaining("'Stack/Images/Container' must have prevent_destroy")]);
  });
});

describe('the account may get', () => {
  test.each<[string, unknown]>([
    ['tags', { team: 'storage' }],
    ['access_tier', 'Hot'],
    ['min_tls_version', 'TLS1_3'],
    ['dns_endpoint_type', 'Standard'],
    ['infrastructure_encryption_enabled', true],
  ])('%s by an override', (attribute, value) => {
    const { stack, account } = made();
    account.addOverride(attribute, value);
    expect(terraformErrors(stack)).toEqual([]);
  });

  test('a longer time to restore', () => {
    const { stack, account } = made();
    account.addOverride('blob_properties.delete_retention_policy.days', 90);
    expect(terraformErrors(stack)).toEqual([]);
  });
});

describe('the container', () => {
  test.each(['blob', 'container', '${var.level}'])('must stay private, got by an override: %s', (level) => {
    const { stack, container } = made();
    container.addOverride('container_access_type', level);
    expect(terraformErrors(stack)).toEqual([
      `[Stack/Images/Container] 'Stack/Images/Container' must have container_access_type "private" (or everybody can read the images), got: ${JSON.stringify(level)}; undo what changes it, or make the account yourself and use ContainerMount`,
    ]);
  });

  test('may get metadata', () => {
    const { stack, container } = made();
    container.metadata = { team: 'storage' };
    expect(terraformErrors(stack)).toEqual([]);
  });
});

describe('network rules', () => {
  const rules = (defaultAction: string) => {
    const { stack, account } = made();
    account.putNetworkRules({ defaultAction, ipRules: ['203.0.113.0/24'] });
    return stack;
  };

  test('that keep out all whom they do not name are warned of', () => {
    expect(terraformWarnings(rules('Deny'))).toEqual([{
      id: 'hasty-bucket-constructs:networkRules',
      text: "the network rules keep out whom they do not name, got default_action: \"Deny\"; Hasty's servers and the browsers of annotators must reach the account, and Hasty publishes no addresses: ask Hasty, or use 'Allow'",
    }]);
  });

  test('that let all in are not warned of', () => {
    expect(terraformWarnings(rules('Allow'))).toEqual([]);
  });
});

describe('what else is in the account', () => {
  const SHARED = 'hasty-bucket-constructs:accountShared';

  test.each<[string, (stack: TerraformStack, account: StorageAccount) => void]>([
    ['a container', (stack, { id }) => new StorageContainer(stack, 'Other', { name: 'other', storageAccountId: id })],
    ['a container, by the name of the account', (stack) => new StorageContainer(stack, 'Other', { name: 'other', storageAccountName: 'acmehastyimages' })],
    ['a share', (stack, { id }) => new StorageShare(stack, 'Other', { name: 'other', quota: 1, storageAccountId: id })],
    ['a queue', (stack, { name }) => new StorageQueue(stack, 'Other', { name: 'other', storageAccountName: name })],
    ['a container, by a resource id', (stack) => new StorageContainer(stack, 'Other', {
      name: 'other', storageAccountId: '/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/images/providers/Microsoft.Storage/storageAccounts/acmehastyimages',
    })],
  ])('is warned of, since the key opens it too: %s', (_, add) => {
    const { stack, account } = made();
    add(stack, account);
    expect(terraformWarnings(stack)).toEqual([{ id: SHARED, text: "Hasty's key opens the whole account, and these are in it too: Stack/Other; put them into another account" }]);
  });

  test('is not warned of when it is acknowledged', () => {
    const { stack, account } = made();
    new StorageContainer(stack, 'Other', { name: 'other', storageAccountId: account.id });
    HastyWarnings.acknowledge(account, SHARED, 'Hasty may have it');
    expect(terraformWarnings(stack)).toEqual([]);
  });

  test('is not warned of when it holds no data, or is in another account', () => {
    const { stack, account } = made();
    new StorageManagementPolicy(stack, 'Policy', { storageAccountId: account.id });
    const other = new StorageAccount(stack, 'Other', { name: 'acmehastyimages2', resourceGroupName: 'images', location: 'westeurope', accountTier: 'Standard', accountReplicationType: 'LRS' });
    new StorageContainer(stack, 'OtherContainer', { name: 'other', storageAccountId: other.id });
    new StorageContainer(stack, 'ByName', { name: 'by-name', storageAccountName: 'acmehastyimages2' });
    expect(terraformWarnings(stack)).toEqual([]);
  });
});
