import { child, stringOf } from './literal';
import { DocumentError } from '../document/document-error';
import { Raw } from '../document/raw';

/** What Terraform's JSON can be. */
type Form = 'configuration' | 'plan' | 'state' | 'state file';

/** Which form a file has. Forms of versions that nobody knows yet are refused, since they may say more than is understood. */
export function formOf(raw: Raw): Form {
  const format = child(raw, 'format_version');
  if (format) {
    if (!/^1\.\d+$/.test(stringOf(format))) throw unknownVersion('a format_version of 1.x', format);
    if (!child(raw, 'planned_values') && !child(raw, 'resource_changes')) return 'state';
    return 'plan';
  }
  const serial = child(raw, 'terraform_version') ?? child(raw, 'lineage');
  const version = child(raw, 'version');
  if (!serial && !version) return 'configuration';
  if (version?.kind !== 'number' || version.value !== '4') throw unknownVersion('a state of version 4', version ?? raw);
  return 'state file';
}

function unknownVersion(expected: string, got: Raw): DocumentError {
  const value = 'value' in got ? JSON.stringify(got.value) : 'none';
  return new DocumentError(`expected ${expected}, got ${value}; write it anew with \`terraform show -json\` of Terraform 1.1 or later`, got.at);
}
