import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { Stage } from './stage';
import { guard } from '../../src/terraform/guard';
import { newTerraformStack, synthesized } from '../support/terraform-stack';

const stage = Stage.set(['google_storage_bucket', 'google_service_account']);

const ADDRESS = 'google_storage_bucket.Bucket';

/** A guarded bucket, and something that is not guarded. */
function guarded(): any {
  const stack = newTerraformStack();
  new GoogleProvider(stack, 'Google', { project: 'acme-data' });
  guard(new StorageBucket(stack, 'Bucket', { name: 'acme-images', location: 'EU' }));
  new ServiceAccount(stack, 'Reader', { accountId: 'hasty-reader' });
  return synthesized(stack);
}

/** The same without the bucket. */
function withoutBucket(): any {
  const { google_storage_bucket: _, ...others } = guarded().resource;
  return { ...guarded(), resource: others };
}

/** Applies the guarded bucket on each core, then does something. */
async function onceApplied(act: Parameters<Stage['onEachCore']>[1]): Promise<void> {
  await stage.onEachCore(guarded(), async (workspace) => {
    await workspace.prepare();
    await workspace.apply();
    stage.standIn.changes();
    await act(workspace);
  });
}

const deleted = () => stage.standIn.changes().filter(({ action }) => action === 'deleted').map(({ type }) => type);

test('a guarded bucket makes Terraform refuse to destroy anything', async () => {
  await onceApplied(async (workspace) => {
    await expect(workspace.destroy()).rejects.toThrow(/instance cannot be destroyed.*google_storage_bucket\.Bucket/i);
    expect(stage.standIn.changes()).toEqual([]);
  });
});

test('the guard goes with the block: a bucket that is taken out of the code is planned to be destroyed', async () => {
  await onceApplied(async (workspace) => {
    workspace.write(withoutBucket());
    expect(await workspace.pending()).toEqual({ [ADDRESS]: ['delete'] });
  });
});

test('a `removed` block in its place keeps the bucket, then the rest is destroyed', async () => {
  await onceApplied(async (workspace) => {
    workspace.write({ ...withoutBucket(), removed: [{ from: ADDRESS, lifecycle: { destroy: false } }] });
    expect(await workspace.pending()).toEqual({ [ADDRESS]: ['forget'] });
    await workspace.apply();
    await workspace.destroy();
    expect(deleted()).toEqual(['google_service_account']);
  });
});

test('`state rm` keeps the bucket, then the rest is destroyed', async () => {
  await onceApplied(async (workspace) => {
    await workspace.command('state', 'rm', ADDRESS);
    await workspace.destroy();
    expect(deleted()).toEqual(['google_service_account']);
  });
});
