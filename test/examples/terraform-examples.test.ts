import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectReviewed } from './reviewed';
import { synthesizeTerraform, TERRAFORM_EXAMPLES } from './synthesize-terraform';
import { addressesIn, TerraformDocument } from '../support/terraform/document';

const folder = mkdtempSync(join(tmpdir(), 'hasty-terraform-examples-'));
const documents: Record<string, TerraformDocument> = {};
beforeAll(async () => {
  await Promise.all(TERRAFORM_EXAMPLES.map(async (example) => { documents[example] = await synthesizeTerraform(example, join(folder, example)); }));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test.each(TERRAFORM_EXAMPLES)('%s gives the Terraform JSON that was reviewed', (example) => {
  expectReviewed(`${example}.cdk.tf.json`, documents[example]);
});

// a resource whose address changes is destroyed and made anew, and scripts read outputs by their names: a change here is a major version
const STABLE: Record<string, string[]> = {
};

test('every example on Terraform is tested', () => {
  expect(Object.keys(STABLE).sort()).toEqual([...TERRAFORM_EXAMPLES].sort());
});

test.each(Object.entries(STABLE))('%s keeps its addresses and output names', (example, names) => {
  const document = documents[example];
  expect([...addressesIn(document), ...Object.keys(document.output ?? {})]).toEqual(names);
});
