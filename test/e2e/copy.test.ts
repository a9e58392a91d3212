import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { App, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { setStage, Stage as Emulated, wrongAnswers } from './stage';
import { HastyBucket } from '../../src/aws';
import { load } from '../demo/browser';
import { Deployment } from '../demo/cdk';
import { mounted } from '../demo/checks';
import { HASTY_APP } from '../demo/hasty';
import { mountsIn } from '../demo/mount';
import { ROOT } from '../demo/processes';
import { Visit, visitTo } from '../demo/visit';
import { templateIn } from '../examples/synthesize';

jest.setTimeout(180_000); // the first run downloads the emulator

let stage: Emulated;
beforeAll(async () => { stage = await setStage(); });
afterAll(() => stage?.run.end());

/** A time so many seconds from now, in whole seconds, as policies have it. */
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+/, '');
const IMAGE = 'street/crossing.png';

/** What Hasty is refused under a session and with a URL from before. */
async function expectEnded({ hasty }: Visit, url: string): Promise<void> {
  await expect(hasty.read(IMAGE)).rejects.toThrow(/s3:GetObject/);
  await expect(hasty.list('street/')).rejects.toThrow(/s3:ListBucket/);
  await expect(hasty.locate()).rejects.toThrow(/s3:GetBucketLocation/);
  await expect(load(url, HASTY_APP)).rejects.toThrow('AccessDenied');
}

describe('aws-copy-24h', () => {
  const EXAMPLE = join(ROOT, 'examples/aws-copy-24h');
  const [TOMORROW, LATER] = [inSeconds(24 * 3600), inSeconds(48 * 3600)];
  let deployment: Deployment;
  let visit: Visit;
  let url: string;
  let seconds: number; // that a deploy takes here
  const until = ({ outputs }: Deployment) => outputs.HastyCopy.ImagesHastyScope.replace(/^.*; until /, '');

  test('is not deployed without a time', async () => {
    await expect(stage.cdk.deploy(EXAMPLE)).rejects.toThrow(/AccessUntil/);
  });

  test('is not deployed with what is no time', async () => {
    await expect(stage.cdk.deploy(EXAMPLE, { AccessUntil: 'tomorrow' })).rejects.toThrow(/AccessUntil/);
  });

  test('gives Hasty what it needs and nothing else, until the time that is given', async () => {
    const start = Date.now();
    deployment = await stage.cdk.deploy(EXAMPLE, { AccessUntil: TOMORROW });
    seconds = (Date.now() - start) / 1000;
    expect(until(deployment)).toBe(TOMORROW);
    visit = await visitTo(stage.scene, mountsIn(deployment.outputs).Images, 'street/');
    expect(await wrongAnswers(mounted(visit))).toEqual([]);
    url = await visit.hasty.sign(IMAGE);
  });

  test('keeps the time in later deploys without the parameter, of what changed too', async () => {
    const again = await stage.cdk.deploy(EXAMPLE);
    expect([again.unchanged, until(again)]).toEqual([true, TOMORROW]);
    const template = templateIn(deployment.assembly);
    writeFileSync(template, readFileSync(template, 'utf8').replace('"MaxSessionDuration": 21600', '"MaxSessionDuration": 25200'));
    const changed = await stage.cdk.deploy(deployment.assembly);
    expect([changed.unchanged, until(changed)]).toEqual([false, TOMORROW]);
    expect(await wrongAnswers(mounted(visit))).toEqual([]);
  });

  test('ends for all at the time: new sessions, the one that runs, and URLs that are signed', async () => {
    const soon = inSeconds(5 + 3 * seconds); // after the deploy
    const ending = await stage.cdk.deploy(EXAMPLE, { AccessUntil: soon });
    expect([until(ending), mountsIn(ending.outputs).Images]).toEqual([soon, visit.mount]);
    await load(url, HASTY_APP);
    expect(await visit.hasty.read(IMAGE)).toEqual(visit.images[IMAGE]);
    await sleep(Date.parse(soon) - Date.now() + 100);
    await expectEnded(visit, url);
    await expect(visit.hasty.assume(visit.mount.externalId)).rejects.toThrow(/not authorized to perform: sts:AssumeRole/);
  });

  test('goes on under the same role with a later time', async () => {
    const extended = await stage.cdk.deploy(EXAMPLE, { AccessUntil: LATER });
    expect([until(extended), mountsIn(extended.outputs).Images]).toEqual([LATER, visit.mount]);
    expect(await wrongAnswers(mounted(visit))).toEqual([]);
  });
});

test.each([true, false])('revokeSessionsIssuedBefore ends the session and the URL from before, and a new session works under the same role (fence: %s)', async (fence) => {
  const deploy = async (revokedBefore?: string) => {
    const app = new App({ outdir: join(stage.run.folder, `revoking-${fence}-${revokedBefore ?? 'not'}`) });
    const stack = new Stack(app, `Revoking${fence}`, { synthesizer: new LegacyStackSynthesizer() });
    const { role } = new HastyBucket(stack, 'Images', { externalId: '0d1f2a3b-1111-4222-8333-444455556666', prefixes: ['street/'], fence });
    if (revokedBefore) role.revokeSessionsIssuedBefore(revokedBefore);
    return mountsIn((await stage.cdk.deploy(app.synth().directory)).outputs).Images;
  };
  const visit = await visitTo(stage.scene, await deploy(), 'street/');
  await visit.hasty.enter();
  const url = await visit.hasty.sign(IMAGE);
  await load(url, HASTY_APP);
  await sleep(1100); // times of tokens are in whole seconds

  expect(await deploy(inSeconds(0))).toEqual(visit.mount);
  await expectEnded(visit, url);
  await visit.hasty.enter();
  await expect(load(url, HASTY_APP)).rejects.toThrow('AccessDenied');
  await load(await visit.hasty.sign(IMAGE), HASTY_APP);
  expect(await visit.hasty.read(IMAGE)).toEqual(visit.images[IMAGE]);
  expect((await visit.hasty.list('street/')).sort()).toEqual(Object.keys(visit.images).sort());
  await visit.hasty.locate();
});
