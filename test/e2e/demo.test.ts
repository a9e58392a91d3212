import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { Demo } from './demo-process';
import { Clients } from '../demo/clients';
import { startEmulator } from '../demo/emulator';
import { main } from '../demo/main';
import { DEMO_FOLDER, Run } from '../demo/processes';
import { synthesize, templateIn } from '../examples/synthesize';

jest.setTimeout(180_000);

beforeAll(async () => { // what a first run downloads is here before the demos are
  const run = new Run(() => {});
  await startEmulator(run).finally(() => run.end());
});

const demos: Demo[] = [];
function start(...flags: string[]): Demo {
  demos.push(new Demo(...flags));
  return demos.at(-1)!;
}
afterEach(async () => {
  for (const demo of demos.splice(0)) {
    demo.interrupt();
    await demo.exit();
    rmSync(demo.temporary, { recursive: true });
  }
});

function runFolders(): string[] {
  return readdirSync(DEMO_FOLDER).filter((name) => name.startsWith('run-'));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('the demo ends with exit code 0, every answer as it should be, and nothing left behind', async () => {
  const before = runFolders();
  const demo = start();
  expect({ code: await demo.exit(), output: demo.output }).toEqual({ code: 0, output: expect.stringMatching(/\nAll 40 answers are as they should be\.\n$/) });
  expect(demo.output).not.toMatch(/NO,|failed/);
  await expect(fetch(demo.told(/up on (\S+);/))).rejects.toThrow();
  expect(readdirSync(demo.temporary)).toEqual([]);
  expect(runFolders()).toEqual(before);
});

test('the demo ends with exit code 1 when one answer is not as it should be', async () => {
  const assembly = mkdtempSync(join(tmpdir(), 'hasty-mutant-'));
  await synthesize('aws-new-bucket', assembly);
  const template = readFileSync(templateIn(assembly), 'utf8');
  writeFileSync(templateIn(assembly), template.replaceAll('/street/*', '/street*'));
  const print = jest.spyOn(console, 'log').mockImplementation(() => {});

  expect(await main({ app: assembly })).toBe(1);

  const output = print.mock.calls.join('\n');
  print.mockRestore();
  expect(output).toMatch(/read street2\/plan\.png, in a folder beside it +allowed +NO, it should be refused\n/);
  expect(output).toMatch(/\nNOT as it should be: 1 of 40 answers\.$/);
  rmSync(assembly, { recursive: true });
});

test('--keep leaves the emulator up with the example deployed, and Ctrl-C ends it', async () => {
  const demo = start('--keep');
  await demo.printed('Ctrl-C here ends it');
  const endpoint = demo.told(/AWS_ENDPOINT_URL=(\S+)/);
  const credentials = { accessKeyId: demo.told(/AWS_ACCESS_KEY_ID=(\S+)/), secretAccessKey: demo.told(/AWS_SECRET_ACCESS_KEY=(\S+)/) };
  const { Contents = [] } = await new Clients(endpoint).s3(credentials, {}).send(new ListObjectsV2Command({ Bucket: demo.told(/recursive s3:\/\/(\S+)/) }));
  expect(Contents.map(({ Key }) => Key)).toContain('street/crossing.png');

  demo.interrupt();
  expect(await demo.exit()).toBe(130);
  await expect(fetch(endpoint)).rejects.toThrow();
});

test.each([
  { moment: 'the emulator is being started', args: [], line: 'starting the AWS emulator', signal: 'SIGINT', code: 130 },
  { moment: 'cdk is being run', args: [], line: 'cdk deploy', signal: 'SIGINT', code: 130 },
  { moment: 'cdk is being run', args: [], line: 'cdk deploy', signal: 'SIGTERM', code: 143 },
  { moment: 'Terraform is being run', args: ['gcs'], line: 'terraform plan', signal: 'SIGINT', code: 130 },
  { moment: 'Azurite is being started', args: ['azure'], line: 'asking as Hasty', signal: 'SIGTERM', code: 143 },
] as const)('$signal while $moment leaves no process and no file', async ({ args, line, signal, code }) => {
  const before = runFolders();
  const demo = start(...args);
  await demo.printed(line);
  await sleep(500); // for the step to start its processes
  const processes = demo.processes();
  expect(processes.length).toBeGreaterThan(1);

  demo.interrupt(signal);
  expect(await demo.exit()).toBe(code);

  // esbuild, which tsx uses, ends a moment after whom it served
  for (let tries = 0; tries < 40 && processes.some(isAlive); tries++) await sleep(50);
  expect(processes.filter(isAlive)).toEqual([]);
  expect(readdirSync(demo.temporary)).toEqual([]);
  expect(runFolders()).toEqual(before);
});

test('flags that it does not know are errors that say which there are', async () => {
  const demo = start('--kepp');
  expect(await demo.exit()).toBe(2);
  expect(demo.output).toMatch(/'--kepp'[^]*Usage: npm run demo/);
  const help = start('--help');
  expect(await help.exit()).toBe(0);
  expect(help.output).toMatch(/^Usage: npm run demo/);
});
