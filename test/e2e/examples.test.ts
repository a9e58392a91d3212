import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetBucketCorsCommand } from '@aws-sdk/client-s3';
import { setStage, Stage, wrongAnswers } from './stage';
import { preflight } from '../demo/browser';
import { Deployment } from '../demo/cdk';
import { before, destroyed, mounted } from '../demo/checks';
import { HASTY_APP } from '../demo/hasty';
import { mountsIn } from '../demo/mount';
import { ROOT } from '../demo/processes';
import { Visit, visitTo } from '../demo/visit';

jest.setTimeout(180_000); // the first run downloads the emulator

let stage: Stage;
beforeAll(async () => { stage = await setStage(); });
afterAll(() => stage?.run.end());

/** Deploys an example and visits its mounts. */
async function deploy(example: string, prefixes: Record<string, string>): Promise<{ deployment: Deployment; visits: Visit[] }> {
  const deployment = await stage.cdk.deploy(folderOf(example));
  const mounts = mountsIn(deployment.outputs);
  expect(Object.keys(mounts).sort()).toEqual(Object.keys(prefixes).sort());
  const visits = await Promise.all(Object.entries(prefixes).map(([id, prefix]) => visitTo(stage.scene, mounts[id], prefix)));
  return { deployment, visits };
}

function folderOf(example: string): string {
  return join(ROOT, 'examples', example);
}

/** The undo of the READMEs: an example without its mounts. */
function withoutMounts(example: string): string {
  const folder = join(stage.run.folder, `${example}-undone`);
  mkdirSync(folder);
  cpSync(join(folderOf(example), 'cdk.json'), join(folder, 'cdk.json'));
  const source = readFileSync(join(folderOf(example), 'main.ts'), 'utf8');
  writeFileSync(join(folder, 'main.ts'), source.replace(/new BucketMount\([\s\S]*?\n\}\);\n/g, '').replace(/import .*hasty-bucket-constructs.*\n/, ''));
  return folder;
}

async function corsRules({ clients, cast, mount }: Visit): Promise<(string[] | undefined)[]> {
  const { CORSRules = [] } = await clients.s3(cast.owner).send(new GetBucketCorsCommand({ Bucket: mount.bucket }));
  return CORSRules.map((rule) => rule.AllowedOrigins);
}

describe('aws-new-bucket', () => {
  let deployment: Deployment;
  let visit: Visit;

  test('cdk deploy gives Hasty what it needs and nothing else', async () => {
    ({ deployment, visits: [visit] } = await deploy('aws-new-bucket', { Images: 'street/' }));
    expect(await wrongAnswers(mounted(visit))).toEqual([]);
  });

  test('a second deploy changes nothing', async () => {
    const again = await stage.cdk.deploy(folderOf('aws-new-bucket'));
    expect(again.unchanged).toBe(true);
    expect(again.outputs).toEqual(deployment.outputs);
    expect(deployment.unchanged).toBe(false);
  });

  test('cdk destroy ends access, and leaves bucket, policy and images', async () => {
    const memory = await before(visit);
    await stage.cdk.destroy(deployment);
    expect(await wrongAnswers([destroyed(visit, memory)])).toEqual([]);
  });
});

describe('aws-existing-bucket', () => {
  const VIEWER = 'https://viewer.acme.example';
  let visit: Visit;

  test('cdk deploy gives Hasty what it needs and nothing else', async () => {
    ({ visits: [visit] } = await deploy('aws-existing-bucket', { Images: 'street/' }));
    expect(await wrongAnswers(mounted(visit))).toEqual([]);
  });

  test('the CORS rule of the team keeps working behind Hasty\'s', async () => {
    expect(await corsRules(visit)).toEqual([[HASTY_APP], [VIEWER]]);
    const url = await visit.hasty.sign(Object.keys(visit.images)[0]);
    await preflight(url, VIEWER, 'GET', 'range');
    await expect(preflight(url, VIEWER, 'GET', 'authorization')).rejects.toThrow('AccessForbidden');
  });

  test('without the mount, access and Hasty\'s CORS rule are gone, and bucket, policy and images are as they were', async () => {
    const memory = await before(visit);
    await stage.cdk.deploy(withoutMounts('aws-existing-bucket'));
    expect(await wrongAnswers([destroyed(visit, memory)])).toEqual([]);
    expect(await corsRules(visit)).toEqual([[VIEWER]]);
  });
});

describe('aws-two-workspaces', () => {
  let street: Visit;
  let aerial: Visit;

  test('cdk deploy gives each workspace what it needs and nothing else', async () => {
    ({ visits: [street, aerial] } = await deploy('aws-two-workspaces', { Street: 'street/', Aerial: 'aerial/' }));
    expect(await wrongAnswers(mounted(street))).toEqual([]);
    expect(await wrongAnswers(mounted(aerial))).toEqual([]);
    expect(street.mount.bucket).toBe(aerial.mount.bucket);
    expect(await corsRules(street)).toEqual([[HASTY_APP]]);
  });

  test('neither workspace reads the other\'s images or gets in with the other\'s ExternalId', async () => {
    for (const [one, other] of [[street, aerial], [aerial, street]]) {
      await expect(one.hasty.read(Object.keys(other.images)[0])).rejects.toThrow(/not authorized to perform: s3:GetObject/);
      await expect(one.hasty.assume(other.mount.externalId)).rejects.toThrow(/not authorized to perform: sts:AssumeRole/);
    }
  });

  test('without the mounts, access and the CORS rule are gone, and bucket, policy and images are as they were', async () => {
    const memories = [await before(street), await before(aerial)];
    await stage.cdk.deploy(withoutMounts('aws-two-workspaces'));
    expect(await wrongAnswers([destroyed(street, memories[0]), destroyed(aerial, memories[1])])).toEqual([]);
    await expect(corsRules(street)).rejects.toThrow(/CORS configuration does not exist/);
  });
});

describe('aws-kms-bucket', () => {
  let visit: Visit;

  test('cdk deploy gives Hasty what it needs and nothing else', async () => {
    ({ visits: [visit] } = await deploy('aws-kms-bucket', { Images: 'street/' }));
    expect(await wrongAnswers(mounted(visit))).toEqual([]);
  });

  test('without the mount, access is gone, and bucket, policy and images are as they were', async () => {
    const memory = await before(visit);
    await stage.cdk.deploy(withoutMounts('aws-kms-bucket'));
    expect(await wrongAnswers([destroyed(visit, memory)])).toEqual([]);
  });
});
