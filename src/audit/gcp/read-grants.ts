import { ALWAYS, Condition, readCondition } from './condition';
import { Grant, objectsOf, Target } from './grant';
import { Members, requiredText } from './members';
import { CHOSEN, nameOf, Names, shown } from './names';
import { accessControls } from './read-acls';
import { bindingsOf, Binding } from './read-bindings';
import { RoleReader } from './role-reader';
import { Instance } from '../cloud-resource';
import { show, unknownIn } from '../document/text';

const IAM = /^google_(.+)_iam_(member|binding|policy)$/;

/** Resources that hold buckets, and the property that names one. */
const WIDE: Readonly<Record<string, string>> = { project: 'project', folder: 'folder', organization: 'org_id' };

/** Whoever the readers of grants have to ask. */
export interface Readers {
  readonly members: Members;
  readonly roles: RoleReader;
  readonly buckets: Names;
  readonly instances: readonly Instance[];
}

/** Every grant of the documents, to whomever. */
export function readGrants(readers: Readers): Grant[] {
  const iam = readers.instances.flatMap((instance) => {
    const [, kind, by] = IAM.exec(instance.type) ?? [];
    return kind === undefined ? [] : bindingsOf(instance, readers.instances).flatMap((binding) => grantsOf(instance, kind, by as 'member', binding, readers));
  });
  return [...iam, ...accessControls(readers)];
}

function grantsOf(instance: Instance, kind: string, by: Grant['by'], binding: Binding, { members, roles, buckets }: Readers): Grant[] {
  const { on, within } = targetOf(instance, kind, buckets);
  const { condition, expression } = conditionOf(binding, buckets);
  return binding.members.map((member) => ({
    to: members.read(member),
    role: roles.read(binding.role),
    on,
    condition: within === ALWAYS ? condition : { kind: 'all', of: [within, condition] },
    expression,
    by,
    when: instance.when,
    address: instance.address,
    construct: instance.construct,
    at: binding.at,
  }));
}

function targetOf(instance: Instance, kind: string, buckets: Names): { on: Target; within: Condition } {
  if (kind === 'storage_bucket' || kind === 'storage_managed_folder') {
    const text = requiredText(instance, 'bucket');
    const bucket = buckets.bucket(text);
    if (bucket === undefined) return { on: { kind: 'unknown', why: `${unknownIn(text)?.why}` }, within: ALWAYS };
    const folder = kind === 'storage_bucket' ? undefined : nameOf(requiredText(instance, 'managed_folder'));
    const within = kind === 'storage_bucket' ? ALWAYS : folder === undefined ? unknown('the name of the managed folder') : folderOf(bucket, folder);
    return { on: { kind: 'bucket', bucket }, within };
  }
  const text = requiredText(instance, WIDE[kind] ?? (kind === 'service_account' ? 'service_account_id' : kind.split('_').at(-1)!));
  const what = kind.replaceAll('_', ' ');
  return { on: { kind: 'elsewhere', what, name: unknownIn(text) ? `of ${instance.address}` : show(text), wide: kind in WIDE }, within: ALWAYS };
}

/** A managed folder gives rights on the objects in it, and on list calls for it. */
function folderOf(bucket: string, folder: string): Condition {
  if (folder.includes(CHOSEN)) return unknown(`the managed folder ${shown(folder)}, which a variable chooses`);
  return {
    kind: 'any',
    of: [
      { kind: 'name', test: 'startsWith', value: objectsOf(bucket) + folder },
      { kind: 'list prefix', test: 'startsWith', value: folder, absent: '' },
    ],
  };
}

function conditionOf({ condition }: Binding, buckets: Names): { condition: Condition; expression?: string } {
  if (condition === undefined) return { condition: ALWAYS };
  // the name of a bucket that these documents make stands inside the text
  const parts = condition.map((part) => typeof part === 'string' ? part : buckets.find([part]) ? buckets.bucket([part]) : nameOf([part]));
  if (parts.some((part) => part === undefined)) return { condition: unknown(`the condition ${show(condition)}`), expression: show(condition) };
  const expression = parts.join('');
  return { condition: withoutChoices(readCondition(expression)), expression: shown(expression) };
}

/** A variable may stand for the name of a bucket, but as a folder nothing is known of it, not even where it ends. */
function withoutChoices(condition: Condition): Condition {
  switch (condition.kind) {
    case 'all': case 'any': return { ...condition, of: condition.of.map(withoutChoices) };
    case 'not': return { kind: 'not', of: withoutChoices(condition.of) };
    case 'unknown': return { kind: 'unknown', why: shown(condition.why) };
    case 'name': case 'list prefix': {
      const beyondBucket = condition.kind === 'name' ? condition.value.replace(/^projects\/_\/buckets\/[^/]*/, '') : condition.value;
      return beyondBucket.includes(CHOSEN) ? unknown(`a folder that a variable chooses: ${shown(condition.value)}`) : condition;
    }
    default: return condition;
  }
}

function unknown(why: string): Condition {
  return { kind: 'unknown', why };
}
