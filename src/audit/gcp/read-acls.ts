import { ALWAYS, Condition } from './condition';
import { Grant, objectsOf, Target } from './grant';
import { entityText, requiredText } from './members';
import { nameOf } from './names';
import type { Readers } from './read-grants';
import { Instance, literalAt, textsAt } from '../cloud-resource';
import { literalOf, Text } from '../document/text';

const TYPE = /^google_storage_(bucket|default_object|object)_(access_control|acl)$/;

/** ACL roles as the IAM roles they are: https://cloud.google.com/storage/docs/access-control/iam#acls */
const ROLES: Readonly<Record<string, string>> = {
  'bucket READER': 'roles/storage.legacyBucketReader',
  'bucket WRITER': 'roles/storage.legacyBucketWriter',
  'bucket OWNER': 'roles/storage.legacyBucketOwner',
  'object READER': 'roles/storage.legacyObjectReader',
  'object OWNER': 'roles/storage.legacyObjectOwner',
};

/** https://cloud.google.com/storage/docs/access-control/lists#predefined-acl */
const PREDEFINED: Readonly<Record<string, readonly [string, string][]>> = {
  publicRead: [['allUsers', 'READER']],
  publicReadWrite: [['allUsers', 'WRITER']],
  authenticatedRead: [['allAuthenticatedUsers', 'READER']],
};

/** The grants of access control lists of buckets and objects. */
export function accessControls(readers: Readers): Grant[] {
  return readers.instances.flatMap((instance) => {
    const [, scope] = TYPE.exec(instance.type) ?? [];
    if (scope === undefined) return [];
    const level = scope === 'bucket' ? 'bucket' : 'object';
    const { on, condition } = targetOf(instance, scope, readers);
    return entriesOf(instance).map(([entity, role]) => ({
      to: readers.members.read(entityText(entity)),
      role: readers.roles.read(ROLES[`${level} ${role}`] === undefined ? [{ kind: 'unknown', why: `the ACL role of ${instance.address}` }] : [ROLES[`${level} ${role}`]]),
      on,
      condition,
      by: 'ACL',
      when: instance.when,
      address: instance.address,
      construct: instance.construct,
      at: instance.at,
    }));
  });
}

/** Each entity and its role in upper case. */
function entriesOf(instance: Instance): [entity: Text, role: string][] {
  if (instance.type.endsWith('_access_control')) return [[requiredText(instance, 'entity'), literalAt(instance.properties, 'role') ?? '']];
  const predefined = PREDEFINED[literalAt(instance.properties, 'predefined_acl') ?? ''] ?? [];
  const listed = (textsAt(instance.properties, 'role_entity') ?? []).map(([head, ...tail]): [Text, string] => {
    const colon = typeof head === 'string' ? head.indexOf(':') : -1;
    if (typeof head !== 'string' || colon < 0) return [[{ kind: 'unknown', why: `an entry of ${instance.address}` }], ''];
    return [[head.slice(colon + 1), ...tail].filter((part) => part !== ''), head.slice(0, colon).toUpperCase()];
  });
  return [...predefined.map(([entity, role]): [Text, string] => [[entity], role]), ...listed];
}

function targetOf(instance: Instance, scope: string, { buckets }: Readers): { on: Target; condition: Condition } {
  const bucket = buckets.bucket(requiredText(instance, 'bucket'));
  if (bucket === undefined) return { on: { kind: 'unknown', why: `the bucket of ${instance.address}` }, condition: ALWAYS };
  const on: Target = { kind: 'bucket', bucket };
  if (scope !== 'object') return { on, condition: ALWAYS };
  const object = literalOf(requiredText(instance, 'object')) ?? nameOf(requiredText(instance, 'object'));
  return { on, condition: object === undefined ? { kind: 'unknown', why: `the object of ${instance.address}` } : { kind: 'name', test: 'equals', value: objectsOf(bucket) + object } };
}
