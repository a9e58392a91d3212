import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import { read } from '../support/source';
import { fakeTerminal } from '../support/terminal';

const folder = mkdtempSync(join(tmpdir(), 'hasty-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

function command(...args: string[]) {
  const terminal = fakeTerminal();
  return { code: run(args, terminal), ...terminal.written };
}

test.each([['--help'], ['-h'], ['help'], ['audit', '--help'], ['help', 'audit'], ['manifest', '-h'], ['policy', '--help']])('%s %s helps, and ends well', (...args) => {
  const { code, out, err } = command(...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/hasty-buckets/);
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('every option of a command is in its help', () => {
  for (const name of ['audit', 'manifest', 'policy']) {
    const options = [...read(`src/cli/${name}.ts`).matchAll(/^ {4}'?([a-z-]+)'?: \{ type:/gm)].map(([, option]) => `--${option}`);
    expect(options.length).toBeGreaterThan(2);
    expect(options.filter((option) => !command(name, '--help').out.includes(option))).toEqual([]);
  }
});

test('the version is the package\'s', () => {
  expect(command('--version')).toEqual({ code: 0, out: `${JSON.parse(read('package.json')).version}\n`, err: '' });
});

test('a file may be called --help', () => {
  expect(command('audit', '--', '--help')).toMatchObject({ code: 2, out: '' });
});

test.each([
  [[], /^Says exactly/],
  [['adit'], /^hasty-buckets: no such command: "adit"; there are: audit, manifest, policy\n$/],
  [['constructor'], /^hasty-buckets: no such command: "constructor"/],
  [['audit'], /^hasty-buckets: name a template/],
  [['audit', '--no-such'], /^hasty-buckets: unknown option '--no-such'; see hasty-buckets audit --help\n$/],
  [['policy', '--bucket', 'acme-images'], /^hasty-buckets: --external-id is needed/],
])('%j is not understood: exit code 2', (args, message) => {
  expect(command(...args)).toEqual({ code: 2, out: '', err: expect.stringMatching(message) });
});

test.each([
  ['truncated JSON', '{ "Resources": {', /^\S+bad\.json:1:\d+: expected /],
  ['a list', '[]', /^\S+bad\.json:1:1: expected /],
  ['nothing', '', /^\S+bad\.json(:1:1)?: /],
  ['text that is no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /bad\.json.*UTF-8/],
  ['a key of the prototype, twice', '{ "__proto__": 1, "__proto__": 2 }', /"__proto__" again/],
  ['deep nesting', '['.repeat(100_000), /levels/],
])('%s cannot be read: exit code 2, one line that says where, and no stack trace', (_, content, message) => {
  const file = join(folder, 'bad.json');
  writeFileSync(file, content);
  for (const name of ['audit', 'manifest']) {
    const { code, out, err } = command(name, file);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  }
});

test('a file that is not there, and a folder without templates, are named', () => {
  expect(command('audit', join(folder, 'none.json'))).toMatchObject({ code: 2, err: expect.stringContaining('none.json') });
  rmSync(join(folder, 'bad.json'), { force: true });
  expect(command('audit', folder)).toMatchObject({ code: 2, err: expect.stringContaining(folder) });
});
