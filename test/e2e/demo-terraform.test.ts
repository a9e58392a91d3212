import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Demo } from './demo-process';
import { DEMO_FOLDER, Run } from '../demo/processes';
import { demo } from '../demo/terraform/demo';
import { synthesizeTerraform } from '../examples/synthesize-terraform';
import { findCores } from '../support/terraform/core';

jest.setTimeout(300_000); // the first run may have to install a core

const CLOUDS = { 'gcs': 38, 'azure': 33, 's3-terraform': 39 } as const;
const EXAMPLES = { 'gcs': 'gcs-new-bucket', 'azure': 'azure-new-container', 's3-terraform': 's3-terraform' } as const;
type Cloud = keyof typeof CLOUDS;

const runFolders = () => readdirSync(DEMO_FOLDER).filter((name) => name.startsWith('run-'));
const only = (resources: Record<string, any>) => Object.values(resources)[0];

/** The example of a cloud, broken. */
interface Broken {
  readonly cloud: Cloud;
  readonly how: string;
  /** Changes the Terraform JSON. */
  readonly change: (terraform: any) => void;
  /** The questions that are answered wrongly then. */
  readonly wrong: string[];
}

const BROKEN: Broken[] = [
  {
    cloud: 'gcs',
    how: 'without the condition, with another origin, and with a key made by Terraform',
    change: ({ resource, output }) => {
      const read = Object.values<any>(resource.google_storage_bucket_iam_member).find(({ role }) => role === 'roles/storage.objectViewer');
      delete read.condition;
      only(resource.google_storage_bucket).cors[0].origin = ['https://hasty.ai'];
      const [account] = Object.keys(resource.google_service_account);
      resource.google_service_account_key = { Key: { service_account_id: `\${google_service_account.${account}.name}` } };
      output.Key = { value: '${google_service_account_key.Key.private_key}', sensitive: true };
    },
    wrong: [
      'read payroll/badge.png, outside the prefix', 'read street2/plan.png, in a folder beside it',
      'find it in the state of Terraform', 'find it in the outputs',
      'a page of https://app.hasty.ai loads it, and reads Content-Type', 'preflight for GET with the header Content-Type',
    ],
  },
  {
    cloud: 'azure',
    how: 'with a public container and another origin',
    change: ({ resource }) => {
      only(resource.azurerm_storage_container).container_access_type = 'blob';
      only(resource.azurerm_storage_account).allow_nested_items_to_be_public = true;
      only(resource.azurerm_storage_account).blob_properties.cors_rule[0].allowed_origins = ['https://app.hasty.ai.example'];
    },
    wrong: [
      'anyone without a key reads 2026/crossing.png', 'somebody opens the container to the public by mistake',
      'of 2026/crossing.png, changed to 2026/signal.png', 'of 2026/crossing.png, past its end',
      'of 2026/crossing.png, with the signature cut off', 'of 2026/crossing.png, signed with another key',
      'a page of https://app.hasty.ai loads the signed URL', 'preflight for GET with the header Authorization', 'preflight for HEAD with the header x-ms-version',
      'preflight of a page of https://app.hasty.ai.example', 'a page of https://app.hasty.ai.example loads the signed URL',
      'open a signed URL from before that has time left',
    ],
  },
  {
    cloud: 's3-terraform',
    how: 'without the ExternalId, without the slash after the folder, and without its guard',
    change: ({ resource }) => {
      const role = only(resource.aws_iam_role);
      role.assume_role_policy = JSON.stringify(JSON.parse(role.assume_role_policy), (key, value) => key === 'Condition' ? undefined : value);
      const policy = only(resource.aws_iam_role_policy);
      policy.policy = policy.policy.replaceAll('/street/*', '/street*');
      delete only(resource.aws_s3_bucket).lifecycle;
    },
    wrong: [
      'Hasty, without an ExternalId', 'Hasty, with the ExternalId of another workspace', 'Hasty, with the ExternalId in upper case',
      'read street2/plan.png, in a folder beside it',
      'terraform destroy, of everything as it is', 'it deletes something nevertheless', 'terraform state rm, of the bucket and its settings',
      'it touches the bucket and its settings', 'it deletes the 2 other resources',
    ],
  },
];

const demos = {} as Record<Cloud, { demo: Demo; code: number | null }>;
const answers: { code: number; output: string }[] = [];
let before: string[];

// all at once: most of the time they wait for each other's processes
beforeAll(async () => {
  const run = new Run(() => {});
  await findCores(run); // a first run installs one
  const documents = await Promise.all(BROKEN.map(({ cloud }) => synthesizeTerraform(EXAMPLES[cloud], join(run.folder, cloud))));
  await run.end();
  before = runFolders();
  await Promise.all([
    ...(Object.keys(CLOUDS) as Cloud[]).map(async (cloud) => {
      const started = new Demo(cloud);
      demos[cloud] = { demo: started, code: await started.exit() };
    }),
    ...BROKEN.map(async ({ cloud, change }, index) => {
      change(documents[index]);
      const lines: string[] = [];
      const own = new Run((text) => lines.push(text));
      const code = await demo(own, cloud, documents[index]).finally(() => own.end());
      answers[index] = { code, output: lines.join('\n') };
    }),
  ]);
});
afterAll(() => Object.values(demos).forEach(({ demo: { temporary } }) => rmSync(temporary, { recursive: true })));

test.each(Object.entries(CLOUDS))('the demo of %s ends with exit code 0, every answer as it should be, and nothing left behind', (cloud, count) => {
  const { demo: { output, temporary }, code } = demos[cloud as Cloud];
  expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(new RegExp(`\nAll ${count} answers are as they should be\\.\n$`)) });
  expect(output).not.toMatch(/NO,|failed/);
  expect(output).toMatch(/the provider +it is a stand-in .* no cloud was asked/);
  expect(readdirSync(temporary)).toEqual([]);
});

test.each(BROKEN.map((broken, index) => ({ ...broken, index })))('the demo of $cloud ends with exit code 1 when its example is deployed $how', ({ index, wrong }) => {
  const { code, output } = answers[index];
  const found = output.split('\n').filter((line) => line.includes(' NO, it should be ')).map((line) => line.trim().split(/ {3,}/)[0]);
  expect(found).toEqual(wrong);
  expect(output).toMatch(new RegExp(`\nNOT as it should be: ${wrong.length} of \\d+ answers\\.$`));
  expect(code).toBe(1);
});

test('nothing is left of any of them', () => {
  expect(runFolders()).toEqual(before);
});

test('a cloud that it does not know, two, or --keep with one are errors that say which there are', async () => {
  for (const args of [['gcp'], ['gcs', 'azure'], ['gcs', '--keep']]) {
    const refusal = new Demo(...args);
    expect(await refusal.exit()).toBe(2);
    expect(refusal.output).toMatch(/gcs|--keep[^]*Usage: npm run demo[^]*gcs\|azure\|s3-terraform/);
    rmSync(refusal.temporary, { recursive: true });
  }
});
