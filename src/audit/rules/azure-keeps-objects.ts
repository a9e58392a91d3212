import { TUTORIAL } from './contract';
import { azureModel, HastyAccount, isAccount } from '../azure/model';
import { blocksAt, Instance, literalAt, textAt, textsAt } from '../cloud-resource';
import { Dict } from '../document/node';
import { literalOf } from '../document/text';
import { Rule, RuleFinding } from '../rule';

/** Whether mounted objects stay, since Hasty keeps links only. */
export const azureKeepsObjects: Rule = {
  id: 'azure-keeps-objects',
  severity: 'warning',
  reason: 'When a project links objects, they must not be deleted or archived for as long as it lives; an archived blob cannot be read.',
  fix: 'keep management policies away from the mounted container',
  contract: TUTORIAL,
  check: (analysis) => {
    const { accounts, instances } = azureModel(analysis);
    return instances.filter(({ type }) => type === 'azurerm_storage_management_policy').flatMap((policy) =>
      accounts.filter((account) => isAccount(textAt(policy.properties, 'storage_account_id') ?? [], account.name, new Set(account.instances.map(({ id }) => id))))
        .flatMap((account) => harms(account, policy)));
  },
};

function harms({ name, container }: HastyAccount, { properties, at, construct }: Instance): RuleFinding[] {
  return blocksAt(properties, 'rule').filter((rule) => literalAt(rule, 'enabled') !== 'false' && touches(rule, container)).flatMap((rule) => {
    const base = blocksAt(rule, 'actions').flatMap((actions) => blocksAt(actions, 'base_blob')).flatMap((block) => [...block.entries.keys()]);
    const verbs = [...(base.some((key) => key.startsWith('delete_')) ? ['deletes'] : []), ...(base.some((key) => key.startsWith('tier_to_archive_')) ? ['archives'] : [])];
    return verbs.map((verb) => ({ message: `a management policy of ${name} ${verb} objects of the container`, at, construct }));
  });
}

function touches(rule: Dict, container: string | undefined): boolean {
  const prefixes = blocksAt(rule, 'filters').flatMap((filters) => textsAt(filters, 'prefix_match') ?? []).map(literalOf);
  return prefixes.length === 0 || container === undefined
    || prefixes.some((prefix) => prefix === undefined || prefix.startsWith(`${container}/`) || `${container}/`.startsWith(prefix));
}
