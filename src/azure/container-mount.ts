import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Construct } from 'constructs';
import { ContainerOptions } from './container-options';
import { hastyRule } from './cors-rule';
import { handOver, Handed } from './hand-over';
import { warnOfPolicies } from './management-policies';
import { StorageAccountHastyCors } from './mixins/storage-account';
import { checkContainerName, checkName } from './names';
import { Registration } from '../contract';
import { checkFlag } from '../contract/checks';
import { checkEngine } from '../terraform/engine';
import { checkOrigins, matchedAtPlan } from '../terraform/inputs';
import { isToken } from '../terraform/literal';
import { warn } from '../terraform/warning';

/** Properties of ContainerMount. */
export interface ContainerMountProps extends ContainerOptions {
  /**
   * The storage account, if it is made in this app: its CORS rules get Hasty's.
   *
   * @default - none: give its name in `accountName`
   */
  readonly account?: StorageAccount;

  /**
   * The name of a storage account that is not made in this app: its CORS rules are not touched, and a warning has the command that adds
   * Hasty's.
   *
   * @default - the name of `account`
   */
  readonly accountName?: string;

  /**
   * Must be true: that you know that Hasty's key opens the whole account. Whoever holds it can list, read, write and delete
   * everything in it: every container, share, queue and table.
   */
  readonly acknowledgeAccountWideKey: boolean;
}

/**
 * Tells Hasty about a container that you have, in a storage account that you have: the CORS rule, and outputs with all that Hasty wants to
 * know. Nothing is made. Azure is a closed beta at Hasty.
 *
 * **Hasty gets key 2, and that opens the whole account**, with all that is in it now and later. HastyContainer makes an account that
 * holds nothing else; prefer it. Destroying the mount ends nothing: renewing key 2 does.
 *
 * @see docs/azure.md
 * @example
 * import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
 * import { ContainerMount } from 'hasty-bucket-constructs/azure';
 *
 * declare const account: StorageAccount;
 * new ContainerMount(this, 'Images', { account, containerName: 'street', acknowledgeAccountWideKey: true });
 */
export class ContainerMount extends Construct {
  /** The fields with which the container is registered at Hasty, but for the key. */
  public readonly registration: Registration;

  /**
   * @throws when the stack is of another engine; when `acknowledgeAccountWideKey` is not true; when the account is given not at all or twice;
   * when a name or a time is one that Azure would refuse; when there would be more than five CORS rules
   */
  constructor(scope: Construct, id: string, props: ContainerMountProps) {
    super(scope, id);
    checkEngine(this, 'azure');
    if (props.acknowledgeAccountWideKey !== true) {
      throw new Error(`\`acknowledgeAccountWideKey\` must be true, got: ${props.acknowledgeAccountWideKey}; Hasty's key opens everything in the account, so say that you know, or use HastyContainer, which makes an account of its own`);
    }
    if (props.account && !new StorageAccountHastyCors().supports(props.account)) {
      throw new Error(`\`account\` must be a StorageAccount, got: ${String(props.account)}; for an account made elsewhere give its name as \`accountName\``);
    }
    const handed = { ...accountOf(props), containerName: checkContainerName(props.containerName) };
    if (props.account) {
      props.account.with(new StorageAccountHastyCors({ origins: props.corsOrigins }));
      warnOfPolicies(this, props.account, handed.containerName, props.importMode);
    } else {
      warnOfCors(this, handed.writtenName, checkOrigins(this, props.corsOrigins));
    }
    this.registration = handOver(this, handed, props);
  }
}

function accountOf({ account, accountName, secretAccessKey }: ContainerMountProps): Omit<Handed, 'containerName'> {
  if (account && accountName === undefined) {
    return { accountName: account.name, writtenName: account.nameInput!, secretAccessKey: checkFlag('secretAccessKey', secretAccessKey, false) ? account.secondaryAccessKey : undefined };
  }
  if (account || accountName === undefined) {
    throw new Error(`\`account\` or \`accountName\` must be given, and not both, got: ${account ? 'both' : 'none'}; give \`account\` if this app makes it`);
  }
  if (secretAccessKey) throw new Error('`secretAccessKey` must be left out with `accountName`, since Terraform does not know that account\'s keys, got: true; the output KeyCommand reads the key');
  // no resource of this app has the name, so no provider looks at it, and it goes into commands for a shell
  const name = isToken(accountName) ? matchedAtPlan('^[a-z0-9]{3,24}$', accountName) : checkName('accountName', accountName);
  return { accountName: name, writtenName: accountName };
}

/** `add` keeps the rules that are there: https://learn.microsoft.com/cli/azure/storage/cors#az-storage-cors-add */
function warnOfCors(scope: Construct, accountName: string, origins: string[]): void {
  const { allowedMethods, allowedHeaders, exposedHeaders, maxAgeInSeconds } = hastyRule([]);
  const quoted = (values: string[]) => values.map((value) => isToken(value) ? 'ORIGIN' : `'${value}'`).join(' ');
  const list = isToken(origins) ? 'ORIGINS' : quoted(origins);
  const command = `az storage cors add --account-name ${isToken(accountName) ? 'ACCOUNT' : accountName} --services b`
    + ` --origins ${list} --methods ${allowedMethods.join(' ')} --allowed-headers ${quoted(allowedHeaders)} --exposed-headers ${quoted(exposedHeaders)} --max-age ${maxAgeInSeconds}`;
  // on a line of its own, to be copied
  warn(scope, 'corsNotManaged', `the account is not made here, so its CORS rules are not set, and without Hasty's rule images do not load in Hasty's app; this command adds it and keeps the others:\n${command}\nrun it once: a second time adds a second rule, and Azure takes five`);
}
