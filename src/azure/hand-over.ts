import { Construct } from 'constructs';
import { ContainerOptions } from './container-options';
import { ImportMode, Registration } from '../contract';
import { checkInstant, checkOneOf } from '../contract/checks';
import { isToken } from '../terraform/literal';
import { addOutputs, Output, registrationOutput } from '../terraform/outputs';
import { warn } from '../terraform/warning';

/** What is handed over. */
export interface Handed {
  readonly accountName: string;
  /** The account's name as the code has it: messages cannot show what is known to Terraform alone. */
  readonly writtenName: string;
  readonly containerName: string;
  /** Key 2, where Terraform knows it. */
  readonly secretAccessKey?: string;
}

/**
 * Writes what Hasty wants to know, and warns of what the key means.
 *
 * Hasty gets the second key: it can be renewed without touching what uses the first.
 *
 * @throws when a mode or a time is none
 */
export function handOver(scope: Construct, handed: Handed, options: ContainerOptions): Registration {
  // types are not checked everywhere, and who gives a folder believes in it
  if ('prefixes' in options) throw new Error('a container must be handed over whole, got: `prefixes`; Azure cannot limit the key to a folder, so leave it out, and put into the account only what Hasty may see');
  const { accountName, containerName } = handed;
  const shown = isToken(handed.writtenName) ? 'ACCOUNT' : handed.writtenName;
  const importMode = checkOneOf('importMode', ImportMode, options.importMode ?? ImportMode.LINK);
  if (importMode === ImportMode.LINK) {
    warn(scope, 'linkOnTheOnlyCopy', 'Hasty links the images here, and whoever holds the account key can delete and overwrite them, and switch off soft delete; keep the master copy in another account, which object replication can do, and acknowledge this warning');
  }
  if (handed.secretAccessKey !== undefined) {
    warn(scope, 'accountKeyInState', `the output SecretAccessKey shows key 2 to whoever may read the outputs; the provider keeps both keys in the Terraform state in any case, so guard the state as you would guard them, or leave \`secretAccessKey\` out and read the key by: ${keyCommand(shown)}`);
  }
  if (options.accessUntil !== undefined) warnOfEnd(scope, options.accessUntil, importMode, renewCommand(shown));
  const registration = Registration.azure({ description: scope.node.path, accountName, container: containerName });
  if (options.outputs ?? true) addOutputs(scope, outputsOf(handed, options, registration));
  return registration;
}

function outputsOf(handed: Handed, { accessUntil }: ContainerOptions, registration: Registration): Record<string, Output> {
  const { accountName, containerName, secretAccessKey } = handed;
  const end = `until key 2 is renewed${accessUntil === undefined ? '' : `, due at ${accessUntil}`}`;
  const key: Record<string, Output> = secretAccessKey === undefined
    ? { KeyCommand: { value: keyCommand(accountName), description: 'Prints key 2, the secret access key that Hasty wants: it opens the whole account' } }
    : { SecretAccessKey: { value: secretAccessKey, description: 'Key 2, the secret access key that Hasty wants: it opens the whole account', sensitive: true } };
  return {
    AccountName: { value: accountName, description: 'The storage account' },
    ContainerName: { value: containerName, description: 'The container' },
    HastyScope: {
      value: `lists, reads, writes and deletes everything in storage account ${accountName}, of which it is told container ${containerName}; ${end}`,
      description: 'What Hasty can do',
    },
    HastyRegistration: registrationOutput(registration),
    RenewKeyCommand: { value: renewCommand(accountName), description: 'Ends Hasty\'s access, and all URLs that it signed' },
    ...key,
  };
}

/** The end is a reminder: azurerm has no setting that would end a key. */
function warnOfEnd(scope: Construct, accessUntil: string, importMode: ImportMode, command: string): void {
  const token = isToken(accessUntil);
  if (token) warn(scope, 'notChecked', '`accessUntil` is not known at synth, so nothing was checked; make sure that it is a time in UTC such as 2026-12-01T00:00:00Z');
  const end = token ? 'a variable' : `'${accessUntil}'`;
  const past = !token && checkInstant('accessUntil', accessUntil).getTime() <= Date.now();
  warn(scope, 'keyDoesNotExpire', `an account key has no end date, so Hasty's access goes on after \`accessUntil\`, got: ${end}; at that time run: ${command}`);
  if (past) warn(scope, 'accessUntilPast', `\`accessUntil\` is in the past, got: ${end}; unless key 2 was renewed since, Hasty still has access; run: ${command}`);
  if (importMode === ImportMode.LINK) {
    warn(scope, 'linkEnds', `links stop working in Hasty when key 2 is renewed at \`accessUntil\`, got: ${end} with ImportMode.LINK; use ImportMode.COPY, or leave the time out`);
  }
}

/** @see https://learn.microsoft.com/cli/azure/storage/account/keys#az-storage-account-keys-list */
function keyCommand(accountName: string): string {
  return `az storage account keys list --account-name ${accountName} --query "[?keyName=='key2'].value" --output tsv`;
}

/** @see https://learn.microsoft.com/cli/azure/storage/account/keys#az-storage-account-keys-renew */
function renewCommand(accountName: string): string {
  return `az storage account keys renew --account-name ${accountName} --key secondary`;
}
