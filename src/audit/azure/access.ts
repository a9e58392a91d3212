import { AzureModel, azureModel, corsRulesOf, HastyAccount, isMade } from './model';
import { Analysis } from '../analysis';
import { CloudAccess } from '../cloud-access';
import { Instance, referenceOf, textsAt, unknownBlocksAt } from '../cloud-resource';
import { literalOf } from '../document/text';
import { MountEntry } from '../manifest';
import { once } from '../once';

/** What Hasty can do on Azure. */
export const azureAccess = once((analysis: Analysis): CloudAccess => {
  const model = azureModel(analysis);
  return {
    subjects: model.accounts.map(({ name }) => `the key of storage account ${name}`),
    mounts: model.accounts.filter(({ container }) => container !== undefined).map((account) => entryOf(account, keyOf(analysis, account))),
    unknowns: unknowns(model),
    touched: model.touched,
  };
});

function entryOf({ name, container, instances }: HastyAccount, key: string): MountEntry {
  const made = instances.filter(isMade);
  const origins = made.flatMap(corsRulesOf).flatMap((rule) => textsAt(rule, 'allowed_origins') ?? []).flatMap((origin) => literalOf(origin) ?? []);
  return {
    cloud: 'azure',
    principal: 'holder of the account key',
    identity: `${name}/${key}`,
    bucket: container!,
    prefixes: [''],
    actions: ['*'], // the key may do everything in the account
    listing: 'BUCKET',
    ...(made.length > 0 && { corsOrigins: [...new Set(origins)].sort() }),
    revoke: `az storage account keys renew --account-name ${name} --key ${key}`,
  };
}

/** Which key is handed out, by the outputs; the second one unless they show the first alone. */
function keyOf({ facts }: Analysis, { instances }: HastyAccount): string {
  const ids = new Set(instances.map(({ id }) => id));
  const shown = facts.texts.flatMap(({ text }) => text.map((part) => referenceOf([part]))).filter((reference) => reference && ids.has(reference.id));
  const uses = (attribute: string) => shown.some((reference) => reference?.attribute === attribute);
  return uses('primary_access_key') && !uses('secondary_access_key') ? 'key1' : 'key2';
}

function unknowns({ accounts, instances, touched }: AzureModel): CloudAccess['unknowns'][number][] {
  if (touched && accounts.length === 0) return instances.slice(0, 1).map(({ at }) => ({ why: 'which storage account Hasty uses: none is named or declared here', at }));
  return accounts.flatMap((account) => {
    const at = account.instances[0]?.at ?? account.containers[0]?.instance.at ?? instances[0]?.at;
    if (at === undefined) return [];
    const absent = account.instances.some(isMade) ? [] : [{ why: `what else is in storage account ${account.name}, which these documents do not make`, at }];
    const which = account.container === undefined ? [{ why: `which container of storage account ${account.name} Hasty uses`, at }] : [];
    return [...absent, ...which, ...account.instances.flatMap(unread)];
  });
}

function unread({ unknown, properties, address, at }: Instance): CloudAccess['unknowns'][number][] {
  const why = unknown ?? ['blob_properties', 'network_rules', 'static_website'].map((key) => unknownBlocksAt(properties, key)).find((trouble) => trouble !== undefined);
  return why === undefined ? [] : [{ why: `the settings of ${address}: ${why}`, at }];
}
