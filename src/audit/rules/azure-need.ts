import { TUTORIAL } from './contract';
import { Analysis } from '../analysis';
import { azureModel, HastyAccount, isAccount, isMade } from '../azure/model';
import { blocksAt, Instance, literalAt, textAt } from '../cloud-resource';
import { Dict } from '../document/node';
import { literalOf } from '../document/text';
import { Rule, RuleFinding } from '../rule';

/** Whether Hasty can do what it needs. */
export const azureNeed: Rule = {
  id: 'azure-need',
  severity: 'error',
  reason: 'Hasty signs in with the account key, and annotators\' browsers read by signed URLs from anywhere.',
  fix: 'allow shared keys and public network access; Hasty publishes no addresses that a firewall could name',
  contract: TUTORIAL,
  check: (analysis) => azureModel(analysis).accounts.flatMap((account) => [
    ...account.instances.filter(isMade).flatMap((instance) => blocked(analysis, account, instance)),
    ...noContainer(account),
  ]),
};

function blocked(analysis: Analysis, { name }: HastyAccount, instance: Instance): RuleFinding[] {
  const { properties, at, construct } = instance;
  const rules = azureModel(analysis).instances.filter(({ type, properties: other }) => {
    const account = textAt(other, 'storage_account_id');
    return type === 'azurerm_storage_account_network_rules' && account !== undefined && isAccount(account, name, new Set([instance.id]));
  });
  const is = (key: string, value: string): RuleFinding[] => literalAt(properties, key) === value ? [{ message: `Hasty cannot use ${name}: ${key} is ${value}`, at, construct }] : [];
  const open = (key: string): RuleFinding[] => {
    const text = textAt(properties, key);
    return text && literalOf(text) === undefined ? [{ status: 'cannot tell', message: `whether Hasty can use ${name} is not known: ${key}`, at, construct }] : [];
  };
  return [
    ...is('shared_access_key_enabled', 'false'), ...open('shared_access_key_enabled'),
    ...is('public_network_access_enabled', 'false'), ...open('public_network_access_enabled'),
    ...is('account_kind', 'FileStorage'),
    ...[...blocksAt(properties, 'network_rules'), ...rules.map((rule) => rule.properties)].flatMap((block) => denied(name, block)),
  ];
}

function denied(name: string, block: Dict): RuleFinding[] {
  const action = literalAt(block, 'default_action');
  if (action === 'Allow') return [];
  if (action === undefined) return [{ status: 'cannot tell', message: `who reaches ${name} over the network is not known: default_action`, at: block.at }];
  return [{ message: `the network rules of ${name} refuse Hasty and the browsers of annotators: default_action is ${action}`, at: block.at }];
}

/** A container that is agreed or registered and not made here may exist; whether it does, the documents do not say. */
function noContainer({ name, container, containers, instances }: HastyAccount): RuleFinding[] {
  const [account] = instances;
  if (!account || !isMade(account) || container === undefined || containers.some((made) => made.name === container)) return [];
  return [{ status: 'cannot tell', message: `the container ${container} of ${name} is not in these documents`, at: account.at, construct: account.construct }];
}
