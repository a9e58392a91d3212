import { checkLiteral, isToken, LiteralRule } from '../terraform/literal';

/** @see https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-name */
const ACCOUNT: LiteralRule = { pattern: /^[a-z0-9]{3,24}$/, words: '3 to 24 lower-case letters or digits' };

/** @see https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata#container-names */
const CONTAINER: LiteralRule = {
  pattern: /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
  words: '3 to 63 lower-case letters, digits or single hyphens, with a letter or digit at both ends',
};

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftresources */
const RESOURCE_GROUP: LiteralRule = { pattern: /^[\w.()-]{0,89}[\w()-]$/, words: '1 to 90 letters, digits or _-.(), not ending in a period' };

/**
 * A region as `westeurope` or `West Europe`. Hasty is told the name of the account and no address, so the account must be in the cloud where
 * `<name>.blob.core.windows.net` is: those for China and for the US government have other addresses.
 *
 * @see https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-endpoints
 */
const LOCATION: LiteralRule = {
  pattern: /^(?!china|us ?gov|us ?dod)[a-z]+(?: [a-z]+)*(?: ?\d)?$/i,
  words: 'a region of the public Azure cloud, where Hasty looks for the account, such as westeurope',
};

/** @see https://learn.microsoft.com/azure/storage/common/storage-redundancy */
const REPLICATION: LiteralRule = { pattern: /^(?:LRS|ZRS|(?:RA)?GZ?RS)$/, words: 'LRS, ZRS, GRS, RAGRS, GZRS or RAGZRS' };

/** @see https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#vault-name-and-object-name */
const KEY: LiteralRule = {
  pattern: /^https:\/\/[a-z0-9-]{3,24}\.vault\.azure\.net\/keys\/[A-Za-z0-9-]{1,127}(?:\/[0-9a-f]{32})?$/,
  words: 'the id of a key in a key vault: https://acme-vault.vault.azure.net/keys/images, better without a version, so that it can be rotated',
};

const IDENTITY: LiteralRule = {
  pattern: /^\/subscriptions\/[\w-]+\/resourceGroups\/[\w.()-]+\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[\w-]+$/,
  words: 'the resource id of a user-assigned identity: /subscriptions/.../resourceGroups/.../providers/Microsoft.ManagedIdentity/userAssignedIdentities/...',
};

const RULES = {
  accountName: ACCOUNT,
  resourceGroupName: RESOURCE_GROUP,
  location: LOCATION,
  replicationType: REPLICATION,
  keyVaultKeyId: KEY,
  userAssignedIdentityId: IDENTITY,
};

/** @see https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata#container-names */
const AZURES_OWN: Record<string, string> = {
  $web: 'what is in it is served to everybody as a web site',
  $root: 'its blobs have addresses without a container',
  $logs: 'Azure writes its logs there',
  $blobchangefeed: 'Azure writes the change feed there',
};

/**
 * Passes a token, and a literal that Azure would take. The engines notice no wrong one, and the provider's plan not all.
 *
 * @throws when Azure would refuse the literal, or Hasty could not use it
 */
export function checkName(property: keyof typeof RULES, value: string): string {
  return checkLiteral(property, value, RULES[property]);
}

/** @throws as checkName() does, and for a container that Azure uses itself */
export function checkContainerName(value: string): string {
  const why = isToken(value) ? undefined : AZURES_OWN[value];
  if (why) throw new Error(`\`containerName\` must not be a container that Azure uses itself, got: '${value}'; ${why}, so choose another name`);
  return checkLiteral('containerName', value, CONTAINER);
}
