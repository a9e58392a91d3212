import { join } from 'node:path';
import { App, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { setStage, Stage as Emulated, wrongAnswers } from './stage';
import { HastyBucket, HastyBucketProps } from '../../src/aws';
import { load } from '../demo/browser';
import { mounted } from '../demo/checks';
import { HASTY_APP } from '../demo/hasty';
import { Mount, mountsIn } from '../demo/mount';
import { Visit, visitTo } from '../demo/visit';

jest.setTimeout(180_000); // the first run downloads the emulator

const FIRST: HastyBucketProps = { externalId: '0d1f2a3b-1111-4222-8333-444455556666', prefixes: ['street/'] };
const OTHER_ID = '5c6d7e8f-2222-4333-8444-555566667777';
const OTHER_APP = 'https://hasty.acme.example';

let stage: Emulated;
let first: Visit;
beforeAll(async () => {
  stage = await setStage();
  first = await visitTo(stage.scene, await deploy(FIRST), 'street/');
  await first.hasty.enter();
});
afterAll(() => stage?.run.end());

let deploys = 0;
async function deploy(props: HastyBucketProps): Promise<Mount> {
  const app = new App({ outdir: join(stage.run.folder, `assembly-${deploys++}`) });
  new HastyBucket(new Stack(app, 'Changing', { synthesizer: new LegacyStackSynthesizer() }), 'Images', props);
  return mountsIn((await stage.cdk.deploy(app.synth().directory)).outputs).Images;
}

test('a prefix that is added opens its folder, in the same bucket and under the same role', async () => {
  const mount = await deploy({ ...FIRST, prefixes: ['street/', 'aerial/'] });
  expect(mount).toEqual(first.mount);
  const aerial = await visitTo(stage.scene, mount, 'aerial/');
  expect(await wrongAnswers(mounted(aerial))).toEqual([]);
  expect(await wrongAnswers(mounted(first))).toEqual([]);

  await deploy(FIRST);
  await expect(aerial.hasty.read('aerial/crossing.png')).rejects.toThrow(/not authorized to perform: s3:GetObject/);
  expect(await wrongAnswers(mounted(first))).toEqual([]);
});

test('after a change of the ExternalId the old one gets nobody in', async () => {
  const mount = await deploy({ ...FIRST, externalId: OTHER_ID });
  expect(mount).toEqual({ ...first.mount, externalId: OTHER_ID });
  await expect(first.hasty.assume(FIRST.externalId)).rejects.toThrow(/not authorized to perform: sts:AssumeRole/);
  expect(await wrongAnswers(mounted(await visitTo(stage.scene, mount, 'street/')))).toEqual([]);
});

test('a CORS origin that is added may load images beside Hasty\'s app, and no other origin may', async () => {
  const url = await first.hasty.sign('street/crossing.png');
  await expect(load(url, OTHER_APP)).rejects.toThrow('hidden by the browser');
  const mount = await deploy({ ...FIRST, corsOrigins: [HASTY_APP, OTHER_APP] });
  expect(mount).toEqual(first.mount);
  await load(url, OTHER_APP);
  expect(await wrongAnswers(mounted(first))).toEqual([]);
});
