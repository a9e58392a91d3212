import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformResource } from 'cdktf';
import { IConstruct, IMixin } from 'constructs';
import { checkOrigins, mixinOrigins } from '../../terraform/inputs';
import { addHastyRule } from '../account-cors';

/** Properties of StorageAccountHastyCors. */
export interface StorageAccountHastyCorsProps {
  /**
   * The origins of Hasty's web app, as browsers send them: `https://`, a host, at most a port.
   *
   * @default - Hasty's app, `https://app.hasty.ai`
   */
  readonly origins?: string[];
}

/**
 * Adds the CORS rule that Hasty's app needs to the blobs of a storage account: once, as the first rule, keeping every other rule and all
 * else of `blobProperties`. Azure takes five rules; a sixth is an error.
 *
 * Applied again, the origins are joined into the one rule. It throws when the account's rules are not a list; and at synth when they were
 * replaced after the mixin, so that Hasty's rule is gone or behind another.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services
 * @example
 * import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
 * import { StorageAccountHastyCors } from 'hasty-bucket-constructs/azure';
 *
 * declare const account: StorageAccount;
 * account.with(new StorageAccountHastyCors());
 */
export class StorageAccountHastyCors implements IMixin {
  private readonly origins?: string[];

  /** @throws when an origin has a path, a trailing slash, a wildcard, or another scheme than https */
  constructor(props: StorageAccountHastyCorsProps = {}) {
    this.origins = props.origins === undefined ? undefined : mixinOrigins(props.origins);
  }

  /** Whether the construct is an `azurerm_storage_account`. */
  public supports(construct: IConstruct): construct is StorageAccount {
    return TerraformResource.isTerraformResource(construct) && construct.terraformResourceType === StorageAccount.tfResourceType;
  }

  /**
   * Adds the rule to an account.
   *
   * @throws when the account's rules are not a list, or there are five already
   */
  public applyTo(construct: IConstruct): void {
    if (this.supports(construct)) addHastyRule(construct, checkOrigins(construct, this.origins));
  }
}
