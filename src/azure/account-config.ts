import { StorageAccountConfig, StorageAccountImmutabilityPolicy } from '@cdktf/provider-azurerm/lib/storage-account';
import { checkOtherCors } from './cors-rule';
import { ContainerEncryptionKey, HastyContainerProps } from './hasty-container-props';
import { checkName } from './names';
import { checkNetworkRules } from './network-rules';
import { checkLiteral, isToken, LiteralRule } from '../terraform/literal';

const DEFAULT_DELETE_RETENTION_DAYS = 30;
const STATE: LiteralRule = { pattern: /^(?:Disabled|Unlocked|Locked)$/, words: 'Disabled, Unlocked or Locked' };

/**
 * The account: one that keeps its images, and that only the key opens.
 *
 * @throws when a property is one that Azure would refuse, or that Hasty could not use
 */
export function accountConfig(props: HastyContainerProps): StorageAccountConfig {
  const days = checkDays('deleteRetentionDays', props.deleteRetentionDays ?? DEFAULT_DELETE_RETENTION_DAYS, 365);
  return {
    name: checkName('accountName', props.accountName),
    resourceGroupName: checkName('resourceGroupName', props.resourceGroupName),
    location: checkName('location', props.location),
    accountKind: 'StorageV2',
    accountTier: 'Standard',
    accountReplicationType: checkName('replicationType', props.replicationType ?? 'LRS'),
    allowNestedItemsToBePublic: false,
    crossTenantReplicationEnabled: false,
    httpsTrafficOnlyEnabled: true,
    localUserEnabled: false,
    minTlsVersion: 'TLS1_2',
    publicNetworkAccessEnabled: true, // annotators' browsers come from anywhere
    sharedAccessKeyEnabled: true, // Hasty signs with the key
    blobProperties: {
      corsRule: [...checkOtherCors(props.otherCorsRules ?? [])],
      versioningEnabled: true,
      deleteRetentionPolicy: { days },
      containerDeleteRetentionPolicy: { days },
    },
    ...(props.encryptionKey && encryption(props.encryptionKey)),
    ...(props.networkRules && { networkRules: checkNetworkRules(props.networkRules) }),
    ...(props.immutability && { immutabilityPolicy: checkImmutability(props.immutability) }),
  };
}

function encryption(key: ContainerEncryptionKey): Pick<StorageAccountConfig, 'customerManagedKey' | 'identity'> {
  const userAssignedIdentityId = checkName('userAssignedIdentityId', key.userAssignedIdentityId);
  return {
    customerManagedKey: { keyVaultKeyId: checkName('keyVaultKeyId', key.keyVaultKeyId), userAssignedIdentityId },
    identity: { type: 'UserAssigned', identityIds: [userAssignedIdentityId] },
  };
}

function checkImmutability(policy: StorageAccountImmutabilityPolicy): StorageAccountImmutabilityPolicy {
  checkLiteral('state', policy.state, STATE);
  checkDays('periodSinceCreationInDays', policy.periodSinceCreationInDays, 146_000);
  return policy;
}

function checkDays(name: string, days: number, most: number): number {
  if (!isToken(days) && !(Number.isInteger(days) && days >= 1 && days <= most)) {
    throw new Error(`\`${name}\` must be 1 to ${most} whole days, got: ${days}; write such a number`);
  }
  return days;
}
