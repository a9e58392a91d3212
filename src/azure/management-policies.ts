import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { IConstruct } from 'constructs';
import { MANAGEMENT_POLICY, partsOf } from './app-index';
import { ImportMode } from '../contract';
import { ObjectRule } from '../contract/link-losses';
import { blocksOf, literalOf, UNKNOWN_RULE, warnOfLosses } from '../terraform/linked';
import { rendered } from '../terraform/rendered';

/** Warns at synth of what takes the blobs of a container away from Hasty, which keeps links alone. */
export function warnOfPolicies(scope: IConstruct, account: StorageAccount, containerName: string, importMode?: ImportMode): void {
  warnOfLosses(scope, { title: account.node.path, importMode, prefixes: [`${containerName}/`] }, () => blobRules(account));
}

/**
 * What the management policies of an account, as far as they are in this app, do to its blobs. Blobs in the archive must be rehydrated before
 * they can be read; the tiers cool and cold are read at once.
 *
 * @see https://learn.microsoft.com/azure/storage/blobs/archive-rehydrate-overview
 */
function blobRules(account: StorageAccount): ObjectRule[] {
  return partsOf(account).filter(({ terraformResourceType }) => terraformResourceType === MANAGEMENT_POLICY)
    .flatMap((policy) => blocksOf(rendered(policy), 'rule')).flatMap(blobRule);
}

function blobRule(rule: any): ObjectRule[] {
  if (typeof rule !== 'object') return [UNKNOWN_RULE];
  if (rule.enabled === false) return [];
  const [{ prefix_match: prefixes = '', ...filters } = {} as any] = blocksOf(rule, 'filters');
  const settings = blocksOf(rule, 'actions').flatMap((actions) => blocksOf(actions, 'base_blob')).flatMap((block) => Object.keys(block).filter((name) => block[name] !== undefined));
  const does = [...(settings.some((name) => name.startsWith('delete_')) ? ['expires'] : []), ...(settings.some((name) => name.startsWith('tier_to_archive_')) ? ['Archive'] : [])];
  const certain = rule.enabled === true && filters.match_blob_index_tag === undefined;
  return [prefixes].flat().map((prefix) => ({ title: `rule '${rule.name}' of a management policy`, prefix: literalOf(prefix), certain, does }));
}
