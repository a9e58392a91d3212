import { TUTORIAL } from './contract';
import { azureModel, AzureModel, isAccount } from '../azure/model';
import { blocksAt, Instance, literalAt, referenceOf, textAt } from '../cloud-resource';
import { Dict } from '../document/node';
import { show } from '../document/text';
import { Rule, RuleFinding } from '../rule';

/** Ways in besides the account key. */
export const azureRights: Rule = {
  id: 'azure-rights',
  severity: 'error',
  reason: 'Hasty works with the account key alone; a role or a signature for it is one more way in, which renewing the key may not close.',
  fix: 'remove it',
  contract: TUTORIAL,
  check: (analysis) => {
    const model = azureModel(analysis);
    return [...model.instances.filter(({ type }) => type === 'azurerm_role_assignment').flatMap((instance) => assignment(model, instance)), ...signatures(model)];
  },
};

function assignment({ instances, accounts }: AzureModel, instance: Instance): RuleFinding[] {
  const { properties, address, at, construct } = instance;
  const reference = referenceOf(textAt(properties, 'principal_id') ?? []);
  const principal = instances.find(({ id }) => id === reference?.id);
  const words = [address, literalAt(properties, 'description') ?? '', principal?.address ?? '', literalAt(principal?.properties ?? properties, 'display_name') ?? '', literalAt(principal?.properties ?? properties, 'name') ?? ''];
  if (!words.some((word) => /hasty/i.test(word))) return [];
  const role = show(textAt(properties, 'role_definition_name') ?? textAt(properties, 'role_definition_id') ?? ['a role that is not named']);
  const scope = textAt(properties, 'scope') ?? [];
  const target = referenceOf(scope);
  const own = accounts.some(({ name, container, containers }) => containers.some((candidate) => candidate.name === container
    && (candidate.instance.id === target?.id || show(scope).endsWith(`/storageAccounts/${name}/blobServices/default/containers/${container}`))));
  const reads = role === 'Storage Blob Data Reader';
  const on = own ? 'the container' : show(scope);
  if (own && reads) return [{ severity: 'note', message: `${address} lets an identity named as Hasty read the container; Hasty has no way to use it`, at, construct }];
  return [{
    message: `${address} gives an identity named as Hasty the role ${role} on ${on}`,
    at,
    construct,
    witness: { principal: show(textAt(properties, 'principal_id') ?? ['']), action: role, resource: show(scope), context: {}, choices: {}, answer: 'allowed' },
  }];
}

/** Shared access signatures for Hasty's accounts. */
function signatures({ instances, accounts }: AzureModel): RuleFinding[] {
  return instances.filter(({ type }) => /^data\.azurerm_storage_account_(blob_container_)?sas$/.test(type)).flatMap((instance): RuleFinding[] => {
    const of = textAt(instance.properties, 'connection_string') ?? [];
    const mine = accounts.find((account) => isAccount(of, account.name, new Set(account.instances.map(({ id }) => id))) || show(of).includes(`AccountName=${account.name};`));
    if (!mine) return [];
    const { address, at, construct } = instance;
    const rights = blocksAt(instance.properties, 'permissions').flatMap(granted);
    const writes = rights.filter((right) => right !== 'read' && right !== 'list');
    if (writes.length === 0) return [{ severity: 'note', message: `${address} is another way into ${mine.name}, to read; Hasty has no way to use it`, at, construct }];
    return [{ message: `${address} is another way into ${mine.name}, to ${writes.join(', ')}`, at, construct }];
  });
}

function granted(permissions: Dict): string[] {
  return [...permissions.entries.keys()].filter((key) => literalAt(permissions, key) !== 'false').sort();
}
