import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onceDestroyed, OTHER_ACCOUNT, whileMounted } from './mutants';
import { setStage, Stage, wrongAnswers } from './stage';
import { Deployment } from '../demo/cdk';
import { before, destroyed, mounted } from '../demo/checks';
import { mountsIn } from '../demo/mount';
import { Visit, visitTo } from '../demo/visit';

// the checks of the demo are only worth something if they can fail: each of these templates must be found out
jest.setTimeout(180_000); // the first run downloads the emulator

/** An assembly with a stack for each template. */
function assemblyOf(folder: string, templates: Record<string, string>): string {
  mkdirSync(folder);
  const artifacts = Object.entries(templates).map(([name, template]) => {
    const templateFile = `${name}.template.json`;
    writeFileSync(join(folder, templateFile), template);
    return [name, { type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/unknown-region', properties: { templateFile } }];
  });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '54.0.0', artifacts: Object.fromEntries(artifacts) }));
  return folder;
}

let stage: Stage;
let deployment: Deployment;
beforeAll(async () => {
  stage = await setStage();
  const templates = Object.entries({ ...whileMounted, ...onceDestroyed }).map(([name, { template }]) => [name, template]);
  const all = { ...Object.fromEntries(templates), OtherAccount: OTHER_ACCOUNT };
  deployment = await stage.cdk.deploy(assemblyOf(join(stage.run.folder, 'mutants'), all));
});
afterAll(() => stage?.run.end());

function visit(name: string): Promise<Visit> {
  return visitTo(stage.scene, mountsIn({ [name]: deployment.outputs[name] }).Images, 'street/');
}

test.each(Object.entries(whileMounted))('%s is judged right while it is mounted', async (name, { wrong }) => {
  expect(await wrongAnswers(mounted(await visit(name)))).toEqual(wrong);
});

test('another account in the trust policy shuts Hasty out and lets that one in', async () => {
  const wrong = await wrongAnswers(mounted(await visit('OtherAccount')));
  expect(wrong.slice(0, 2)).toEqual(['Hasty assumes it with the ExternalId, for 6 hours: refused', 'another AWS account, with the right ExternalId: allowed']);
  expect(wrong).toContain('read street/crossing.png: failed');
});

test('templates are judged right once they are destroyed', async () => {
  const visits = await Promise.all(Object.keys(onceDestroyed).map(async (name) => {
    const one = await visit(name);
    await one.hasty.enter();
    return { name, one, memory: await before(one) };
  }));
  await stage.cdk.destroy(deployment);
  for (const { name, one, memory } of visits) {
    expect({ name, wrong: await wrongAnswers([destroyed(one, memory)]) }).toEqual({ name, wrong: onceDestroyed[name].wrong });
  }
});
