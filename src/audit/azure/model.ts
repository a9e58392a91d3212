import { Analysis } from '../analysis';
import { isHastyOrigin } from '../cloud-cors';
import { blocksAt, Instance, instancesOf, literalAt, referenceOf, textAt, textsAt } from '../cloud-resource';
import { literalOf, show, Text } from '../document/text';
import { MountEntry } from '../manifest';
import { once } from '../once';

/** A storage account whose key Hasty has, with all that the key opens. */
export interface HastyAccount {
  readonly name: string;
  /** The account in the documents, one for each set of choices; none when only its name stands there. */
  readonly instances: readonly Instance[];
  /** The container that Hasty is to read; undefined: the documents do not say which. */
  readonly container?: string;
  readonly containers: readonly { readonly name: string; readonly instance: Instance }[];
  /** Everything else in it: shares, queues, tables, ... */
  readonly others: readonly Instance[];
}

/** What the documents say about Azure, with Hasty's part told apart. */
export interface AzureModel {
  readonly instances: readonly Instance[];
  readonly accounts: readonly HastyAccount[];
  readonly touched: boolean;
}

const OWNED = /^azurerm_storage_(share|share_directory|share_file|queue|table|table_entity|data_lake_gen2_filesystem|data_lake_gen2_path|account_static_website|account_local_user|blob_inventory_policy)$|^azapi_/;

/** The model of an analysis. */
export const azureModel = once(build);

/** Whether an account is made by these documents, and not only looked up. */
export function isMade({ type }: Instance): boolean {
  return type === 'azurerm_storage_account';
}

/** The CORS rules of the account's blobs. */
export function corsRulesOf({ properties }: Instance) {
  return blocksAt(properties, 'blob_properties').flatMap((block) => blocksAt(block, 'cors_rule'));
}

/** What was agreed about an account. */
export function agreedOf(analysis: Analysis, account: string): MountEntry[] {
  return (analysis.expected?.mounts ?? []).filter(({ cloud, identity }) => cloud === 'azure' && identity.split('/')[0] === account);
}

function build(analysis: Analysis): AzureModel {
  const instances = instancesOf(analysis.facts.resources, /^(data\.)?(azurerm|azuread|azapi)_/);
  const found = instances.filter(({ type }) => /^(data\.)?azurerm_storage_account$/.test(type));
  const nameOf = (account: Instance) => literalAt(account.properties, 'name') ?? show(textAt(account.properties, 'name') ?? [`\${${account.address}.name}`]);
  const registered = registrations(analysis);
  const named = [...analysis.subjects.flatMap((subject) => /^(?:storage account )?([a-z0-9]{3,24})$/.exec(subject)?.[1] ?? []).filter((name) => !/^\d{12}$/.test(name)),
    ...(analysis.expected?.mounts ?? []).filter(({ cloud }) => cloud === 'azure').map(({ identity }) => identity.split('/')[0])];
  const declared = [...registered.map(({ account }) => account), ...found.filter((account) => saysHasty(account) || allows(account)).map(nameOf)];
  const names = [...new Set(named.length > 0 ? named : declared)].sort();
  const accounts = names.map((name): HastyAccount => {
    const own = found.filter((account) => nameOf(account) === name);
    const ids = new Set(own.map(({ id }) => id));
    const inside = instances.filter((instance) => belongs(instance, name, ids));
    const containers = inside.filter(({ type }) => type === 'azurerm_storage_container')
      .map((instance) => ({ name: show(textAt(instance.properties, 'name') ?? [`\${${instance.address}.name}`]), instance }));
    const agreed = agreedOf(analysis, name).map(({ bucket }) => bucket);
    const container = agreed[0] ?? registered.find(({ account }) => account === name)?.container ?? choose(containers);
    return { name, instances: own, container, containers, others: inside.filter(({ type }) => OWNED.test(type)) };
  });
  return { instances, accounts, touched: accounts.length > 0 || instances.some((instance) => /storage/.test(instance.type) && saysHasty(instance)) };
}

/** The one container, or the one that says Hasty. */
function choose(containers: HastyAccount['containers']): string | undefined {
  const hasty = containers.filter(({ name, instance }) => /hasty/i.test(name) || saysHasty(instance));
  const [only, ...more] = new Set((containers.length === 1 ? containers : hasty).map(({ name }) => name));
  return more.length === 0 ? only : undefined;
}

/** Whether a resource is in an account, by its name or a reference to it. */
function belongs({ properties }: Instance, account: string, ids: ReadonlySet<string>): boolean {
  return ['storage_account_id', 'storage_account_name', 'storage_account_resource_id'].some((key) => {
    const text = textAt(properties, key);
    return text !== undefined && isAccount(text, account, ids);
  }) || (textAt(properties, 'parent_id') ?? []).some((part) => isAccount([part], account, ids));
}

/** Whether a text is the name, the id or an attribute of an account. */
export function isAccount(text: Text, account: string, ids: ReadonlySet<string>): boolean {
  const reference = referenceOf(text);
  if (reference && ids.has(reference.id)) return true;
  const words = literalOf(text) ?? show(text);
  return words === account || new RegExp(`/storageAccounts/${account.replace(/\W/g, '\\$&')}(/|$)`, 'i').test(words);
}

function allows(account: Instance): boolean {
  return corsRulesOf(account).some((rule) => (textsAt(rule, 'allowed_origins') ?? []).some((origin) => isHastyOrigin(literalOf(origin) ?? '')));
}

function saysHasty({ address, properties }: Instance): boolean {
  return [address, literalAt(properties, 'name') ?? '', literalAt(properties, 'description') ?? ''].some((word) => /hasty/i.test(word));
}

/** The accounts and containers that outputs of the documents register at Hasty. */
function registrations({ facts }: Analysis): { account: string; container?: string }[] {
  return facts.texts.map(({ text }) => show(text)).filter((words) => /"cloud_provider"\s*:\s*"az"/.test(words)).flatMap((words) => {
    const field = (name: string) => new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(words)?.[1];
    const account = field('account_name');
    return account === undefined ? [] : [{ account, container: field('container') }];
  });
}
