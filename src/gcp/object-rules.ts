import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { ObjectRule } from '../contract/link-losses';
import { blocksOf, literalOf, UNKNOWN_RULE } from '../terraform/linked';
import { rendered } from '../terraform/rendered';

/** Conditions that only old generations meet. */
const OLD = ['num_newer_versions', 'days_since_noncurrent_time', 'noncurrent_time_before'];

/** Conditions that every object under the prefixes meets with time. */
const ALL = ['age', 'matches_prefix', 'with_state', 'send_age_if_zero', 'send_num_newer_versions_if_zero', 'send_days_since_noncurrent_time_if_zero', 'send_days_since_custom_time_if_zero'];

/**
 * What the lifecycle rules of a bucket do to objects that are live. Every storage class is read at once, ARCHIVE too, so only deletion counts.
 *
 * @see https://cloud.google.com/storage/docs/lifecycle
 * @see https://cloud.google.com/storage/docs/storage-classes
 */
export function objectRules(bucket: StorageBucket): ObjectRule[] {
  return blocksOf(rendered(bucket), 'lifecycle_rule').flatMap((rule, index) => {
    if (typeof rule !== 'object') return [UNKNOWN_RULE].map((unknown) => ({ ...unknown, does: ['expires'] }));
    const [action = {}] = blocksOf(rule, 'action');
    const [condition = {}] = blocksOf(rule, 'condition');
    const type = literalOf(action.type);
    if ((type !== undefined && type !== 'Delete') || isForOld(condition)) return [];
    const set = Object.keys(condition).filter((name) => condition[name] !== undefined);
    const certain = type === 'Delete' && set.every((name) => ALL.includes(name));
    const prefixes: unknown[] = [condition.matches_prefix ?? ''].flat();
    return prefixes.map((prefix) => ({ title: `lifecycle rule ${index + 1}`, prefix: literalOf(prefix), certain, does: ['expires'] }));
  });
}

function isForOld(condition: any): boolean {
  return condition.with_state === 'ARCHIVED' || OLD.some((name) => condition[name] !== undefined && condition[name] !== 0);
}
