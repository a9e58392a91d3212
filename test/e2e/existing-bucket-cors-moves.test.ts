import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { deployStack, ForeignBucket, ours, THEIRS } from './foreign-bucket';
import { setStage, Stage } from './stage';
import { BucketMount, ExistingBucketCors, HastyCors } from '../../src/aws';
import { preflight } from '../demo/browser';
import { Deployment } from '../demo/cdk';
import { HASTY_APP } from '../demo/hasty';
import { mountsIn } from '../demo/mount';

jest.setTimeout(180_000); // the first run downloads the emulator

let stage: Stage;
beforeAll(async () => { stage = await setStage(); });
afterAll(() => stage?.run.end());

test('with a literal name, a rule that moves to another bucket leaves the old one', async () => {
  const [from, to] = await Promise.all(['acme-old', 'acme-new'].map((name) => ForeignBucket.make(stage.scene, name, THEIRS)));
  const deploy = ({ name }: ForeignBucket) => deployStack(stage, 'ByName', (stack) => {
    new ExistingBucketCors(stack, 'Cors', { bucket: Bucket.fromBucketName(stack, 'Bucket', name) });
  });
  await deploy(from);
  const [rule, ...others] = await from.rules();
  expect([rule, ...others]).toEqual([ours(), ...THEIRS]);

  const { outputs } = await deploy(to);
  expect(await from.rules()).toEqual(THEIRS);
  expect(await to.rules()).toEqual([rule, ...THEIRS]);
  expect(outputs.ByName.CorsChange).toBe(`${rule.ID} added, beside 2 others`);
});

describe('two workspaces that have a bucket mounted', () => {
  const EXTERNAL_IDS = { Street: '0d1f2a3b-1111-4222-8333-444455556666', Aerial: '5c6d7e8f-2222-4333-8444-555566667777' };

  let bucket: ForeignBucket;
  let first: Deployment;
  beforeAll(async () => { bucket = await ForeignBucket.make(stage.scene, 'acme-images', THEIRS); });

  function deploy(...workspaces: (keyof typeof EXTERNAL_IDS)[]): Promise<Deployment> {
    return deployStack(stage, 'Workspaces', (stack: Stack) => {
      const imported = Bucket.fromBucketName(stack, 'Bucket', bucket.name);
      for (const name of workspaces) {
        const prefixes = [`${name.toLowerCase()}/`];
        new BucketMount(stack, name, { bucket: imported, externalId: EXTERNAL_IDS[name], prefixes, cors: HastyCors.merge() });
      }
    });
  }

  test('share one rule', async () => {
    first = await deploy('Street', 'Aerial');
    expect(Object.keys(mountsIn(first.outputs))).toEqual(['Street', 'Aerial']);
    expect(await bucket.rules()).toEqual([ours(), ...THEIRS]);
    await preflight(bucket.url, HASTY_APP, 'GET', 'authorization');
  });

  test('when one goes, the rule stays for the other', async () => {
    const before = await bucket.rules();
    expect(Object.keys(mountsIn((await deploy('Aerial')).outputs))).toEqual(['Aerial']);
    expect(await bucket.rules()).toEqual(before);
  });

  test('when both are gone, it is gone', async () => {
    await stage.cdk.destroy(first);
    expect(await bucket.rules()).toEqual(THEIRS);
  });
});
