// `npm test [-- LAYER ...]`: sets the clone up, runs the layers (all, or those named), ends in a line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, setUp } from './support/setup.mjs';

const layers = {
  unit: () => jest('--testPathIgnorePatterns', '/test/(packaging|e2e)/'),
  packaging: () => jest('test/packaging'),
  e2e: () => jest('test/e2e', '--runInBand'),
  repository: () => [
    check('lint finds nothing', () => run('npx', '--no-install', 'eslint', '--max-warnings=0', '--ext=.ts', 'src', 'test', 'examples', 'projenrc', '.projenrc.ts')),
    check('tests, examples and project files type-check', () => ['test', 'examples', 'projenrc'].every((folder) => run('npx', '--no-install', 'tsc', '--noEmit', '-p', folder))),
    check('every export and dependency is used', () => run('npx', '--no-install', 'knip')),
    check('generated files are in sync', () => {
      const before = workTree();
      return run('npx', '--no-install', 'projen') && run('npx', '--no-install', 'projen', 'docgen') && (before === workTree() || run('git', 'diff', '--stat'));
    }),
  ],
};

function main() {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in layers));
  if (unknown.length > 0) throw new Error(`no such layer: ${unknown.join(', ')}; there are: ${Object.keys(layers).join(', ')}`);
  setUp(console.log);
  let [passed, failed] = [0, 0];
  for (const name of names.length > 0 ? names : Object.keys(layers)) {
    const started = Date.now();
    console.log(`\n=== ${name}`);
    const results = layers[name]();
    const sum = (key) => [results].flat().reduce((total, result) => total + result[key], 0);
    console.log(`${name}: ${sum('passed')} passed, ${sum('failed')} failed in ${Math.round((Date.now() - started) / 1000)} s`);
    passed += sum('passed');
    failed += sum('failed');
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/** Runs jest on some tests. A suite that does not even start counts as one failure. */
function jest(...args) {
  const folder = mkdtempSync(join(tmpdir(), 'hasty-jest-'));
  try {
    const file = join(folder, 'results.json');
    const ok = run('npx', '--no-install', 'jest', '--ci', '--json', `--outputFile=${file}`, ...args);
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: ok ? failed : Math.max(failed, 1) };
  } catch (error) {
    console.error(`jest gave no results: ${error.message}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function check(name, holds) {
  const ok = holds();
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** Runs a command; its standard output is jest's JSON or of no interest unless the command fails. */
function run(command, ...args) {
  const { status, stdout } = spawnSync(command, args, {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', maxBuffer: 2 ** 28, shell: process.platform === 'win32',
    env: { ...process.env, ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' },
  });
  if (status !== 0 && !args.includes('--json')) console.error(stdout);
  return status === 0;
}

/** A fingerprint of every file that git knows or would know. */
function workTree() {
  const files = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).stdout.split('\0').filter(Boolean);
  const hash = createHash('sha256');
  for (const file of files) {
    try { hash.update(file).update(readFileSync(join(ROOT, file))); } catch { hash.update(`${file} is gone`); }
  }
  return hash.digest('hex');
}

main();
