import { TerraformVariable } from 'cdktf';
import { HastyContainerProps } from '../../src/azure';
import { ACCOUNT, azureStack, HASTY_RULE, hastyContainer, only, THEIR_JSON, THEIR_RULE } from '../support/azure';

const account = (props?: Partial<HastyContainerProps>) => only(hastyContainer(props), ACCOUNT);
const IDENTITY = '/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/images/providers/Microsoft.ManagedIdentity/userAssignedIdentities/images-key';
const encryptionKey = { keyVaultKeyId: 'https://acme-vault.vault.azure.net/keys/images', userAssignedIdentityId: IDENTITY };
const immutability = { periodSinceCreationInDays: 90, state: 'Unlocked', allowProtectedAppendWrites: false };

test('an account opens to its key alone, keeps what was deleted or overwritten by mistake, and cannot be destroyed', () => {
  expect(account()).toEqual({
    name: 'acmehastyimages',
    resource_group_name: 'images',
    location: 'westeurope',
    account_kind: 'StorageV2',
    account_tier: 'Standard',
    account_replication_type: 'LRS',
    allow_nested_items_to_be_public: false, // the provider's default is true
    cross_tenant_replication_enabled: false,
    https_traffic_only_enabled: true,
    local_user_enabled: false, // the provider's default is true, and renewing the key would not revoke them
    min_tls_version: 'TLS1_2',
    public_network_access_enabled: true, // annotators' browsers come from anywhere
    shared_access_key_enabled: true, // Hasty has no other way in
    lifecycle: { prevent_destroy: true },
    blob_properties: {
      versioning_enabled: true,
      delete_retention_policy: { days: 30 }, // without the block nothing can be restored
      container_delete_retention_policy: { days: 30 },
      cors_rule: [HASTY_RULE],
    },
  });
});

describe('an account may have', () => {
  test.each<[string, Partial<HastyContainerProps>, object]>([
    ['another replication', { replicationType: 'RAGZRS' }, { account_replication_type: 'RAGZRS' }],
    ['a longer time to restore', { deleteRetentionDays: 365 }, { blob_properties: { delete_retention_policy: { days: 365 }, container_delete_retention_policy: { days: 365 } } }],
    ['one day to restore', { deleteRetentionDays: 1 }, { blob_properties: { delete_retention_policy: { days: 1 } } }],
    ['other CORS rules', { otherCorsRules: [THEIR_RULE] }, { blob_properties: { cors_rule: [HASTY_RULE, THEIR_JSON] } }],
    ['another origin of the app', { corsOrigins: ['https://app.acme.example'] }, { blob_properties: { cors_rule: [{ ...HASTY_RULE, allowed_origins: ['https://app.acme.example'] }] } }],
    ['a key of your own', { encryptionKey }, {
      customer_managed_key: { key_vault_key_id: encryptionKey.keyVaultKeyId, user_assigned_identity_id: IDENTITY }, identity: { type: 'UserAssigned', identity_ids: [IDENTITY] },
    }],
    ['network rules', { networkRules: { defaultAction: 'Deny', ipRules: ['203.0.113.0/24'], bypass: ['AzureServices'] } }, {
      network_rules: { default_action: 'Deny', ip_rules: ['203.0.113.0/24'], bypass: ['AzureServices'] },
    }],
    ['immutable blobs', { immutability }, { immutability_policy: { period_since_creation_in_days: 90, state: 'Unlocked', allow_protected_append_writes: false } }],
  ])('%s', (_, props, attributes) => {
    expect(account(props)).toMatchObject(attributes);
  });
});

describe('an account must not have', () => {
  test.each<[string, Partial<HastyContainerProps>, string]>([
    ['a malformed name', { accountName: 'Acme-Images' }, '`accountName` must be 3 to 24 lower-case letters or digits, got: "Acme-Images"'],
    ['a malformed resource group', { resourceGroupName: 'images.' }, '`resourceGroupName` must be'],
    ['a region that Hasty cannot find', { location: 'chinaeast2' }, '`location` must be a region of the public Azure cloud'],
    ['an unknown replication', { replicationType: 'RS' }, '`replicationType` must be LRS, ZRS, GRS, RAGRS, GZRS or RAGZRS, got: "RS"'],
    ['no time to restore', { deleteRetentionDays: 0 }, '`deleteRetentionDays` must be 1 to 365 whole days, got: 0'],
    ['too long a time to restore', { deleteRetentionDays: 366 }, '`deleteRetentionDays` must be'],
    ['a part of a day', { deleteRetentionDays: 1.5 }, '`deleteRetentionDays` must be'],
    ['a malformed rule of others', { otherCorsRules: [{ ...THEIR_RULE, allowedMethods: ['FETCH'] }] }, '`allowedMethods` of a rule in `otherCorsRules` must hold'],
    ['a malformed key', { encryptionKey: { ...encryptionKey, keyVaultKeyId: 'images' } }, '`keyVaultKeyId` must be'],
    ['a malformed identity', { encryptionKey: { ...encryptionKey, userAssignedIdentityId: 'images-key' } }, '`userAssignedIdentityId` must be'],
    ['malformed network rules', { networkRules: { defaultAction: 'Refuse' } }, '`defaultAction` must be Allow or Deny, got: "Refuse"'],
    ['an unknown state of immutability', { immutability: { ...immutability, state: 'Closed' } }, '`state` must be Disabled, Unlocked or Locked, got: "Closed"'],
    ['immutability for no day', { immutability: { ...immutability, periodSinceCreationInDays: 0 } }, '`periodSinceCreationInDays` must be 1 to 146000 whole days, got: 0'],
  ])('%s', (_, props, message) => {
    expect(() => hastyContainer(props)).toThrow(message);
  });
});

test('numbers and states may be known to Terraform alone', () => {
  const stack = azureStack();
  const days = new TerraformVariable(stack, 'Days', {}).numberValue;
  const state = new TerraformVariable(stack, 'State', {}).stringValue;
  hastyContainer({ deleteRetentionDays: days, immutability: { ...immutability, periodSinceCreationInDays: days, state } }, stack);
  expect(only(stack, ACCOUNT)).toMatchObject({
    blob_properties: { delete_retention_policy: { days: '${var.Days}' } }, immutability_policy: { period_since_creation_in_days: '${var.Days}', state: '${var.State}' },
  });
});
