import { audit } from '../../src/audit';
import { hastyContainer, THEIR_RULE } from '../support/azure';
import { synthesized } from '../support/terraform-stack';

// The audit reads what this library synthesizes for Azure, and one fault at a time in copies of it.

type Json = any;
const WHOLE = JSON.stringify(synthesized(hastyContainer({ secretAccessKey: true, otherCorsRules: [THEIR_RULE] })));

const account = (json: Json) => json.resource.azurerm_storage_account.Images_Account_CF4CA2E3;
const blobs = (json: Json) => account(json).blob_properties;
const container = (json: Json) => json.resource.azurerm_storage_container.Images_Container_E0DF7C95;
const ID = '${azurerm_storage_account.Images_Account_CF4CA2E3.id}';
const NAME = '${azurerm_storage_account.Images_Account_CF4CA2E3.name}';

const rulesOf = (json: Json) => [...new Set(audit([{ name: 'cdk.tf.json', text: JSON.stringify(json) }]).findings.map(({ rule }) => rule))];
const mutated = (mutate: (json: Json) => void) => {
  const json = JSON.parse(WHOLE);
  mutate(json);
  expect(JSON.stringify(json)).not.toBe(WHOLE);
  return rulesOf(json);
};

test('what is synthesized gives the audit nothing to say', () => {
  expect(rulesOf(JSON.parse(WHOLE))).toEqual([]);
});

test.each<[string, (json: Json) => void, string]>([
  ['an open container', (json) => { container(json).container_access_type = 'blob'; }, 'azure-container-private'],
  ['a container that lists itself to everybody', (json) => { container(json).container_access_type = 'container'; }, 'azure-container-private'],
  ['an account whose containers can be opened', (json) => { account(json).allow_nested_items_to_be_public = true; }, 'azure-settings'],
  ['the same by the default', (json) => { delete account(json).allow_nested_items_to_be_public; }, 'azure-settings'],
  ['no TLS', (json) => { account(json).https_traffic_only_enabled = false; }, 'azure-settings'],
  ['old TLS', (json) => { account(json).min_tls_version = 'TLS1_0'; }, 'azure-settings'],
  ['replication to other tenants', (json) => { account(json).cross_tenant_replication_enabled = true; }, 'azure-settings'],
  ['local users', (json) => { account(json).local_user_enabled = true; }, 'azure-settings'],
  ['no shared keys', (json) => { account(json).shared_access_key_enabled = false; }, 'azure-need'],
  ['no way in over the network', (json) => { account(json).public_network_access_enabled = false; }, 'azure-need'],
  ['a firewall', (json) => { account(json).network_rules = { default_action: 'Deny' }; }, 'azure-need'],
  ['no CORS', (json) => { delete blobs(json).cors_rule; }, 'azure-cors'],
  ["no CORS for Hasty's app", (json) => { blobs(json).cors_rule.shift(); }, 'azure-cors'],
  ['CORS for every page', (json) => { blobs(json).cors_rule[0].allowed_origins = ['*']; }, 'azure-cors'],
  ['CORS that lets the app write', (json) => { blobs(json).cors_rule[0].allowed_methods.push('PUT'); }, 'azure-cors'],
  ['CORS without the headers that the app sends', (json) => { blobs(json).cors_rule[0].allowed_headers = ['x-other']; }, 'azure-cors'],
  ['the key in a plain output', (json) => { delete json.output.ImagesSecretAccessKey.sensitive; }, 'azure-key-exposed'],
  ['key 1 in place of key 2', (json) => { json.output.ImagesSecretAccessKey.value = ID.replace('.id', '.primary_access_key'); }, 'azure-key-exposed'],
  ['a connection string in an output', (json) => { json.output.More = { value: ID.replace('.id', '.secondary_connection_string') }; }, 'azure-key-exposed'],
  ['another container', (json) => { json.resource.azurerm_storage_container.Other = { name: 'other', storage_account_id: ID }; }, 'azure-dedicated-account'],
  ['a share', (json) => { json.resource.azurerm_storage_share = { Other: { name: 'other', quota: 1, storage_account_name: NAME } }; }, 'azure-dedicated-account'],
  ['a web site', (json) => { account(json).static_website = { index_document: 'index.html' }; }, 'azure-dedicated-account'],
  ['SFTP', (json) => { account(json).sftp_enabled = true; }, 'azure-dedicated-account'],
  ['a policy that deletes images', (json) => {
    json.resource.azurerm_storage_management_policy = {
      Old: { storage_account_id: ID, rule: [{ name: 'old', enabled: true, actions: { base_blob: { delete_after_days_since_modification_greater_than: 30 } } }] },
    };
  }, 'azure-keeps-objects'],
])('the audit notices %s', (_, mutate, rule) => {
  expect(mutated(mutate)).toContain(rule);
});

test.each<[string, (json: Json) => void]>([
  ['tags', (json) => { account(json).tags = { team: 'storage' }; }],
  ['another replication', (json) => { account(json).account_replication_type = 'GRS'; }],
  ['a firewall that is open', (json) => { account(json).network_rules = { default_action: 'Allow' }; }],
  ['a key of your own', (json) => { account(json).customer_managed_key = { key_vault_key_id: 'https://acme-vault.vault.azure.net/keys/images', user_assigned_identity_id: 'x' }; }],
  ['a container in another account', (json) => { json.resource.azurerm_storage_container.Other = { name: 'other', storage_account_name: 'acmeother' }; }],
])('the audit says nothing of %s', (_, mutate) => {
  expect(mutated(mutate)).toEqual([]);
});
