import { TUTORIAL } from './contract';
import { azureModel } from '../azure/model';
import { show } from '../document/text';
import { Rule, RuleFinding } from '../rule';

const SECRET = /(primary|secondary)_(access_key|connection_string|blob_connection_string)\b/;

/** Keys of Hasty's storage accounts in places where others read them. */
export const azureKeyExposed: Rule = {
  id: 'azure-key-exposed',
  severity: 'error',
  reason: 'Whoever has the account key may do everything in the account.',
  fix: 'mark the output sensitive, or leave it out',
  contract: TUTORIAL,
  check: (analysis) => {
    const { accounts, instances } = azureModel(analysis);
    const signatures = instances.filter(({ type }) => /^data\.azurerm_storage_account_(blob_container_)?sas$/.test(type)).map(({ address }) => `${address}.sas`);
    const addresses = accounts.flatMap((account) => account.instances.map(({ address }) => address));
    return analysis.facts.texts.flatMap(({ text, where, sensitive, at }): RuleFinding[] => {
      const words = show(text);
      const secret = SECRET.exec(words)?.[0];
      const account = addresses.find((address) => words.includes(`${address}.`));
      if (accounts.length > 0 && !sensitive && (signatures.some((address) => words.includes(address)) || /AccountKey=[\w+/]{20,}/.test(words))) return [{ message: `${where} shows a secret of the storage account`, at }];
      if (secret === undefined || account === undefined) return [];
      if (!sensitive) return [{ message: `${where} shows ${account}.${secret}`, at }];
      if (!secret.startsWith('primary')) return [];
      return [{ severity: 'note', message: `${where} hands out the first key of ${account}`, fix: 'hand out the second key, which can be renewed for Hasty alone', at }];
    });
  },
};
