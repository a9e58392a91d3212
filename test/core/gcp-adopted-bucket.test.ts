import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { Stage } from './stage';
import { HastyCors } from '../../src/gcp';
import { BUCKET, gcpStack, mounted } from '../support/gcp';
import { synthesized } from '../support/terraform-stack';

const stage = Stage.set([BUCKET, 'google_storage_bucket_iam_member', 'google_service_account', 'google_project_iam_custom_role']);

const ADDRESS = 'google_storage_bucket.Images_Bucket_297917F6';
const PUT = { origin: ['https://upload.acme.example'], method: ['PUT'] };

/** The bucket as somebody made it: its owner's settings, at the address at which it is adopted. */
function made(): object {
  const stack = gcpStack();
  new StorageBucket(stack, 'Made', {
    name: 'acme-images',
    location: 'US',
    storageClass: 'NEARLINE',
    labels: { team: 'vision' },
    uniformBucketLevelAccess: true,
    cors: [PUT],
    lifecycleRule: [{ action: { type: 'Delete' }, condition: { age: 30 } }],
    versioning: { enabled: true },
    logging: { logBucket: 'acme-logs' },
  }).overrideLogicalId('Images_Bucket_297917F6');
  return synthesized(stack);
}

/** The bucket as it is adopted, after a change. */
function adopted(change: (bucket: any) => void = () => {}): object {
  const stack = gcpStack();
  mounted({ prefixes: ['street/'], cors: HastyCors.adopt({ location: 'EU', otherCorsRules: [PUT] }) }, stack);
  const { import: _, ...document } = synthesized(stack); // the state has the bucket already
  change(document.resource[BUCKET].Images_Bucket_297917F6);
  return document;
}

/** What a plan changes of a bucket that is there. */
async function changedBy(document: object): Promise<string[][]> {
  const changed: string[][] = [];
  await stage.onEachCore(made(), async (workspace) => {
    await workspace.prepare();
    await workspace.apply();
    workspace.write(document);
    const { change } = (await workspace.plan()).resource_changes!.find(({ address }) => address === ADDRESS)! as any;
    changed.push(Object.keys(change.after ?? {}).filter((name) => JSON.stringify(change.after[name]) !== JSON.stringify(change.before[name])));
  });
  return changed;
}

test('adopting a bucket changes its CORS rules alone', async () => {
  (await changedBy(adopted())).forEach((changed) => expect(changed).toEqual(['cors']));
});

test('without what is ignored, adopting it would take away its lifecycle rules and more', async () => {
  const unguarded = adopted(({ lifecycle }) => { delete lifecycle.ignore_changes; });
  (await changedBy(unguarded)).forEach((changed) => expect(changed).toEqual(expect.arrayContaining(['cors', 'labels', 'lifecycle_rule', 'logging', 'versioning'])));
});

test('another name is not ignored, since that is another bucket', async () => {
  const other = adopted((bucket) => { bucket.name = 'acme-other'; });
  (await changedBy(other)).forEach((changed) => expect(changed).toContain('name'));
});
