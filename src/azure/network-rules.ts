import { StorageAccountNetworkRules } from '@cdktf/provider-azurerm/lib/storage-account';
import { checkLiteral, isToken, LiteralRule } from '../terraform/literal';

/**
 * Azure refuses ranges of one or two addresses, and private ones.
 *
 * @see https://learn.microsoft.com/azure/storage/common/storage-network-security#restrictions-for-ip-network-rules
 */
const IP_RULE: LiteralRule = {
  pattern: /^(?!10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\/(?:[1-9]|[12]\d|30))?$/,
  words: 'a public IPv4 address such as 203.0.113.7, or a range of at least four such as 203.0.113.0/24',
};
const ACTION: LiteralRule = { pattern: /^(?:Allow|Deny)$/, words: 'Allow or Deny' };
const RESOURCE_ID: LiteralRule = {
  pattern: /^\/subscriptions\/[\w-]+\/resourceGroups\/[\w.()-]+\/providers\/[\w./-]+$/i,
  words: 'a resource id: /subscriptions/.../resourceGroups/.../providers/...',
};
const TENANT: LiteralRule = { pattern: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, words: 'the id of a tenant, a UUID' };
const BYPASS: LiteralRule = { pattern: /^(?:None|Logging|Metrics|AzureServices)$/, words: 'None, Logging, Metrics or AzureServices' };

/**
 * Passes network rules as they are.
 *
 * @throws when Azure would refuse them
 */
export function checkNetworkRules(rules: StorageAccountNetworkRules): StorageAccountNetworkRules {
  checkLiteral('defaultAction', rules.defaultAction, ACTION);
  checkEach('ipRules', rules.ipRules, IP_RULE);
  checkEach('virtualNetworkSubnetIds', rules.virtualNetworkSubnetIds, RESOURCE_ID);
  checkEach('bypass', rules.bypass, BYPASS);
  const links = Array.isArray(rules.privateLinkAccess) ? rules.privateLinkAccess : [];
  links.forEach(({ endpointResourceId, endpointTenantId }) => {
    checkLiteral('endpointResourceId', endpointResourceId, RESOURCE_ID);
    if (endpointTenantId !== undefined) checkLiteral('endpointTenantId', endpointTenantId, TENANT);
  });
  return rules;
}

function checkEach(name: string, values: string[] | undefined, rule: LiteralRule): void {
  if (!isToken(values)) values?.forEach((value) => checkLiteral(name, value, rule));
}
