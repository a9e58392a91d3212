import { TUTORIAL } from './contract';
import { blocksAt, literalAt, textsAt } from '../cloud-resource';
import { Dict } from '../document/node';
import { literalOf } from '../document/text';
import { gcpModel, isMade, Mount } from '../gcp/model';
import { shown } from '../gcp/names';
import { Rule, RuleFinding } from '../rule';

/** Whether mounted objects stay, since Hasty keeps links only. */
export const gcpKeepsObjects: Rule = {
  id: 'gcp-keeps-objects',
  severity: 'warning',
  reason: 'When a project links objects, they must not be deleted or archived for as long as it lives.',
  fix: 'keep lifecycle rules away from the mounted folders, and set force_destroy = false',
  contract: TUTORIAL,
  check: (analysis) => {
    const { buckets, mounts } = gcpModel(analysis);
    return buckets.filter(({ instance }) => isMade(instance)).flatMap(({ name, instance }): RuleFinding[] => {
      const here = mounts.filter(({ bucket, scope }) => bucket === name && scope.prefixes.length > 0);
      // access with an end date is for an import that copies
      if (here.length === 0 || here.every(({ scope }) => scope.until !== undefined)) return [];
      const { at, construct } = instance;
      const forced = literalAt(instance.properties, 'force_destroy') === 'true';
      return [
        ...(forced ? [{ message: `force_destroy of ${shown(name)} deletes its objects with it`, at, construct }] : []),
        ...blocksAt(instance.properties, 'lifecycle_rule').flatMap((rule) => harmOf(rule, here)).map((harm) => ({ message: `a lifecycle rule of ${shown(name)} ${harm}`, at, construct })),
      ];
    });
  },
};

/** Conditions that only old generations meet. */
const NONCURRENT = ['num_newer_versions', 'days_since_noncurrent_time', 'noncurrent_time_before'];

function harmOf(rule: Dict, mounts: readonly Mount[]): string[] {
  const [action] = blocksAt(rule, 'action');
  const [condition] = blocksAt(rule, 'condition');
  const type = action && literalAt(action, 'type');
  const storageClass = action && literalAt(action, 'storage_class');
  const archives = type === 'SetStorageClass' && storageClass === 'ARCHIVE';
  if (type !== 'Delete' && !archives) return [];
  const isSet = (value = '0') => /\D/.test(value) || Number(value) > 0;
  const old = condition && (literalAt(condition, 'with_state') === 'ARCHIVED' || NONCURRENT.some((key) => isSet(literalAt(condition, key))));
  if (old && type === 'Delete') return [];
  const prefixes = ((condition && textsAt(condition, 'matches_prefix')) ?? []).map((prefix) => literalOf(prefix) ?? '');
  const mounted = mounts.flatMap(({ scope }) => scope.prefixes);
  const near = (prefix: string) => mounted.some((folder) => folder.startsWith(prefix) || prefix.startsWith(folder));
  const touches = prefixes.length === 0 || prefixes.some(near);
  const where = prefixes.length === 0 ? '' : ` under ${prefixes.join(', ')}`;
  return touches ? [`${archives ? 'archives' : 'deletes'} objects${where}`] : [];
}
