import { GcsRequest } from './condition';

/** The day on which the table was compared with its sources. */
export const ROLES_DATE = '2026-11-22';

const FOLDERS = ['create', 'delete', 'get', 'list', 'rename'].map((verb) => `storage.folders.${verb}`);
const MANAGED_FOLDERS = ['create', 'delete', 'get', 'list'].map((verb) => `storage.managedFolders.${verb}`);
const UPLOADS = ['abort', 'create', 'list', 'listParts'].map((verb) => `storage.multipartUploads.${verb}`);
const SEEN_FOLDERS = ['storage.folders.get', 'storage.folders.list', 'storage.managedFolders.get', 'storage.managedFolders.list'];
const WRITE = ['storage.objects.create', 'storage.objects.delete', 'storage.objects.update', 'storage.objects.restore'];
const READ = ['storage.objects.get', 'storage.objects.list'];
const BUCKET_WRITER = ['storage.buckets.get', 'storage.multipartUploads.abort', 'storage.multipartUploads.create', 'storage.multipartUploads.list',
  'storage.multipartUploads.listParts', 'storage.objects.create', 'storage.objects.delete', 'storage.objects.list', 'storage.objects.restore',
  'storage.objects.setRetention'];
const ADMIN = [...FOLDERS, ...MANAGED_FOLDERS, 'storage.managedFolders.getIamPolicy', 'storage.managedFolders.setIamPolicy', ...UPLOADS, ...READ, ...WRITE,
  'storage.objects.getIamPolicy', 'storage.objects.setIamPolicy', 'storage.objects.setRetention', 'storage.objects.overrideUnlockedRetention', 'storage.objects.move'];
const BUCKET_ADMIN = ['create', 'delete', 'get', 'getIamPolicy', 'list', 'setIamPolicy', 'update'].map((verb) => `storage.buckets.${verb}`);

/**
 * What the predefined roles of Cloud Storage allow on buckets and objects. Of the widest roles only a part is listed: enough to be
 * refused by. The basic roles are listed with what they give on a bucket through the project.
 *
 * @see https://docs.cloud.google.com/storage/docs/access-control/iam-roles
 */
const PREDEFINED: Readonly<Record<string, readonly string[]>> = {
  'roles/storage.objectViewer': [...SEEN_FOLDERS, ...READ],
  'roles/storage.objectCreator': ['storage.folders.create', 'storage.managedFolders.create', 'storage.multipartUploads.abort',
    'storage.multipartUploads.create', 'storage.multipartUploads.listParts', 'storage.objects.create'],
  'roles/storage.objectUser': [...FOLDERS, ...MANAGED_FOLDERS, ...UPLOADS, ...READ, ...WRITE],
  'roles/storage.objectAdmin': ADMIN,
  'roles/storage.folderAdmin': ADMIN,
  'roles/storage.admin': [...BUCKET_ADMIN, ...ADMIN],
  'roles/storage.bucketViewer': ['storage.buckets.get', 'storage.buckets.list'],
  'roles/storage.insightsCollectorService': ['storage.buckets.get', 'storage.buckets.getObjectInsights'],
  'roles/storage.expressModeServiceInput': ['storage.objects.create', 'storage.objects.delete', 'storage.objects.list', 'storage.objects.update'],
  'roles/storage.expressModeServiceOutput': ['storage.objects.delete', ...READ],
  'roles/storage.expressModeUserAccess': ['storage.buckets.get', 'storage.buckets.list', ...UPLOADS, ...READ, ...WRITE],
  'roles/storage.hmacKeyAdmin': ['create', 'delete', 'get', 'list', 'update'].map((verb) => `storage.hmacKeys.${verb}`),
  'roles/storage.legacyBucketReader': ['storage.buckets.get', 'storage.managedFolders.get', 'storage.managedFolders.list', 'storage.multipartUploads.list',
    'storage.objects.list'],
  'roles/storage.legacyBucketWriter': BUCKET_WRITER,
  'roles/storage.legacyBucketOwner': [...BUCKET_WRITER, 'storage.buckets.getIamPolicy', 'storage.buckets.setIamPolicy', 'storage.buckets.update'],
  'roles/storage.legacyObjectReader': ['storage.objects.get'],
  'roles/storage.legacyObjectOwner': ['storage.objects.get', 'storage.objects.getIamPolicy', 'storage.objects.overrideUnlockedRetention',
    'storage.objects.setIamPolicy', 'storage.objects.setRetention', 'storage.objects.update'],
  'roles/viewer': ['storage.buckets.get', 'storage.buckets.list', ...READ],
  'roles/editor': ['storage.buckets.create', 'storage.buckets.delete', 'storage.buckets.get', 'storage.buckets.list', ...READ, ...WRITE],
  'roles/owner': [...BUCKET_ADMIN, ...ADMIN],
};

/** What Hasty needs: to read and list objects, and the metadata of the bucket. */
export const GET = 'storage.objects.get';
export const LIST = 'storage.objects.list';
export const LOCATE = 'storage.buckets.get';

/** What objectViewer carries besides: it shows no content. */
const TOLERATED = new Set<string>([...SEEN_FOLDERS, GET, LIST, LOCATE]);

/** Whether the contract has a permission, or one that shows no more comes with what it has. */
export function inContract(permission: string): boolean {
  return TOLERATED.has(permission);
}

/** What a predefined role allows; undefined: it is not in the table. */
export function predefinedRole(role: string): readonly string[] | undefined {
  return Object.hasOwn(PREDEFINED, role) ? PREDEFINED[role] : undefined;
}

/**
 * What a permission is asked of: an object, or the bucket. A list call is one of the bucket.
 *
 * @see https://cloud.google.com/storage/docs/access-control/iam#conditions
 */
export function typeFor(permission: string): GcsRequest['type'] {
  return /^storage\.(objects|multipartUploads)\.(?!list$)/.test(permission) ? 'Object' : 'Bucket';
}
