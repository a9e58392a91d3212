import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { audit } from '../../src/audit';
import { ImportMode, ListingScope } from '../../src/contract';
import { HastyBucket, HastyBucketProps, ServiceAccountKey } from '../../src/gcp';
import { SAMPLE } from '../support/certificates';
import { newTerraformStack, synthesized } from '../support/terraform-stack';

const NOW = new Date('2026-11-22T00:00:00Z');
const UNTIL = '2030-06-01T12:00:00Z';
const MEMBER = 'google_storage_bucket_iam_member';
const folders = Array.from({ length: 30 }, (_, index) => `camera${String(index).padStart(2, '0')}/`);

function bucket(props: Partial<HastyBucketProps>): any {
  const stack = newTerraformStack();
  new GoogleProvider(stack, 'Google', { project: 'acme-data' });
  new HastyBucket(stack, 'Images', { name: 'acme-images', location: 'EU', ...props });
  return synthesized(stack);
}

const audited = (terraform: any, expected?: any) => audit([{ name: 'cdk.tf.json', text: JSON.stringify(terraform) }], { now: NOW, ...(expected && { expected }) });

test.each<[string, Partial<HastyBucketProps>, object]>([
  ['a folder', { prefixes: ['street/'] }, { prefixes: ['street/'], listing: 'BUCKET' }],
  ['the whole bucket', {}, { prefixes: [''], listing: 'BUCKET' }],
  ['folders of several conditions', { prefixes: folders, listing: ListingScope.PREFIX, bucketMetadata: false }, { prefixes: folders, listing: 'PREFIX' }],
  ['folders with quotes and code in their names', { prefixes: ['a"\\${x}/', '%{y}/'] }, { prefixes: ['%{y}/', 'a"\\${x}/'], listing: 'BUCKET' }],
  ['an end', { prefixes: ['street/'], importMode: ImportMode.COPY, accessUntil: UNTIL }, { prefixes: ['street/'], listing: 'BUCKET', until: UNTIL }],
  ['an uploaded key', { prefixes: ['street/'], key: ServiceAccountKey.upload(SAMPLE) }, { prefixes: ['street/'], listing: 'BUCKET' }],
  ['a key in the state', { prefixes: ['street/'], key: ServiceAccountKey.inState() }, { prefixes: ['street/'], listing: 'BUCKET' }],
])('the audit passes %s, and reads from the grants what was agreed', (_, props, mount) => {
  const { verdict, findings, access } = audited(bucket(props));
  expect([verdict, findings.filter(({ severity }) => severity === 'error')]).toEqual(['pass', []]);
  expect(access.mounts).toEqual([expect.objectContaining({ cloud: 'gcs', bucket: 'acme-images', ...mount })]);
});

describe('the audit fails a copy in which', () => {
  const made = () => bucket({ prefixes: ['street/', 'aerial/'], importMode: ImportMode.COPY, accessUntil: UNTIL, key: ServiceAccountKey.inState() });
  const grant = (terraform: any, role: RegExp): any => Object.values<any>(terraform.resource[MEMBER]).find((member) => role.test(member.role));
  const read = (terraform: any) => grant(terraform, /objectViewer/);
  const only = (terraform: any, type: string): any => Object.values<any>(terraform.resource[type])[0];
  const rewritten = (from: RegExp, to: string) => (terraform: any) => {
    const { condition } = read(terraform);
    condition.expression = condition.expression.replace(from, to);
  };

  test.each<[string, (terraform: any) => void]>([
    ['a folder lost its slash', rewritten(/street\/"/, 'street"')],
    ['the end binds one folder alone', rewritten(/^\((.*)\) && /, '$1 && ')],
    ['reading does not end', rewritten(/ && request.*/, '')],
    ['reading ends a day later', rewritten(/06-01/, '06-02')],
    ['another folder is open', rewritten(/aerial/, 'faces')],
    ['reading has no condition', (terraform) => delete read(terraform).condition],
    ['listing does not end', (terraform) => delete grant(terraform, /custom_role/).condition],
    ['a role that writes is granted', (terraform) => { read(terraform).role = 'roles/storage.objectAdmin'; }],
    ['the second role deletes', (terraform) => only(terraform, 'google_project_iam_custom_role').permissions.push('storage.objects.delete')],
    ['everybody reads', (terraform) => { terraform.resource[MEMBER].everybody = { ...read(terraform), member: 'allUsers', condition: undefined }; }],
    ['access is not uniform', (terraform) => { only(terraform, 'google_storage_bucket').uniform_bucket_level_access = false; }],
    ['any origin is let in', (terraform) => { only(terraform, 'google_storage_bucket').cors[0].origin = ['*']; }],
    ['the key is printed', (terraform) => delete terraform.output.ImagesKeyJson.sensitive],
  ])('%s', (_, change) => {
    const agreed = audited(made()).access;
    expect(audited(made(), agreed).verdict).toBe('pass');
    const changed = made();
    change(changed);
    expect(audited(changed, agreed).verdict).toBe('fail');
  });
});
