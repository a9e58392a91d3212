import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { TerraformResource } from 'cdktf';
import { MANAGEMENT_POLICY, partsOf } from './app-index';
import { rendered } from '../terraform/rendered';
import { warn } from '../terraform/warning';

/** An attribute that nothing may change later, which values it may have, and why. */
type Setting = readonly [attribute: string, allowed: readonly unknown[], why: string];

const ACCOUNT: readonly Setting[] = [
  ['account_kind', ['StorageV2'], 'Hasty reads blobs'],
  ['allow_nested_items_to_be_public', [false], 'or a container can be opened to everybody'],
  ['cross_tenant_replication_enabled', [false], 'or images can be copied to another tenant'],
  ['dns_endpoint_type', [undefined, 'Standard'], 'Hasty looks for the account at its standard address'],
  ['https_traffic_only_enabled', [true], 'or images travel without TLS'],
  ['is_hns_enabled', [undefined, false], 'a second interface to the same images'],
  ['local_user_enabled', [false], 'a way in that renewing the key does not close'],
  ['min_tls_version', ['TLS1_2', 'TLS1_3'], 'older versions are broken'],
  ['public_network_access_enabled', [true], 'or neither Hasty nor the browsers of annotators reach the images'],
  ['sftp_enabled', [undefined, false], 'a way in that renewing the key does not close'],
  ['shared_access_key_enabled', [true], 'or Hasty cannot sign in'],
  ['static_website', [undefined], 'or what is in $web is served to everybody'],
];
const CONTAINER: readonly Setting[] = [['container_access_type', ['private'], 'or everybody can read the images']];

/** Checks at synth that no override or aspect opens what we made, or shuts Hasty out. */
export function keepSettings(account: StorageAccount, container: StorageContainer): void {
  account.node.addValidation({ validate: () => [...changes(account, ACCOUNT), ...softDeleteOff(account)] });
  container.node.addValidation({ validate: () => changes(container, CONTAINER) });
}

/** Warns at synth of what shuts out Hasty, and of what the key opens besides the container. */
export function warnOfAccount(account: StorageAccount, container: StorageContainer): void {
  warn(account, 'networkRules', () => {
    const action = [rendered(account).network_rules].flat()[0]?.default_action;
    return action === undefined || action === 'Allow' ? undefined
      : `the network rules keep out whom they do not name, got default_action: ${JSON.stringify(action)}; Hasty's servers and the browsers of annotators must reach the account, and Hasty publishes no addresses: ask Hasty, or use 'Allow'`;
  });
  warn(account, 'accountShared', () => {
    const beside = partsOf(account).filter((part) => part !== container && part.terraformResourceType !== MANAGEMENT_POLICY);
    return beside.length === 0 ? undefined
      : `Hasty's key opens the whole account, and these are in it too: ${beside.map(({ node }) => node.path).join(', ')}; put them into another account`;
  });
}

function changes(resource: TerraformResource, settings: readonly Setting[]): string[] {
  const attributes = rendered(resource);
  return settings.filter(([attribute, allowed]) => !allowed.includes(attributes[attribute])).map(([attribute, allowed, why]) =>
    `'${resource.node.path}' must have ${attribute} ${allowed.map((value) => value === undefined ? 'left out' : JSON.stringify(value)).join(' or ')} (${why}), got: ${JSON.stringify(attributes[attribute])}; undo what changes it, or make the account yourself and use ContainerMount`);
}

function softDeleteOff(account: StorageAccount): string[] {
  const blobs = [rendered(account).blob_properties].flat()[0] ?? {};
  const off = [
    ...(blobs.versioning_enabled === true ? [] : ['versioning_enabled']),
    ...['delete_retention_policy', 'container_delete_retention_policy'].filter((policy) => {
      const [of] = [blobs[policy]].flat();
      return !of || of.days === 0 || of.permanent_delete_enabled === true;
    }),
  ];
  return off.map((what) => `'${account.node.path}' must have ${what} in blob_properties (what is overwritten or deleted by mistake can be restored), got: ${JSON.stringify(blobs)}; undo what changes it, or make the account yourself and use ContainerMount`);
}
