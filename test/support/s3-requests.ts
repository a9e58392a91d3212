import { Action } from './iam-actions';
import { Asked, Mounted } from './oracle';

/** A bucket that is not mounted. */
export const OTHER_BUCKET = 'other';

/**
 * Every S3 action on everything that it can be asked on: objects inside a prefix, beside it, outside and in another bucket;
 * the bucket and another one; for actions of other things (access points, jobs, ...) such a thing.
 */
export function everyAction(actions: Action[], mounts: Mounted[], time: string): Asked[] {
  const inside = mounts.flatMap((mounted) => readable(mounted).slice(0, 1).map((key) => `arn:aws:s3:::${mounted.bucket}/${key}`));
  const [{ bucket, prefixes }] = mounts;
  const [prefix = 'folder/'] = askable(prefixes);
  const targets: Record<string, string[]> = {
    object: [...inside, ...[`${bucket}/${prefix.slice(0, -1)}2/a.jpg`, `${bucket}/elsewhere/a.jpg`, `${OTHER_BUCKET}/${prefix}a.jpg`].map((path) => `arn:aws:s3:::${path}`)],
    bucket: [...mounts.map((mounted) => mounted.bucket), OTHER_BUCKET].map((name) => `arn:aws:s3:::${name}`),
  };
  return actions.flatMap(({ name, arns }) => {
    const resources = Object.entries(arns).flatMap(([type, arn]) => targets[type] ?? [arn]);
    return (resources.length > 0 ? resources : ['*']).map((resource) => ({ action: name, resource, time }));
  });
}

/** Reads and lists in and near every prefix. */
export function nearMisses(mounted: Mounted, time: string): Asked[] {
  const bucket = `arn:aws:s3:::${mounted.bucket}`;
  const keys = [...readable(mounted), ...askable(mounted.prefixes.flatMap(beside)), 'elsewhere/a.jpg', 'a.jpg'];
  const prefixes = [...mounted.prefixes.flatMap((prefix) => [prefix, `${prefix}a/`, ...beside(prefix)]), '', 'elsewhere/'];
  return [
    ...keys.map((key) => ({ action: 's3:GetObject', resource: `${bucket}/${key}`, time })),
    ...keys.map((key) => ({ action: 's3:GetObject', resource: `arn:aws:s3:::${OTHER_BUCKET}/${key}`, time })),
    ...keys.map((key) => ({ action: 's3:GetObject', resource: `${bucket}2/${key}`, time })),
    ...prefixes.map((prefix) => ({ action: 's3:ListBucket', resource: bucket, prefix, time })),
    ...['s3:ListBucket', 's3:GetBucketLocation'].flatMap((action) => [bucket, `${bucket}2`, `arn:aws:s3:::${OTHER_BUCKET}`]
      .map((resource) => ({ action, resource, time }))),
  ];
}

/** Keys that begin like the prefix, yet are not under it. */
function beside(prefix: string): string[] {
  const name = prefix.slice(0, -1);
  return [name, `${name}2/a.jpg`, `${name}.jpg`, name.slice(0, -1), `x${prefix}a.jpg`, `x/${prefix}a.jpg`, `/${prefix}a.jpg`,
    // what IAM would take the name for, if it were not escaped
    `${name.replace(/[*?]/g, 'x')}/a.jpg`, `${name.replace(/\*/g, 'x/y')}/a.jpg`, `${name.replace(/[*]/g, '')}/a.jpg`]
    .filter((key) => key !== '');
}

function readable(mounted: Mounted): string[] {
  return askable(mounted.prefixes).flatMap((prefix) => [`${prefix}a.jpg`, prefix, `${prefix}b/a.jpg`]).filter((key) => key !== '');
}

/** The simulator takes `*` and `?` in a requested ARN for wildcards, so such keys are not asked for. */
function askable(keys: string[]): string[] {
  return keys.filter((key) => !/[*?]/.test(key));
}
