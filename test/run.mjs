// `npm test [-- LAYER ...]`: sets the clone up and runs the layers, all or those named. The last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT, setUp } from './support/setup.mjs';

const TERRAFORM = 'terraform|gcp|azure|aws-terraform';
const DEMOS = '/test/e2e/(demo|emulator)';

/** Each layer gives results: `{ passed, failed }`. */
const layers = {
  unit: () => jest('--testPathIgnorePatterns', `/test/(audit|behaviour|cli|packaging|e2e|soundness|core|${TERRAFORM})/`, '--maxWorkers=100%'), // jest would leave one core of two idle
  terraform: async () => total([ // the rooms for Terraform, on cdktf and on cdktn
    await jest(`test/(${TERRAFORM})/`, '--maxWorkers=100%'),
    await jest(`test/(${TERRAFORM})/`, '--maxWorkers=100%', '--config=test/support/jest-cdktn.js'),
  ]),
  audit: () => jest('test/(audit|cli)/', '--maxWorkers=100%'),
  behaviour: () => jest('test/behaviour', '--maxWorkers=100%'), // IAM's answers to what was synthesized, by a simulator
  soundness: () => jest('test/soundness', '--maxWorkers=100%'), // random policies: HASTY_SEED and HASTY_RUNS
  core: () => jest('test/core/', '--maxWorkers=100%'), // the real core of Terraform, with a stand-in for the providers
  repository: async () => total([
    await check('lint finds nothing', () => run('eslint', '--max-warnings=0', '--ext=.ts', 'src', 'test', 'examples', 'projenrc', 'bench', '.projenrc.ts')),
    await check('tests type-check', () => run('tsc', '--noEmit', '-p', 'test')),
    await check('examples type-check', () => run('tsc', '--noEmit', '-p', 'examples')),
    await check('the benchmark type-checks', () => run('tsc', '--noEmit', '-p', 'bench')),
    await check('every file, export and dependency is used', () => run('knip')),
    await check('generated files are in sync', generatedFilesInSync),
  ]),
  packaging: () => jest('test/packaging', '--maxWorkers=100%'),
  e2e: async () => total([
    await jest(DEMOS, '--runInBand'), // they look at what processes leave behind, and install what the others share
    await jest('test/e2e', '--testPathIgnorePatterns', DEMOS, '--maxWorkers=100%'), // each file has an emulator of its own
  ]),
};

let child;
let interrupted = false;

async function main() {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !Object.hasOwn(layers, name));
  if (unknown.length > 0) throw new Error(`no such layer: ${unknown.join(', ')}; there are: ${Object.keys(layers).join(', ')}`);
  setUp(console.log);
  // children are process groups of their own, so that jest's workers and whatever tests start end with them
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupt(signal));
  const results = [];
  for (const name of names.length > 0 ? names : Object.keys(layers)) {
    if (interrupted) break;
    console.log(`\n=== ${name}`);
    const started = Date.now();
    const result = await layers[name]();
    console.log(`${name}: ${result.passed} passed, ${result.failed} failed in ${Math.round((Date.now() - started) / 1000)} s`);
    results.push(result);
  }
  return total(results);
}

function total(results) {
  const sum = (key) => results.reduce((subtotal, result) => subtotal + result[key], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}

/** Runs jest on some tests. What was skipped has not passed, and a layer that gives no results or has no tests has failed. */
async function jest(...args) {
  const folder = mkdtempSync(join(tmpdir(), 'hasty-jest-'));
  try {
    const file = join(folder, 'results.json');
    const ok = await run('jest', '--ci', '--json', `--outputFile=${file}`, ...args);
    if (!existsSync(file)) return { passed: 0, failed: 1 };
    const results = JSON.parse(readFileSync(file, 'utf8'));
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + results.numPendingTests + results.numTodoTests;
    return { passed: results.numPassedTests, failed: ok && results.numPassedTests > 0 ? failed : Math.max(failed, 1) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function check(name, holds) {
  const ok = !interrupted && await holds();
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** Writes again what is generated: a file that changes by it was not in sync (and is now). */
async function generatedFilesInSync() {
  const generated = () => ['API.md', 'docs/audit-rules.md', 'package.json', 'package-lock.json', ...JSON.parse(readFileSync(join(ROOT, '.projen/files.json'), 'utf8')).files];
  const fingerprint = (file) => existsSync(join(ROOT, file)) && createHash('sha256').update(readFileSync(join(ROOT, file))).digest('hex');
  const before = new Map(generated().map((file) => [file, fingerprint(file)]));
  if (!await run('projen') || !await run('projen', 'docgen')) return false;
  const changed = [...new Set([...before.keys(), ...generated()])].filter((file) => (before.get(file) ?? false) !== fingerprint(file));
  if (changed.length > 0) console.log(`written anew, review and commit: ${changed.join(', ')}`);
  return changed.length === 0;
}

/** Runs one of the clone's tools, shows what it prints (of jest: not its JSON), and tells whether it succeeded. */
function run(command, ...args) {
  const posix = process.platform !== 'win32';
  child = spawn(command, args, {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], detached: posix, shell: !posix,
    env: {
      ...process.env,
      PATH: join(ROOT, 'node_modules/.bin') + delimiter + process.env.PATH,
      ESLINT_USE_FLAT_CONFIG: 'false',
      NODE_NO_WARNINGS: '1',
    },
  });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    const end = (ok) => {
      child = undefined;
      if (!ok && command !== 'jest') process.stdout.write(Buffer.concat(output));
      resolve(ok);
    };
    child.on('error', (error) => {
      console.error(error.message);
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

function interrupt(signal) {
  interrupted = true;
  const group = child?.pid;
  if (group === undefined || process.platform === 'win32') return; // Windows itself tells every process of a console
  const kill = (how) => {
    try { process.kill(-group, how); } catch { /* it has ended */ }
  };
  kill(signal);
  setTimeout(kill, 10_000, 'SIGKILL').unref();
}

main().catch((error) => {
  console.error(error.message);
  return { passed: 0, failed: 1 };
}).then(({ passed, failed }) => {
  process.exitCode = interrupted ? 130 : failed > 0 || passed === 0 ? 1 : 0;
  console.log(`\n${interrupted ? 'interrupted\n' : ''}${passed} passed, ${failed} failed`);
});
