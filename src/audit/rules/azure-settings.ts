import { TUTORIAL } from './contract';
import { azureModel, isMade } from '../azure/model';
import { Instance, literalAt, textAt } from '../cloud-resource';
import { unknownIn } from '../document/text';
import { Severity } from '../finding';
import { Rule, RuleFinding } from '../rule';

interface Setting {
  readonly key: string;
  readonly wanted: RegExp;
  /** What it is when it is not set: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account */
  readonly byDefault: string;
  readonly trouble: string;
  readonly severity: Severity;
  readonly fix: string;
}

const SETTINGS: readonly Setting[] = [
  { key: 'allow_nested_items_to_be_public', wanted: /^false$/, byDefault: 'true', severity: 'warning', trouble: 'containers can be opened to everybody later', fix: 'set allow_nested_items_to_be_public = false' },
  { key: 'https_traffic_only_enabled', wanted: /^true$/, byDefault: 'true', severity: 'error', trouble: 'objects can be read without TLS', fix: 'set https_traffic_only_enabled = true' },
  { key: 'enable_https_traffic_only', wanted: /^true$/, byDefault: 'true', severity: 'error', trouble: 'objects can be read without TLS', fix: 'set https_traffic_only_enabled = true' },
  { key: 'min_tls_version', wanted: /^TLS1_[23]$/, byDefault: 'TLS1_2', severity: 'warning', trouble: 'old versions of TLS are accepted', fix: 'set min_tls_version = "TLS1_2"' },
  { key: 'cross_tenant_replication_enabled', wanted: /^false$/, byDefault: 'false', severity: 'warning', trouble: 'objects can be replicated to other tenants', fix: 'set cross_tenant_replication_enabled = false' },
  { key: 'local_user_enabled', wanted: /^false$/, byDefault: 'true', severity: 'note', trouble: 'local users can be added, whom the key does not revoke', fix: 'set local_user_enabled = false' },
];

/** Settings of the account that open it further than the key does. */
export const azureSettings: Rule = {
  id: 'azure-settings',
  severity: 'warning',
  reason: 'The settings of the account decide what opens besides the key, and how safely objects travel.',
  fix: 'set what the message names',
  contract: TUTORIAL,
  check: (analysis) => azureModel(analysis).accounts.flatMap(({ name, instances }) =>
    instances.filter(isMade).flatMap((instance) => SETTINGS.flatMap((setting) => judge(name, instance, setting)))),
};

function judge(name: string, instance: Instance, { key, wanted, byDefault, severity, trouble, fix }: Setting): RuleFinding[] {
  const { properties, unknown, at, construct } = instance;
  const text = textAt(properties, key);
  if (unknown !== undefined || (text && unknownIn(text))) return [{ severity, status: 'cannot tell', message: `whether in ${name} ${trouble} is not known: ${key}`, fix, at, construct }];
  return wanted.test(literalAt(properties, key) ?? (text ? '' : byDefault)) ? [] : [{ severity, message: `in ${name} ${trouble}`, fix, at, construct }];
}
