import { S3BucketIntelligentTieringConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { TerraformResource } from 'cdktf';
import { ofType } from './mounted-bucket';
import { ObjectRule } from '../contract/link-losses';
import { blocksOf, literalOf, UNKNOWN_RULE } from '../terraform/linked';
import { rendered } from '../terraform/rendered';
import { isSurely } from '../terraform/written';

/**
 * What the rules of a bucket do to objects that are current: of its lifecycle and of Intelligent-Tiering, as far as they are in this app.
 *
 * @param bucket if it is made in this app
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_lifecycle_configuration
 */
export function objectRules(settings: readonly TerraformResource[], bucket?: TerraformResource): ObjectRule[] {
  const lifecycles = ofType(settings, S3BucketLifecycleConfiguration).flatMap((one) => blocksOf(rendered(one), 'rule'));
  const inBucket = bucket && !isSurely(bucket, 'lifecycleRule', undefined) ? blocksOf(rendered(bucket), 'lifecycle_rule') : []; // the old form
  return [
    ...[...lifecycles, ...inBucket].flatMap(lifecycleRule),
    ...ofType(settings, S3BucketIntelligentTieringConfiguration).map((one) => rendered(one)).flatMap(tieringRule),
  ];
}

function lifecycleRule(rule: any): ObjectRule[] {
  if (typeof rule !== 'object') return [UNKNOWN_RULE];
  const expirations = blocksOf(rule, 'expiration').filter((block) => typeof block !== 'object' || block.days || block.date);
  const moves = blocksOf(rule, 'transition').map((block) => literalOf(block.storage_class));
  const does = [...(expirations.length > 0 ? ['expires'] : []), ...moves];
  return does.length === 0 ? [] : actingRule(rule, expirations, does);
}

function actingRule(rule: any, expirations: readonly any[], does: ObjectRule['does']): ObjectRule[] {
  const [filter = {}] = blocksOf(rule, 'filter');
  const [and = {}] = blocksOf(filter, 'and');
  const known = [filter, and, ...expirations].every((block) => typeof block === 'object');
  const some = [rule.tags, filter.tag, and.tags, ...[filter, and].flatMap((block) => [block.object_size_greater_than, block.object_size_less_than])];
  return switchedOn(rule.status ?? rule.enabled, {
    title: `lifecycle rule '${rule.id}'`,
    prefix: prefixOf(and.prefix ?? filter.prefix ?? rule.prefix),
    certain: known && some.every((value) => value === undefined),
    does,
  });
}

/** Its tiers take in what is stored in Intelligent-Tiering, and not read for long: the images of a finished project. */
function tieringRule(tiering: any): ObjectRule[] {
  const [filter] = blocksOf(tiering, 'filter');
  const does = blocksOf(tiering, 'tiering').map((block) => literalOf(block.access_tier));
  return switchedOn(tiering.status, { title: `Intelligent-Tiering '${tiering.name}'`, prefix: prefixOf(filter?.prefix), certain: false, does });
}

function prefixOf(prefix: unknown): string | undefined {
  return prefix === undefined ? '' : literalOf(prefix);
}

function switchedOn(status: unknown, rule: ObjectRule): ObjectRule[] {
  if (status === 'Disabled' || status === false) return [];
  return [{ ...rule, certain: rule.certain && (status === 'Enabled' || status === true) }];
}
