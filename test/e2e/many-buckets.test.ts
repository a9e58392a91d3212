import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setStage, Stage, wrongAnswers } from './stage';
import { Deployment } from '../demo/cdk';
import { before, destroyed, mounted } from '../demo/checks';
import { Mount, mountsIn } from '../demo/mount';
import { ROOT } from '../demo/processes';
import { Visit, visitTo } from '../demo/visit';
import { synthesize } from '../examples/synthesize';

jest.setTimeout(180_000); // the first run downloads the emulator

let stage: Stage;
beforeAll(async () => { stage = await setStage(); });
afterAll(() => stage?.run.end());

describe('aws-many-buckets', () => {
  const EXAMPLE = join(ROOT, 'examples/aws-many-buckets');
  const FOLDERS = { Street: ['2025/', '2026/'], Aerial: ['ortho/'], Harbour: ['crane/', 'quay/'] };
  let deployment: Deployment;
  /** By bucket, one for each of its folders. */
  let visits: Visit[][];

  /** The mounts of the role, by the ids of the buckets. */
  function mounts(): Record<string, Mount> {
    const [{ HastyRoleArn: roleArn, HastyExternalId: externalId, HastyHastyRegistrations: list }] = Object.values(deployment.outputs);
    return Object.fromEntries(JSON.parse(list).map((registration: Mount['registration']) =>
      [registration.description.split('/').at(-1), { bucket: registration.bucket_s3, roleArn, externalId, registration }]));
  }

  /** The undo of the README. */
  function withoutRole(): string {
    const folder = join(stage.run.folder, 'undone');
    cpSync(EXAMPLE, folder, { recursive: true });
    const source = readFileSync(join(EXAMPLE, 'main.ts'), 'utf8');
    const [imports, role, mount] = [/^import .*hasty-bucket-constructs.*\n/m, /^const hasty = [\s\S]*?^\}\);\n/m, /^ *hasty\.mount\(.*\n/m];
    const rest = source.replace(imports, '').replace(role, '').replace(mount, '');
    expect(rest).not.toMatch(/hasty[.(]|HastyAccessRole/);
    writeFileSync(join(folder, 'main.ts'), rest);
    return folder;
  }

  test('cdk deploy opens the folders of each bucket, by one role, and nothing else', async () => {
    deployment = await stage.cdk.deploy(EXAMPLE);
    expect(Object.keys(mounts())).toEqual(Object.keys(FOLDERS));
    const visitsOf = ([id, folders]: [string, string[]]) => Promise.all(folders.map((folder) => visitTo(stage.scene, mounts()[id], folder)));
    visits = await Promise.all(Object.entries(FOLDERS).map(visitsOf));
    for (const visit of visits.flat()) expect(await wrongAnswers(mounted(visit))).toEqual([]);
  });

  test('a folder of one bucket is closed in the others', async () => {
    const buckets = visits.map(([{ mount }]) => mount.bucket);
    for (const [index, { hasty, images }] of visits.map(([visit]) => visit).entries()) {
      const [key, image] = Object.entries(images)[0];
      expect(await hasty.read(key, buckets[index])).toEqual(image);
      for (const other of buckets.filter((bucket) => bucket !== buckets[index])) {
        await stage.scene.owner.upload(other, { [key]: image });
        await expect(hasty.read(key, other)).rejects.toThrow(/not authorized to perform: s3:GetObject/);
      }
    }
  });

  test('without the role and its mounts, access is gone, and buckets, policies and images are as they were', async () => {
    const memories = await Promise.all(visits.map(async ([visit]) => ({ visit, memory: await before(visit) })));
    await stage.cdk.deploy(withoutRole());
    for (const { visit, memory } of memories) expect(await wrongAnswers([destroyed(visit, memory)])).toEqual([]);
  });
});

// the emulator has no StackSets: what they would deploy to an account is deployed here without one
describe('aws-organisation', () => {
  let deployment: Deployment;
  let visit: Visit;

  test('the template of the accounts gives Hasty what it needs and nothing else, under names that follow from account and region', async () => {
    const assembly = join(stage.run.folder, 'organisation');
    await synthesize('aws-organisation', assembly);
    deployment = await stage.cdk.deploy(join(assembly, 'assembly-Members'));
    const { Images } = mountsIn(deployment.outputs);
    const [, account] = /^arn:aws:iam::(\d{12}):role\/HastyImages-/.exec(Images.roleArn)!;
    const region = Images.roleArn.split('HastyImages-')[1];
    expect(region).toMatch(/^[a-z]{2}-[a-z]+-\d$/);
    expect(Images.bucket).toBe(`acme-images-${account}-${region}`);
    visit = await visitTo(stage.scene, Images, 'street/');
    expect(await wrongAnswers(mounted(visit))).toEqual([]);
  });

  test('without it, access is gone, and bucket, policy and images are left', async () => {
    const memory = await before(visit);
    await stage.cdk.destroy(deployment);
    expect(await wrongAnswers([destroyed(visit, memory)])).toEqual([]);
  });
});
