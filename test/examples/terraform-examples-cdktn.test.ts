import { exec } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { synthesizeTerraform, TERRAFORM_EXAMPLES } from './synthesize-terraform';
import { read, ROOT } from '../support/source';

const folder = mkdtempSync(join(tmpdir(), 'hasty-cdktn-examples-'));
const documents: Record<string, object> = {};
beforeAll(async () => {
  await Promise.all(TERRAFORM_EXAMPLES.map(async (example) => {
    documents[example] = await synthesizeTerraform(example, join(folder, example), (command, { cwd, env }) =>
      promisify(exec)(command, { cwd, env: { ...env, NODE_OPTIONS: `--require ${join(ROOT, 'test/support/on-cdktn.cjs')}` } }));
  }));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test.each(TERRAFORM_EXAMPLES)('%s gives on cdktn the Terraform JSON that was reviewed for cdktf', (example) => {
  expect(documents[example]).toEqual(JSON.parse(read(`test/examples/${example}.cdk.tf.json`)));
});

test.each(TERRAFORM_EXAMPLES)('%s was synthesized by cdktn', (example) => {
  expect(JSON.parse(readFileSync(join(folder, example, 'manifest.json'), 'utf8')).version).toBe(JSON.parse(read('node_modules/cdktn/package.json')).version);
});
