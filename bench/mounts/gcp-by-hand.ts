import { ProjectIamCustomRole } from '@cdktf/provider-google/lib/project-iam-custom-role';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { StorageBucketIamMember } from '@cdktf/provider-google/lib/storage-bucket-iam-member';
import { Fn, TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';

/** What both kinds of mounts on Google Cloud have. */
interface Mounted {
  readonly number: number;
  readonly path: string;
  readonly bucket: string;
}

/** Lets Hasty read a bucket. */
export function grantByHand(scope: Construct, { number, bucket }: Mounted): string {
  const { email, member } = new ServiceAccount(scope, 'ServiceAccount', {
    accountId: `hasty-images-${number}`,
    displayName: 'Hasty reads images (app.hasty.ai)',
  });
  const role = new ProjectIamCustomRole(scope, 'Role', {
    roleId: `hasty_images_${number}`,
    title: 'Hasty: list a bucket',
    description: 'What Hasty needs beside roles/storage.objectViewer',
    permissions: ['storage.buckets.get', 'storage.objects.list'],
  });
  const objects = `projects/_/buckets/acme-images-${number}/objects`;
  new StorageBucketIamMember(scope, 'Read', {
    bucket,
    member,
    role: 'roles/storage.objectViewer',
    condition: {
      title: 'hasty-read',
      description: 'Hasty reads the folders named here',
      expression: `resource.name.startsWith("${objects}/street/2026/") || resource.name.startsWith("${objects}/harbour/")`,
    },
  });
  new StorageBucketIamMember(scope, 'List', { bucket, member, role: role.name });
  return email;
}

/** Says what was made. */
export function outputsByHand(scope: Construct, { path, bucket }: Mounted, email: string): void {
  const output = (id: string, value: string, description: string) =>
    new TerraformOutput(scope, id, { value, description }).overrideLogicalId(`${path}${id}`);
  output('BucketName', bucket, 'The bucket that Hasty reads');
  output('ServiceAccountEmail', email, 'The service account that Hasty acts as');
  output('HastyScope', 'reads street/2026/, harbour/; lists the key names of the whole bucket', 'What Hasty can see');
  output('HastyRegistration', Fn.jsonencode({ description: `Mounts/${path}`, cloud_provider: 'gcs', bucket_gcs: bucket }), 'What to register at Hasty');
  output('KeyCommand', `gcloud iam service-accounts keys create hasty-key.json --iam-account=${email}`, 'Makes the key that Hasty wants (hasty-key.json)');
}
