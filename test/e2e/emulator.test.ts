import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmulator } from '../demo/emulator';
import { DEMO_FOLDER, ROOT, Run } from '../demo/processes';
import { pythonWith } from '../demo/python';
import { assertJudges } from '../demo/trial';
import { sceneOn } from '../demo/visit';

jest.setTimeout(180_000); // the first run downloads the emulator

let run: Run;
beforeEach(() => { run = new Run(() => {}); });
afterEach(() => run.end());

test('the emulator judges who signed, trust conditions and rights', async () => {
  await assertJudges(await sceneOn(await startEmulator(run)));
});

test('an emulator that lets everything pass is not believed', async () => {
  const scene = await sceneOn(await startEmulator(run, { AUTH: 'false' }));
  await expect(assertJudges(scene)).rejects.toThrow(/does not judge as AWS does.*a wrong ExternalId: allowed/);
});

test('the emulator can be reached from this machine only', async () => {
  const endpoint = await startEmulator(run);
  const elsewhere = endpoint.replace('127.0.0.1', '127.0.0.2'); // another address, which a server on all addresses answers on
  await expect(fetch(elsewhere)).rejects.toThrow();
  const open = await startEmulator(run, { BIND_HOST: '0.0.0.0' });
  if (process.platform === 'linux') await fetch(open.replace('127.0.0.1', '127.0.0.2'));
});

test('the emulator does not outlive who started it, not even one that is killed', async () => {
  const before = new Set(readdirSync(DEMO_FOLDER));
  const script = `const { startEmulator } = require('./test/demo/emulator'); const { Run } = require('./test/demo/processes');
    startEmulator(new Run(() => {})).then((endpoint) => process.stdout.write(endpoint, () => process.kill(process.pid, 'SIGKILL')));`;
  const child = execFile(process.execPath, ['--import', 'tsx', '--eval', script], { cwd: ROOT });
  let endpoint = '';
  child.stdout!.on('data', (chunk) => endpoint += chunk);
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
  const isUp = () => fetch(endpoint).then(() => true, () => false);
  for (let tries = 0; tries < 40 && await isUp(); tries++) await sleep(50);
  expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await isUp()).toBe(false);
  readdirSync(DEMO_FOLDER).filter((name) => !before.has(name)).forEach((name) => rmSync(join(DEMO_FOLDER, name), { recursive: true }));
});

describe('a first run', () => {
  const requirements = join(ROOT, 'test/demo/requirements.txt');

  /** An environment in which python3 is a shell script. */
  function withPython(script: string): NodeJS.ProcessEnv {
    const file = join(run.folder, 'python3');
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return { PATH: run.folder };
  }

  function install(env: NodeJS.ProcessEnv): Promise<string> {
    return pythonWith(run, requirements, join(run.folder, 'environment'), env);
  }

  test('says that Python is needed when there is none', async () => {
    await expect(install({ PATH: run.folder })).rejects.toThrow(/^Python 3\.10 or newer is needed.*got: none\.\nInstall it/);
  });

  test('says that Python is too old', async () => {
    await expect(install(withPython('echo 3.9'))).rejects.toThrow(/got: python3 is 3\.9\.\n.*apt install python3 python3-venv/);
  });

  test('says that the module venv is missing', async () => {
    const env = withPython('[ "$1" = -c ] && echo 3.12 || { echo "The virtual environment was not created because ensurepip is not available."; exit 1; }');
    await expect(install(env)).rejects.toThrow(/^python3 lacks its module venv.*apt install python3-venv$/);
  });

  test('says that the network is needed, and leaves no half-made environment that a later run would take for a whole one', async () => {
    const closed = { ...process.env, PIP_INDEX_URL: 'http://127.0.0.1:9/simple', PIP_FIND_LINKS: '', PIP_CONFIG_FILE: '/dev/null' };
    await expect(install(closed)).rejects.toThrow(/^environment could not be installed\. The first run downloads it from PyPI.*connection/is);
    expect(existsSync(join(run.folder, 'environment/requirements.sha256'))).toBe(false);
  });
});
