import { StorageAccountNetworkRules } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformVariable } from 'cdktf';
import { checkNetworkRules } from '../../src/azure/network-rules';
import { azureStack } from '../support/azure';

const GROUP = '/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/images';
const SUBNET = `${GROUP}/providers/Microsoft.Network/virtualNetworks/acme/subnets/images`;

const allowed: [string, Partial<StorageAccountNetworkRules>][] = [
  ['to allow all', { defaultAction: 'Allow' }],
  ['addresses', { ipRules: ['203.0.113.7', '1.2.3.4', '11.0.0.1', '172.15.0.1', '172.32.0.1', '192.169.0.1', '255.249.0.9'] }],
  ['ranges', { ipRules: ['203.0.113.0/24', '8.0.0.0/6', '203.0.113.4/30'] }],
  ['subnets', { virtualNetworkSubnetIds: [SUBNET] }],
  ['services of Azure', { bypass: ['AzureServices', 'Logging', 'Metrics'] }],
  ['nothing of Azure', { bypass: ['None'] }],
  ['private links', { privateLinkAccess: [{ endpointResourceId: `${GROUP}/providers/Microsoft.Search/searchServices/acme`, endpointTenantId: '00000000-1111-2222-3333-444444444444' }, { endpointResourceId: SUBNET }] }],
];
const refused: [string, object, string][] = [
  ['another action', { defaultAction: 'deny' }, '`defaultAction` must be Allow or Deny, got: "deny"'],
  ['a private address', { ipRules: ['10.0.0.1'] }, '`ipRules` must be a public IPv4 address'],
  ['a private range', { ipRules: ['172.16.0.0/12'] }, '`ipRules` must be'],
  ['another private range', { ipRules: ['192.168.1.0/24'] }, '`ipRules` must be'],
  ['a range of two addresses', { ipRules: ['203.0.113.4/31'] }, '`ipRules` must be'],
  ['one address as a range', { ipRules: ['203.0.113.4/32'] }, '`ipRules` must be'],
  ['all addresses as a range', { ipRules: ['0.0.0.0/0'] }, '`ipRules` must be'],
  ['an address with a number over 255', { ipRules: ['203.0.113.256'] }, '`ipRules` must be'],
  ['an address of IPv6', { ipRules: ['2001:db8::1'] }, '`ipRules` must be'],
  ['Terraform code as an address', { ipRules: ['${file("x")}'] }, '`ipRules` must be'],
  ['the name of a subnet', { virtualNetworkSubnetIds: ['images'] }, '`virtualNetworkSubnetIds` must be a resource id'],
  ['an unknown service', { bypass: ['Azure'] }, '`bypass` must be None, Logging, Metrics or AzureServices'],
  ['Terraform code as a private link', { privateLinkAccess: [{ endpointResourceId: `${GROUP}/providers/%{if true}` }] }, '`endpointResourceId` must be a resource id'],
  ['the name of a tenant', { privateLinkAccess: [{ endpointResourceId: SUBNET, endpointTenantId: 'acme' }] }, '`endpointTenantId` must be the id of a tenant'],
];

test.each(allowed)('network rules may have %s', (_, fields) => {
  const rules = { defaultAction: 'Deny', ...fields };
  expect(checkNetworkRules(rules)).toBe(rules);
});

test.each(refused)('network rules must not have %s', (_, fields, message) => {
  expect(() => checkNetworkRules({ defaultAction: 'Deny', ...fields })).toThrow(message);
});

test('network rules may hold what only Terraform knows', () => {
  const variable = new TerraformVariable(azureStack(), 'Rules', {});
  expect(() => checkNetworkRules({
    defaultAction: variable.stringValue,
    ipRules: variable.listValue,
    virtualNetworkSubnetIds: [variable.stringValue],
    bypass: variable.listValue,
    privateLinkAccess: [{ endpointResourceId: variable.stringValue, endpointTenantId: variable.stringValue }],
  })).not.toThrow();
});
