import { overlap, READABLE } from '../../contract/link-losses';
import { awsAccess, Mount } from '../access/aws-access';
import { literalOf, show } from '../document/text';
import { Bucket, LifecycleRule } from '../facts';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';

export const bucketKeepsObjects: Rule = {
  id: 'bucket-keeps-objects',
  severity: 'warning',
  reason: 'In LINK mode Hasty keeps links alone: what is deleted or archived is missing in the project.',
  fix: 'leave the mounted folders out of the lifecycle rule, and retain the bucket; or acknowledge it, if you import by COPY',
  contract: TUTORIAL,
  check: (analysis) => awsAccess(analysis).roles.flatMap(({ mounts }) => mounts.filter(({ end }) => end === undefined).flatMap(losses)),
};

function losses(mount: Mount): RuleFinding[] {
  return mount.facts.flatMap((fact) => [
    ...fact.lifecycle.filter((rule) => touches(rule, mount)).flatMap((rule) => lifecycleFinding(fact, rule)),
    ...fact.deletion.map(({ setting, at }) => ({ message: `${show(fact.name)}: ${lossBy(setting)}`, at, construct: fact.construct })),
  ]);
}

function lossBy(setting: string): string {
  const missing = /^no (.*)$/.exec(setting)?.[1];
  return missing === undefined ? `${setting} deletes the bucket or its objects` : `it has no ${missing}, so that the bucket or its objects can be deleted with the stack`;
}

function lifecycleFinding({ name, construct }: Bucket, { does, prefix, at }: LifecycleRule): RuleFinding[] {
  const what = literalOf(does);
  if (what !== undefined && READABLE.includes(what)) return [];
  const objects = literalOf(prefix) === '' ? 'objects' : `objects in ${show(prefix)}`;
  return [{ message: `${show(name)}: a lifecycle rule ${what === 'expires' ? `deletes ${objects}` : `moves ${objects} to ${show(does)}, where they cannot be read at once`}`, at, construct }];
}

/** Whether a rule and a mounted folder have keys in common. */
function touches({ prefix }: LifecycleRule, { folders }: Mount): boolean {
  const begin = literalOf(prefix);
  return begin === undefined || folders.some(({ folder }) => overlap(String.fromCharCode(...folder), begin));
}
