import { Node } from '../../document/node';
import { literalOf, Text } from '../../document/text';
import { Bucket, Door } from '../../facts';
import { evaluate } from '../evaluate';
import { Found } from '../found';
import { Made, Named, namesOf, placeOf } from '../made';
import { entry, items, oneText, options, texts } from '../properties';
import { textOf } from '../texts';
import { corsRule } from './cors';
import { lifecycleRules } from './lifecycle';

/** `AWS::S3::Bucket` */
export function bucket(made: Made): Found {
  const names = namesOf(made);
  return {
    buckets: names.map((named) => bucketOf(made, named)),
    doors: names.flatMap((named) => [...aclDoors(made, named), ...replicas(made, named), ...inventories(made, named)]),
  };
}

/** Ways of a bucket's ACL to let in others than its owner and AWS's own services. */
const OPEN_ACLS = new Set(['PublicRead', 'PublicReadWrite', 'AuthenticatedRead']);

function bucketOf(made: Made, { when, name, arn }: Named): Bucket {
  const { id, constructPath: construct, at, scope: { system, document: { account } }, properties: { entries } } = made;
  const ownership = items(entry(entries.get('OwnershipControls'), 'Rules'), when, system)[0];
  return {
    id,
    when,
    name,
    arn,
    ...(account !== undefined && { account }),
    cors: options(entries.get('CorsConfiguration'), when, system).map(({ when: guard, value }) => {
      const rules = value ? items(entry(value, 'CorsRules'), guard, system) : [];
      return { when: guard, rules: rules.map((rule) => corsRule(rule.value)), at: value?.at ?? at };
    }),
    publicAccessBlock: options(entries.get('PublicAccessBlockConfiguration'), when, system)
      .map(({ when: guard, value }) => ({ when: guard, blocks: value && blocksOf(value), at: value?.at ?? at })),
    lifecycle: items(entry(entries.get('LifecycleConfiguration'), 'Rules'), when, system).flatMap((rule) => lifecycleRules(rule, system)),
    ownership: ownership && oneText(entry(ownership.value, 'ObjectOwnership')),
    kmsKey: kmsKeyOf(made, { when, name, arn }),
    deletion: deletionOf(made),
    existing: false,
    construct,
    at,
  };
}

function blocksOf(node: Node) {
  const of = (key: string) => oneText(entry(node, key));
  return {
    BlockPublicAcls: of('BlockPublicAcls'),
    BlockPublicPolicy: of('BlockPublicPolicy'),
    IgnorePublicAcls: of('IgnorePublicAcls'),
    RestrictPublicBuckets: of('RestrictPublicBuckets'),
  };
}

function kmsKeyOf({ scope: { system }, properties: { entries } }: Made, { when }: Named): Text | undefined {
  const [rule] = items(entry(entries.get('BucketEncryption'), 'ServerSideEncryptionConfiguration'), when, system);
  const byDefault = rule && entry(rule.value, 'ServerSideEncryptionByDefault');
  const algorithm = oneText(entry(byDefault, 'SSEAlgorithm'));
  if (!algorithm || literalOf(algorithm) === 'AES256') return undefined;
  return oneText(entry(byDefault, 'KMSMasterKeyID')) ?? (literalOf(algorithm) === undefined ? algorithm : ['aws/s3']);
}

/** CloudFormation deletes a bucket, if it is empty, unless it is told to keep it. */
function deletionOf({ raw, scope, when, at }: Made): Bucket['deletion'] {
  return ['DeletionPolicy', 'UpdateReplacePolicy'].flatMap((setting) => {
    const value = raw.entries.get(setting);
    const node = value && evaluate(value, { scope, when, depth: 0 });
    return options(node, when, scope.system).flatMap(({ when: guard, value: chosen }) => {
      if (!chosen) return [{ setting: `no ${setting}`, when: guard, at }];
      const policy = literalOf(textOf(chosen)) ?? 'unknown';
      return policy.startsWith('Retain') ? [] : [{ setting: `${setting}: ${policy}`, when: guard, at: chosen.at }];
    });
  });
}

function aclDoors(made: Made, { when, arn }: Named): Door[] {
  return texts(made.properties.entries.get('AccessControl'), when, made.scope.system).flatMap(({ when: guard, text, at }) => {
    const literal = literalOf(text);
    const to: Text | undefined = literal === undefined ? text : OPEN_ACLS.has(literal) ? ['*'] : undefined;
    return to ? [{ what: `the ACL ${literal ?? ''} of the bucket`.replace('  ', ' '), to, resource: arn, when: guard, construct: made.constructPath, at }] : [];
  });
}

/** Copies that another account gets. */
function replicas(made: Made, { when, arn }: Named): Door[] {
  const at = placeOf(made, 'ReplicationConfiguration');
  return items(entry(made.properties.entries.get('ReplicationConfiguration'), 'Rules'), when, made.scope.system).flatMap((rule) => {
    const to = oneText(entry(entry(rule.value, 'Destination'), 'Account'));
    return to ? [{ what: 'replication of the bucket', to, resource: arn, when: rule.when, construct: made.constructPath, at }] : [];
  });
}

/** Lists of all keys that another account gets. */
function inventories(made: Made, { when, arn }: Named): Door[] {
  const at = placeOf(made, 'InventoryConfigurations');
  return items(made.properties.entries.get('InventoryConfigurations'), when, made.scope.system).flatMap((inventory) => {
    const to = oneText(entry(entry(inventory.value, 'Destination'), 'BucketAccountId'));
    return to ? [{ what: 'an inventory of the bucket', to, resource: arn, when: inventory.when, construct: made.constructPath, at }] : [];
  });
}
