import { TUTORIAL } from './contract';
import { Analysis } from '../analysis';
import { azureModel, HastyAccount } from '../azure/model';
import { chosen } from '../cloud-guard';
import { blocksAt, literalAt } from '../cloud-resource';
import { Rule, RuleFinding } from '../rule';

/** What the account key opens besides the container. */
export const azureDedicatedAccount: Rule = {
  id: 'azure-dedicated-account',
  severity: 'error',
  reason: 'The account key opens the whole storage account, so whatever else is in it is Hasty\'s too.',
  fix: 'give Hasty a storage account of its own, with one container',
  contract: TUTORIAL,
  check: (analysis) => azureModel(analysis).accounts.flatMap((account) => beside(analysis, account)),
};

function beside(analysis: Analysis, account: HastyAccount): RuleFinding[] {
  const others = account.containers.filter(({ name }) => name !== account.container).map(({ name, instance }) => ({ what: `the container ${name}`, instance }));
  const services = account.others.map((instance) => ({ what: instance.address, instance }));
  const settings = account.instances.flatMap((instance) => [
    ...(blocksAt(instance.properties, 'static_website').length > 0 ? [{ what: 'a static web site', instance }] : []),
    ...(literalAt(instance.properties, 'is_hns_enabled') === 'true' ? [{ what: 'a hierarchical namespace, a second interface to the same objects', instance }] : []),
    ...(literalAt(instance.properties, 'sftp_enabled') === 'true' ? [{ what: 'SFTP', instance }] : []),
  ]);
  return [...others, ...services, ...settings].map(({ what, instance }) => ({
    message: `the key of ${account.name} also opens ${what}`,
    at: instance.at,
    construct: instance.construct,
    witness: {
      principal: `holder of the key of ${account.name}`,
      action: 'everything that the account key may do',
      resource: what,
      context: {},
      choices: chosen(instance.when, analysis.facts.choices),
      answer: 'allowed',
    },
  }));
}
