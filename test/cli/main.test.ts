import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, ROOT } from '../support/source';

const OURS = join(ROOT, 'test/examples/aws-new-bucket.template.json');

/** The command as it is published: one file, in a package of its own. */
const folder = mkdtempSync(join(tmpdir(), 'hasty-command-'));
const command = join(folder, 'lib/cli/hasty-buckets.js');
beforeAll(() => {
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  spawnSync('node', ['projenrc/bundle.js', 'src/cli/main.ts', command], { cwd: ROOT, stdio: 'inherit' });
});
afterAll(() => rmSync(folder, { recursive: true }));

const start = (...args: string[]) => spawnSync('node', [command, ...args], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });

test('the bundle is a command that reviewers can read', () => {
  expect(existsSync(command)).toBe(true);
  const text = readFileSync(command, 'utf8');
  expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true);
  expect(text).toContain('sts:ExternalId');
  expect(text).toContain('require("yaml")');
  expect(statSync(command).mode & 0o111).not.toBe(process.platform === 'win32' ? -1 : 0); // eslint-disable-line no-bitwise
});

test('it answers by exit code and prints to where it belongs', () => {
  expect(start('--version')).toMatchObject({ status: 0, stdout: `${JSON.parse(read('package.json')).version}\n`, stderr: '' });
  expect(start('audit', OURS)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^pass/m), stderr: '' });
  expect(start('audit', join(folder, 'none.json'))).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('none.json') });
});

test('a reader who has read enough ends it quietly', () => {
  const { status, stderr } = spawnSync('sh', ['-c', `node "${command}" audit --format json "${OURS}" | head -c 1`], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('YAML and the other formats are loaded only when they are needed', () => {
  const hook = "process.on('exit', () => console.error(Object.keys(require.cache).filter((file) => !file.includes('hasty-buckets.js')).join()));";
  const { stderr } = spawnSync('node', ['-e', `${hook} process.argv.splice(1, 0, 'x'); require(${JSON.stringify(command)});`, 'audit', OURS], { encoding: 'utf8' });
  expect(stderr.trim()).toBe('');
});
