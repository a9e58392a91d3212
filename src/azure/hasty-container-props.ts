import { StorageAccountBlobPropertiesCorsRule, StorageAccountImmutabilityPolicy, StorageAccountNetworkRules } from '@cdktf/provider-azurerm/lib/storage-account';
import { ContainerOptions } from './container-options';

/** A customer-managed key for the images. */
export interface ContainerEncryptionKey {
  /** The key's id, better without a version, so that Azure follows its rotation: `https://acme-vault.vault.azure.net/keys/images`. */
  readonly keyVaultKeyId: string;

  /** The resource id of an identity that may use the key (role `Key Vault Crypto Service Encryption User`) before the account is made. */
  readonly userAssignedIdentityId: string;
}

/** Properties of HastyContainer. */
export interface HastyContainerProps extends ContainerOptions {
  /** The name of the storage account, unique in all of Azure: 3 to 24 lower-case letters or digits. */
  readonly accountName: string;

  /** The resource group that the account is made in. */
  readonly resourceGroupName: string;

  /** The region: `westeurope`. */
  readonly location: string;

  /**
   * How Azure keeps copies: `LRS`, `ZRS`, `GRS`, `RAGRS`, `GZRS` or `RAGZRS`. None of them helps against a deletion.
   *
   * @default 'LRS'
   */
  readonly replicationType?: string;

  /**
   * For how many days what was deleted can be restored, blobs and the container (1 to 365). Against mistakes: the holder of the key can
   * switch it off.
   *
   * @default 30
   */
  readonly deleteRetentionDays?: number;

  /**
   * CORS rules that others need, besides Hasty's: at most four.
   *
   * @default - none
   */
  readonly otherCorsRules?: StorageAccountBlobPropertiesCorsRule[];

  /**
   * A key of your own that encrypts the images. Hasty needs no right on it.
   *
   * @default - a key that Azure manages
   */
  readonly encryptionKey?: ContainerEncryptionKey;

  /**
   * Who reaches the account over the network. With `Deny`, Hasty's servers and the browsers of annotators must be in the rules; Hasty
   * publishes no addresses.
   *
   * @default - everybody, with the key or a signed URL
   */
  readonly networkRules?: StorageAccountNetworkRules;

  /**
   * Keeps blobs from being changed or deleted for some days. Only the state `Locked` holds against whoever has the key; a policy
   * begins `Unlocked`, and a lock cannot be undone.
   *
   * @default - none
   * @see https://learn.microsoft.com/azure/storage/blobs/immutable-version-level-worm-policies
   */
  readonly immutability?: StorageAccountImmutabilityPolicy;
}
