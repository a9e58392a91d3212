import { ChildProcess } from 'node:child_process';
import { AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_FOLDER, ROOT, Run } from './processes';
import { pythonWith } from './python';

/** The account in which everything is deployed. */
export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';

/** MiniStack ends with its standard input, so that it outlives nobody, not even a demo that is killed. */
const UNTIL_STDIN_CLOSES = `import os, runpy, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
runpy.run_module('ministack', run_name='__main__')`;

/**
 * Starts the AWS emulator MiniStack on a free port of the loopback interface; installs it first if it is not there.
 *
 * @param settings environment variables that override ours
 * @returns its endpoint
 * @see https://github.com/ministackorg/ministack#configuration
 */
export async function startEmulator(run: Run, settings: NodeJS.ProcessEnv = {}): Promise<string> {
  run.log('starting the AWS emulator MiniStack');
  const python = await pythonWith(run, join(__dirname, 'requirements.txt'), join(DEMO_FOLDER, 'ministack'));
  const port = await freePort();
  const emulator = run.start(python, ['-c', UNTIL_STDIN_CLOSES], {
    cwd: run.folder,
    env: {
      PATH: process.env.PATH,
      HOME: run.folder,
      TMPDIR: run.folder,
      AUTH: 'true', // judge IAM policies; the default lets everything through
      BIND_HOST: '127.0.0.1', // the default is every interface
      MINISTACK_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_ACCOUNT_ID: ACCOUNT,
      IOT_MTLS_ENABLED: '0', // a second port, which is not needed
      NODE_PATH: join(ROOT, 'node_modules'), // where functions of a template find the AWS SDK
      ...settings,
    },
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await ready(emulator, endpoint);
  return endpoint;
}

async function ready(emulator: ChildProcess, endpoint: string): Promise<void> {
  let output = '';
  const keep = (chunk: Buffer) => { output = (output + chunk).slice(-4000); };
  emulator.stdout!.on('data', keep);
  emulator.stderr!.on('data', keep);
  for (let tries = 0; tries < 400 && emulator.exitCode === null; tries++) {
    if (await fetch(`${endpoint}/_ministack/health`).then((answer) => answer.ok, () => false)) return;
    await sleep(50);
  }
  throw new Error(`the emulator did not start:\n${output}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
