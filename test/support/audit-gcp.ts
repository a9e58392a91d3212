import { Resources } from './audit-terraform';

export const EMAIL = 'hasty-reader@acme.iam.gserviceaccount.com';
export const MEMBER = `serviceAccount:${EMAIL}`;
export const ORIGIN = 'https://app.hasty.ai';
export const OBJECTS = 'projects/_/buckets/acme-images/objects/';

export const IN_STREET = `resource.name.startsWith("${OBJECTS}street/")`;
export const LIST_STREET = 'api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("street/")';

export const CORS = { origin: [ORIGIN], method: ['GET'], response_header: ['Content-Type'], max_age_seconds: 3600 };
export const BUCKET = {
  name: 'acme-images',
  location: 'EU',
  uniform_bucket_level_access: true,
  public_access_prevention: 'enforced',
  cors: [CORS],
};

/** A condition block. */
export const condition = (expression: string) => ({ title: 'hasty', expression });

/** A mount as this library makes it: objects of one folder, names and metadata of the bucket. */
export const MOUNT = {
  'google_storage_bucket.images': BUCKET,
  'google_service_account.hasty': { account_id: 'hasty-reader', project: 'acme' },
  'google_project_iam_custom_role.list': { role_id: 'hastyList', permissions: ['storage.objects.list', 'storage.buckets.get'] },
  'google_storage_bucket_iam_member.list': {
    bucket: '${google_storage_bucket.images.name}', member: '${google_service_account.hasty.member}', role: '${google_project_iam_custom_role.list.name}',
  },
  'google_storage_bucket_iam_member.read': {
    bucket: '${google_storage_bucket.images.name}',
    member: 'serviceAccount:${google_service_account.hasty.email}',
    role: 'roles/storage.objectViewer',
    condition: condition(IN_STREET),
  },
} satisfies Resources;

/** The mount with other properties of some of its resources. */
export function changed(address: keyof typeof MOUNT, properties: Readonly<Record<string, unknown>>): Resources {
  return { ...MOUNT, [address]: { ...MOUNT[address], ...properties } };
}

/** The mount with another condition on reading. */
export const reading = (expression: string) => changed('google_storage_bucket_iam_member.read', { condition: condition(expression) });

/** The mount and another resource. */
export const and = (address: string, properties: Readonly<Record<string, unknown>>): Resources => ({ ...MOUNT, [address]: properties });
