import { CelFunc, CelInput, celEnv, celMethod, CelScalar, mapType, parse, plan, run } from '@bufbuild/cel';

/** A request to Cloud Storage. */
export interface GcsAsked {
  readonly permission: `storage.${'objects' | 'buckets'}.${string}`;
  readonly bucket: string;
  /** Of what is asked of an object (`storage.objects.get`, `.delete`): its name. */
  readonly object?: string;
  /** Of `storage.objects.list`: the prefix that it asks for; undefined: none. */
  readonly listPrefix?: string;
  /** `2026-12-01T00:00:00Z` */
  readonly time?: string;
}

/** @see https://cloud.google.com/storage/docs/access-control/iam-roles#standard-roles */
export const OBJECT_VIEWER = ['storage.folders.get', 'storage.folders.list', 'storage.managedFolders.get', 'storage.managedFolders.list', 'storage.objects.get', 'storage.objects.list'];

const ATTRIBUTES = mapType(CelScalar.STRING, CelScalar.STRING);
const getAttribute: CelFunc = celMethod('getAttribute', ATTRIBUTES, [CelScalar.STRING, CelScalar.STRING], CelScalar.STRING, function (name, absent) {
  return this.has(name) ? String(this.get(name)) : absent;
});
const ENV = celEnv({ funcs: [getAttribute] });

/** The grants on buckets in a stack's Terraform JSON, judged as Google judges them. */
export function gcsPolicy(terraform: any): (asked: GcsAsked) => boolean {
  return allowedBy(Object.values<any>(terraform.resource.google_storage_bucket_iam_member).map(({ bucket, role, condition }) => ({
    bucket: evaluated(terraform, bucket),
    permissions: permissionsOf(terraform, role),
    expression: condition && evaluated(terraform, condition.expression),
  })));
}

/** Permissions on a bucket. */
interface GcsGrant {
  readonly bucket: string;
  readonly permissions: readonly string[];
  /** When they hold; undefined: always. */
  readonly expression?: string;
}

/** What one identity is allowed by the grants to it; conditions are evaluated by a CEL that others wrote. */
export function allowedBy(given: readonly GcsGrant[]): (asked: GcsAsked) => boolean {
  const grants = given.map(({ expression, ...grant }) => ({ ...grant, holds: expression === undefined ? () => true : plan(ENV, parse(expression)) }));
  return (asked) => grants.some(({ bucket, permissions, holds }) => {
    if (bucket !== asked.bucket || !permissions.includes(asked.permission)) return false;
    const answer = holds(contextOf(asked));
    if (typeof answer !== 'boolean') throw new Error(`a condition must be true or false, got: ${answer}`);
    return answer;
  });
}

/** A text of Terraform JSON as Terraform has it in the end: literals for references, and what was escaped as it is meant. */
function evaluated(terraform: any, text: string): string {
  return text.replace(/\$\$\{|%%\{|\$\{([^}]*)\}|%\{/g, (found, expression?: string) => {
    if (found === '$${' || found === '%%{') return found.slice(1);
    const [, name] = /^google_storage_bucket\.(\w+)\.name$/.exec(expression ?? '') ?? [];
    if (!name) throw new Error(`a text must hold no other code than the name of a bucket, got: ${found}`);
    return terraform.resource.google_storage_bucket[name].name;
  });
}

function permissionsOf(terraform: any, role: string): string[] {
  if (role === 'roles/storage.objectViewer') return OBJECT_VIEWER;
  const [, name] = /^\$\{google_project_iam_custom_role\.(\w+)\.name\}$/.exec(role) ?? [];
  if (!name) throw new Error(`a role must be objectViewer or made here, got: ${role}`);
  return terraform.resource.google_project_iam_custom_role[name].permissions;
}

/** Listing, and looking at the bucket, are asked of the bucket: its name has no objects in it. */
function contextOf({ bucket, object, listPrefix, time = '2026-11-22T00:00:00Z' }: GcsAsked): Record<string, CelInput> {
  const name = `projects/_/buckets/${bucket}${object === undefined ? '' : `/objects/${object}`}`;
  return {
    resource: new Map([['name', name], ['type', `storage.googleapis.com/${object === undefined ? 'Bucket' : 'Object'}`], ['service', 'storage.googleapis.com']]),
    request: new Map([['time', timestamp(time)]]),
    api: new Map(listPrefix === undefined ? [] : [['storage.googleapis.com/objectListPrefix', listPrefix]]),
  };
}

const timestamps = new Map<string, CelInput>();

function timestamp(time: string): CelInput {
  if (!timestamps.has(time)) timestamps.set(time, run(`timestamp("${time}")`) as CelInput);
  return timestamps.get(time)!;
}
