import { otherwise } from '../../document/guards';
import { Node, Resource } from '../../document/node';
import { concat, literalOf, show, Text } from '../../document/text';
import { Bucket } from '../../facts';
import { entry, items, optionsOf, textOf } from '../nodes';
import { corsRule, lifecycleRules, publicAccessBlock } from './bucket-settings';
import { attribute, property } from './properties';

/** Resources that say something about a bucket, which they name as `bucket`. */
const SETTINGS = new Set([
  'cors_configuration', 'public_access_block', 'policy', 'acl', 'ownership_controls',
  'lifecycle_configuration', 'server_side_encryption_configuration', 'replication_configuration',
].map((setting) => `aws_s3_bucket_${setting}`));

/** The buckets that are made here, and those that are only named. */
export function bucketsOf(resources: readonly Resource[]): Bucket[] {
  const settings = resources.filter(({ type }) => SETTINGS.has(type));
  const settingsOf = new Map<string, Resource[]>();
  for (const setting of settings) {
    const name = show(attribute(setting, 'bucket'));
    settingsOf.set(name, [...settingsOf.get(name) ?? [], setting]);
  }
  const buckets = new Map<string, Bucket>();
  const add = (resource: Resource, existing: boolean): void => {
    const name = attribute(resource, 'bucket');
    const key = show(name);
    if (!buckets.has(key)) buckets.set(key, bucketOf(resource, name, settingsOf.get(key) ?? [], existing));
  };
  for (const resource of resources) if (resource.type === 'aws_s3_bucket') add(resource, false);
  for (const resource of resources) if (resource.type === 'data.aws_s3_bucket') add(resource, true);
  for (const setting of settings) add(setting, true);
  return [...buckets.values()];
}

function bucketOf(resource: Resource, name: Text, settings: readonly Resource[], existing: boolean): Bucket {
  const made = resource.type === 'aws_s3_bucket' ? resource : undefined;
  const of = (type: string): Resource[] => settings.filter((setting) => setting.type === `aws_s3_bucket_${type}`);
  // What older versions of the provider take inside the bucket, and states repeat there, counts when no resource of its own says it.
  const either = (type: string, property_: string, legacy: string): Setting[] => {
    const own = of(type).map((setting) => ({ resource: setting, node: property(setting, property_) }));
    return own.length > 0 || !made ? own : [{ resource: made, node: property(made, legacy) }].filter(({ node }) => items(node).length > 0);
  };
  const encryption = either('server_side_encryption_configuration', 'rule', 'server_side_encryption_configuration');
  return {
    id: resource.id,
    when: existing ? [] : resource.when,
    name,
    arn: concat(['arn:aws:s3:::'], name),
    cors: alternatives(either('cors_configuration', 'cors_rule', 'cors_rule'), resource).map(({ value, ...place }) =>
      ({ ...place, rules: value && items(value).map((rule) => corsRule(rule.value)) })),
    publicAccessBlock: alternatives(of('public_access_block').map((setting) => ({ resource: setting, node: setting.properties })), resource)
      .map(({ value, ...place }) => ({ ...place, blocks: value && publicAccessBlock(value) })),
    lifecycle: either('lifecycle_configuration', 'rule', 'lifecycle_rule').flatMap((setting) => lifecycleRules(setting.node, setting.resource.when)),
    ownership: of('ownership_controls').map((setting) => textOf(entry(entry(setting.properties, 'rule'), 'object_ownership')))[0],
    kmsKey: encryption.map(({ node }) => kmsKeyOf(node))[0],
    deletion: made ? deletionOf(made) : [],
    existing,
    construct: resource.constructPath,
    at: resource.at,
  };
}

interface Setting {
  readonly resource: Resource;
  readonly node: Node | undefined;
}

/** What a setting may be: what each resource says when it is there, and nothing when none is. */
function alternatives(settings: readonly Setting[], bucket: Resource): (Pick<Resource, 'when' | 'at'> & { readonly value?: Node })[] {
  const found = settings.flatMap(({ resource, node }) => optionsOf(node, resource.when).map(({ when, value }) => ({ value, when, at: resource.at })));
  if (found.length > 1) return found;
  const guard = found.at(0)?.when ?? [];
  return [...found, ...(found.length === 0 ? [[]] : otherwise(guard)).map((when) => ({ when, at: bucket.at }))];
}

function kmsKeyOf(node: Node | undefined): Text | undefined {
  const rule = entry(node, 'rule') ?? node;
  const byDefault = entry(rule, 'apply_server_side_encryption_by_default');
  const algorithm = textOf(entry(byDefault, 'sse_algorithm'));
  if (!algorithm || !(literalOf(algorithm) ?? 'aws:kms').startsWith('aws:kms')) return undefined;
  const key = textOf(entry(byDefault, 'kms_master_key_id'));
  return key && key.length > 0 ? key : ['aws/s3'];
}

function deletionOf(resource: Resource): Bucket['deletion'] {
  return optionsOf(property(resource, 'force_destroy')).flatMap(({ when, value }) => {
    const text = textOf(value) ?? [];
    return literalOf(text) === 'false' ? [] : [{ setting: `force_destroy = ${show(text)}`, when, at: value.at }];
  });
}
