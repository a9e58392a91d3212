import { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { CORSRule } from '@aws-sdk/client-s3';
import { BY_HAND, ForeignBucket, THEIRS } from './foreign-bucket';
import { Answer, CloudFormation, startFunction } from './function-process';
import { setStage, Stage } from './stage';

jest.setTimeout(180_000); // the first run downloads the emulator

const WRITERS = [0, 1, 2, 3, 4];
const ROUNDS = [0, 1, 2, 3, 4];
const idOf = (writer: number, round: number) => `hasty-cors-${writer}-${round}`;
const ruleOf = (id: string): CORSRule => ({ ...BY_HAND, ID: id });
const byId = (one: CORSRule, other: CORSRule) => `${one.ID}`.localeCompare(`${other.ID}`);

let stage: Stage;
let cloudFormation: CloudFormation;
let functions: ChildProcess[];
beforeAll(async () => {
  stage = await setStage();
  cloudFormation = await CloudFormation.start();
  functions = WRITERS.map(() => startFunction(stage.run, stage.scene.clients.endpoint));
});
afterAll(() => {
  cloudFormation?.stop();
  return stage?.run.end();
});

test('writers that read, change and write lose rules when they do it at the same time', async () => {
  const bucket = await ForeignBucket.make(stage.scene, 'acme-naive', THEIRS);
  for (const round of ROUNDS) {
    const read = await Promise.all(WRITERS.map(() => bucket.rules()));
    await Promise.all(WRITERS.map((writer) => bucket.replaceRules([ruleOf(idOf(writer, round)), ...read[writer]])));
  }
  const kept = (await bucket.rules()).length - THEIRS.length;
  expect(kept).toBe(ROUNDS.length); // of 25
});

test('five functions that put rules in and take rules out of one bucket at the same time lose none', async () => {
  const bucket = await ForeignBucket.make(stage.scene, 'acme-busy', THEIRS);
  const there = new Set<string>();
  for (const round of ROUNDS) {
    const answers = await Promise.all(WRITERS.map((writer): Promise<Answer> => {
      const old = ROUNDS.map((earlier) => idOf(writer, earlier)).find((id) => there.has(id));
      if (old !== undefined && (writer + round) % 3 === 0) {
        there.delete(old);
        return cloudFormation.ask(functions[writer], 'Delete', bucket.name, old);
      }
      there.add(idOf(writer, round));
      return cloudFormation.ask(functions[writer], 'Create', bucket.name, idOf(writer, round));
    }));
    expect(answers.map(({ Status, Reason }) => Reason ?? Status)).toEqual(WRITERS.map(() => 'SUCCESS'));
    const rules = await bucket.rules();
    expect(rules.slice(-THEIRS.length)).toEqual(THEIRS);
    expect(rules.slice(0, -THEIRS.length).sort(byId)).toEqual([...there].map(ruleOf).sort(byId));
  }
  expect(there.size).toBe(13); // of 19 that were put in
});

test('a writer that read before us and writes after us has its way, and our rule is put back beside what it wrote', async () => {
  const bucket = await ForeignBucket.make(stage.scene, 'acme-stale', THEIRS);
  const stale = [...await bucket.rules(), { ...BY_HAND, ID: 'stale' }];
  const answer = cloudFormation.ask(functions[0], 'Create', bucket.name, 'hasty-cors-ours');
  while (!(await bucket.rules()).some(({ ID }) => ID === 'hasty-cors-ours')) await sleep(10);
  await bucket.replaceRules(stale);
  expect(await bucket.rules()).toEqual(stale);
  expect(await answer).toMatchObject({ Status: 'SUCCESS' });
  expect(await bucket.rules()).toEqual([ruleOf('hasty-cors-ours'), ...stale]);
});
