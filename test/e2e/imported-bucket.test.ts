import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ForeignBucket, ours, UPLOADER } from './foreign-bucket';
import { setStage, Stage, wrongAnswers } from './stage';
import { preflight } from '../demo/browser';
import { Deployment } from '../demo/cdk';
import { before, destroyed, mounted } from '../demo/checks';
import { mountsIn } from '../demo/mount';
import { ROOT } from '../demo/processes';
import { Visit, visitTo } from '../demo/visit';

jest.setTimeout(180_000); // the first run downloads the emulator

const EXAMPLE = join(ROOT, 'examples/aws-imported-bucket');

let stage: Stage;
let bucket: ForeignBucket;
let deployment: Deployment;
let visit: Visit;
beforeAll(async () => {
  stage = await setStage();
  bucket = await ForeignBucket.make(stage.scene, 'acme-images', [UPLOADER]);
  // of objects only: the function speaks plain HTTP to the emulator
  await bucket.deny({ Action: 's3:*', Resource: `arn:aws:s3:::${bucket.name}/*`, Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
});
afterAll(() => stage?.run.end());

test('with dryRun, as its README has it, cdk deploy mounts the bucket and leaves its CORS rules', async () => {
  const folder = join(stage.run.folder, 'dry-run');
  mkdirSync(folder);
  cpSync(join(EXAMPLE, 'cdk.json'), join(folder, 'cdk.json'));
  const source = readFileSync(join(EXAMPLE, 'main.ts'), 'utf8');
  writeFileSync(join(folder, 'main.ts'), source.replace('merge(),', 'merge({ dryRun: true }),'));
  const { outputs } = await stage.cdk.deploy(folder);
  expect(outputs.HastyImportedBucket.HastyCorsacmeimagesChange).toMatch(/ would be added, beside 1 others$/);
  expect(await bucket.rules()).toEqual([UPLOADER]);
});

test('cdk deploy gives Hasty what it needs and nothing else, and the app of others keeps working', async () => {
  deployment = await stage.cdk.deploy(EXAMPLE);
  expect(await bucket.rules()).toEqual([ours(), UPLOADER]);
  visit = await visitTo(stage.scene, mountsIn(deployment.outputs).Images, 'street/');
  expect(visit.mount.bucket).toBe(bucket.name);
  expect(await wrongAnswers(mounted(visit))).toEqual([]);
  await preflight(bucket.url, 'https://upload.acme.example', 'PUT', 'content-type');
});

test('cdk destroy ends access, and leaves bucket, policy, images and the rules of others', async () => {
  const memory = await before(visit);
  await stage.cdk.destroy(deployment);
  expect(await wrongAnswers([destroyed(visit, memory)])).toEqual([]);
  expect(await bucket.rules()).toEqual([UPLOADER]);
});
