import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseManifest } from '../../src/audit/manifest-json';
import { manifestCommand } from '../../src/cli/manifest';
import { ROOT } from '../support/source';
import { fakeTerminal } from '../support/terminal';

function manifest(...args: string[]): string {
  const terminal = fakeTerminal();
  expect(manifestCommand(args, terminal)).toBe(0);
  return terminal.written.out;
}

test('it says what Hasty can do, and is the same each time', () => {
  const text = manifest(join(ROOT, 'test/examples/aws-new-bucket.template.json'));
  const [mount, ...others] = parseManifest({ name: 'hasty-access.json', text }).mounts;
  expect(others).toEqual([]);
  expect(mount).toMatchObject({
    cloud: 's3',
    principal: 'arn:aws:iam::718860067770:root',
    actions: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'],
    listing: 'BUCKET',
    sessionSeconds: 21_600,
    corsOrigins: ['https://app.hasty.ai'],
  });
  expect(manifest(join(ROOT, 'test/examples/aws-new-bucket.template.json'))).toBe(text);
});

test('two workspaces are two mounts, whatever the order of the files', () => {
  const files = ['aws-new-bucket', 'aws-two-workspaces'].map((name) => join(ROOT, `test/examples/${name}.template.json`));
  expect(manifest(...files)).toBe(manifest(...[...files].reverse()));
});

test('it warns of access that does not pass, which nobody should agree to unseen', () => {
  const terminal = fakeTerminal();
  expect(manifestCommand([join(ROOT, 'test/examples/aws-new-bucket.template.json')], terminal)).toBe(0);
  expect(terminal.written.err).toBe('');
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  const file = join(folder, 'stack.json');
  writeFileSync(file, '{"Resources":{}}');
  expect(manifestCommand([file], terminal)).toBe(0);
  expect(terminal.written.err).toBe('warning: look at the audit before you agree to this (no access for Hasty found)\n');
  rmSync(folder, { recursive: true });
});
