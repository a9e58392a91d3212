import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Construct } from 'constructs';
import { keepSettings, warnOfAccount } from './account-checks';
import { accountConfig } from './account-config';
import { handOver } from './hand-over';
import { HastyContainerProps } from './hasty-container-props';
import { warnOfPolicies } from './management-policies';
import { StorageAccountHastyCors } from './mixins/storage-account';
import { checkContainerName } from './names';
import { Registration } from '../contract';
import { checkFlag } from '../contract/checks';
import { checkEngine } from '../terraform/engine';
import { guard } from '../terraform/guard';
import { isToken } from '../terraform/literal';
import { warn } from '../terraform/warning';

/**
 * A new storage account with one private container that Hasty can read: account, container, CORS rule, and outputs with all that Hasty wants
 * to know. Azure is a closed beta at Hasty.
 *
 * **Hasty gets an account key, and that is the password of the whole account**: whoever holds it can list, read, write and delete everything
 * in it, switch off soft delete, and serve a web site from `$web`. Azure cannot limit it to a container, a folder or to reading. So put
 * nothing else into the account, and keep the master copy of the images elsewhere. Renewing key 2 ends Hasty's access, and the URLs
 * that it signed; key 1 is yours.
 *
 * `terraform destroy` refuses to delete the account and the container.
 *
 * @see docs/azure.md
 * @example
 * import { HastyContainer } from 'hasty-bucket-constructs/azure';
 *
 * new HastyContainer(this, 'Images', {
 *   accountName: 'acmehastyimages',
 *   resourceGroupName: 'images',
 *   location: 'westeurope',
 *   containerName: 'street',
 * });
 */
export class HastyContainer extends Construct {
  /** The storage account. */
  public readonly account: StorageAccount;

  /** The container. */
  public readonly container: StorageContainer;

  /** The fields with which the container is registered at Hasty, but for the key. */
  public readonly registration: Registration;

  /**
   * @throws when the stack is of another engine; when a name, a time, a rule or a number is one that Azure would refuse; when there
   * would be more than five CORS rules
   */
  constructor(scope: Construct, id: string, props: HastyContainerProps) {
    super(scope, id);
    checkEngine(this, 'azure');
    const containerName = checkContainerName(props.containerName);
    this.account = new StorageAccount(this, 'Account', accountConfig(props));
    this.container = new StorageContainer(this, 'Container', { name: containerName, storageAccountId: this.account.id, containerAccessType: 'private' });
    this.account.with(new StorageAccountHastyCors({ origins: props.corsOrigins }));
    [this.account, this.container].forEach(guard);
    keepSettings(this.account, this.container);
    warnOfAccount(this.account, this.container);
    warnOfPolicies(this, this.account, containerName, props.importMode);
    if (isToken(props.accountName) || isToken(containerName)) {
      warn(this, 'notChecked', 'the name of the account or of the container is not known at synth, so it was not checked; make sure that Azure takes it');
    }
    this.registration = handOver(this, {
      accountName: this.account.name,
      writtenName: props.accountName,
      containerName: this.container.name,
      secretAccessKey: checkFlag('secretAccessKey', props.secretAccessKey, false) ? this.account.secondaryAccessKey : undefined,
    }, props);
  }
}
