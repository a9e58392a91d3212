import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { TerraformVariable } from 'cdktf';
import { corsMergeCommand } from '../../src/gcp/cors-command';
import { gcpStack } from '../support/gcp';
import { read } from '../support/source';

const OURS = { origin: ['https://app.hasty.ai'], method: ['GET'], responseHeader: ['Content-Type'], maxAgeSeconds: 3600 };
const PUT = { origin: ['https://*.acme.example'], method: ['PUT', 'POST'], responseHeader: ['ETag'], maxAgeSeconds: 3000 };
const OPEN = { origin: ['*'], method: ['GET'] };
const ODD = { origin: ['https://o\'acme.example', '"quoted" $HOME `id` \\ % データ'], method: ['GET'] };

/** The bucket that the fake `gsutil` serves. */
interface FakeBucket {
  readonly rules: object[];
  /** The operations that are denied. */
  readonly denied?: string[];
  /** What gsutil writes to standard error beside its answer. */
  readonly notice?: string;
  /** What gsutil prints in place of the rules. */
  readonly output?: string;
}

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hasty-gsutil-'));
  const file = join(folder, 'bucket.json');
  const temporary = mkdtempSync(join(tmpdir(), 'hasty-tmp-'));
  const command = corsMergeCommand('acme-images', ['https://app.hasty.ai']);
  beforeAll(() => {
    writeFileSync(join(folder, 'gsutil'), `#!/bin/sh\nexec '${process.execPath}' '${require.resolve('../support/fake-gsutil.mjs')}' "$@"\n`, { mode: 0o755 });
  });
  afterAll(() => [folder, temporary].forEach((path) => rmSync(path, { recursive: true })));

  const PATH = [folder, dirname(process.execPath), process.env.PATH].join(delimiter);
  function run(bucket: FakeBucket, { text = command, shell = ['bash', '-c'], path = PATH } = {}) {
    writeFileSync(file, JSON.stringify({ name: 'acme-images', calls: [], ...bucket }));
    const [program, ...args] = shell;
    const { status, stdout, stderr } = spawnSync(program, [...args, text], {
      stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env: { PATH: path, FAKE_GSUTIL_BUCKET: file, TMPDIR: temporary },
    });
    const { rules, calls } = JSON.parse(readFileSync(file, 'utf8'));
    return { done: status === 0, stdout, stderr, rules, calls };
  }

  test('puts the rule first, keeps the others in their order, and leaves no file behind', () => {
    expect(run({ rules: [PUT, OPEN] })).toMatchObject({ done: true, stdout: '', rules: [OURS, PUT, OPEN], calls: ['get', 'set'] });
    expect(readdirSync(temporary)).toEqual([]);
  });

  test.each([
    ['sh', ['sh', '-c']],
    ['a strict shell', ['bash', '-euo', 'pipefail', '-c']],
  ])('does so in %s too', (_, shell) => {
    expect(run({ rules: [PUT, OPEN] }, { shell })).toMatchObject({ done: true, rules: [OURS, PUT, OPEN] });
    expect(run({ rules: [] }, { shell })).toMatchObject({ done: true, rules: [OURS] });
  });

  test('keeps quotes, apostrophes, spaces and what a shell would expand', () => {
    expect(run({ rules: [ODD, PUT] }).rules).toEqual([OURS, ODD, PUT]);
  });

  test('run twice, writes the rule once', () => {
    const { rules } = run({ rules: [PUT, OPEN] });
    expect(run({ rules })).toMatchObject({ done: true, rules: [OURS, PUT, OPEN] });
  });

  test('moves the rule to the front when it is there already', () => {
    expect(run({ rules: [OPEN, OURS] }).rules).toEqual([OURS, OPEN]);
  });

  test('writes the first rule of a bucket that has none', () => {
    expect(run({ rules: [] })).toMatchObject({ done: true, rules: [OURS] });
  });

  test('has the origins of the mount', () => {
    const text = corsMergeCommand('acme-images', ['https://app.hasty.ai', 'https://app.acme.example:8443']);
    expect(run({ rules: [OPEN] }, { text }).rules).toEqual([{ ...OURS, origin: ['https://app.hasty.ai', 'https://app.acme.example:8443'] }, OPEN]);
  });

  test('works although gsutil has something to say beside the rules', () => {
    expect(run({ rules: [PUT], notice: 'Updates are available\n' })).toMatchObject({ done: true, rules: [OURS, PUT] });
  });

  test.each<[string, FakeBucket, string]>([
    ['may not read them', { rules: [PUT], denied: ['get'] }, 'AccessDenied'],
    ['cannot read what gsutil prints', { rules: [PUT], output: 'cors:\n- origin' }, 'SyntaxError'],
    ['gets no answer', { rules: [PUT], output: '' }, 'SyntaxError'],
    ['gets an answer that is no list', { rules: [PUT], output: '{}' }, 'TypeError'],
  ])('stops, writes nothing and says why when it %s', (_, bucket, why) => {
    const { done, stderr, rules, calls } = run(bucket);
    expect({ done, rules, calls }).toEqual({ done: false, rules: bucket.rules, calls: ['get'] });
    expect(stderr).toContain(why);
  });

  test('stops and writes nothing when the bucket is another one', () => {
    expect(run({ rules: [PUT] }, { text: command.replaceAll('acme-images', 'acme-other') })).toMatchObject({ done: false, rules: [PUT], calls: ['get'] });
  });

  test('stops and writes nothing where there is no Node.js', () => {
    const { done, rules, calls } = run({ rules: [PUT] }, { shell: ['/bin/sh', '-c'], path: [folder, '/bin'].join(delimiter), text: command.replace('node -e', 'no-node -e') });
    expect({ done, rules, calls }).toEqual({ done: false, rules: [PUT], calls: ['get'] });
  });

  test('fails, and the rules stay, when it may not write', () => {
    expect(run({ rules: [PUT], denied: ['set'] })).toMatchObject({ done: false, rules: [PUT] });
  });

  test('is the one that the example shows', () => {
    expect(read('examples/gcs-existing-bucket/README.md').split('\n')).toContain(corsMergeCommand('acme-archive', ['https://app.hasty.ai']));
  });

  test('has words in place of names that are not known', () => {
    const token = new TerraformVariable(gcpStack(), 'Token', {});
    expect(corsMergeCommand(token.stringValue, [token.stringValue])).toMatch(/^rules=\$\(gsutil cors get gs:\/\/BUCKET\) .*"origin":\["ORIGIN"\].* gs:\/\/BUCKET && rm "\$cors"$/);
    expect(corsMergeCommand('acme-images', token.listValue)).toContain('"origin":["ORIGIN"]');
  });
});
