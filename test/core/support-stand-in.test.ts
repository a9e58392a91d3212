import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stage } from './stage';
import { ROOT } from '../demo/processes';
import { TerraformDocument, typesIn } from '../support/terraform/document';
import { Change } from '../support/terraform/provider';
import { startStandIn } from '../support/terraform/stand-in';

const DOCUMENT = {
  provider: { google: [{ project: 'acme-data' }] },
  terraform: { required_providers: { google: { source: 'google', version: '6.50.0' } }, backend: { local: { path: '/nowhere/terraform.tfstate' } } },
  data: { google_project: { Project: {} } },
  resource: {
    google_storage_bucket: { Bucket: { name: 'acme-images', location: 'EU', cors: [{ method: ['GET'] }] } },
    google_service_account: { Reader: { account_id: 'hasty-reader' } },
    google_service_account_key: { Key: { service_account_id: '${google_service_account.Reader.name}' } },
  },
  output: {
    Member: { value: '${google_service_account.Reader.member}' },
    Link: { value: '${google_storage_bucket.Bucket.self_link}' },
    Created: { value: '${google_storage_bucket.Bucket.time_created}' },
    Number: { value: '${data.google_project.Project.number}' },
    Key: { value: '${jsondecode(base64decode(google_service_account_key.Key.private_key))}', sensitive: true },
  },
};
const BUCKET = DOCUMENT.resource.google_storage_bucket.Bucket;

const stage = Stage.set(typesIn(DOCUMENT));

/** The document with other resources or outputs. */
const withBucket = (bucket: object) => ({ ...DOCUMENT, resource: { ...DOCUMENT.resource, google_storage_bucket: { Bucket: bucket } } });
const withOutput = (output: object) => ({ ...DOCUMENT, output: { Output: output } });

describe('Terraform refuses with the stand-in', () => {
  const { location: _, ...nowhere } = BUCKET;

  test.each<[string, TerraformDocument, RegExp]>([
    ['an attribute that is unknown', withBucket({ ...BUCKET, versionning: true }), /Extraneous JSON object property.*"versionning"/],
    ['an attribute of a block that is unknown', withBucket({ ...BUCKET, cors: [{ methods: ['GET'] }] }), /Extraneous JSON object property.*"methods"/],
    ['a value of a wrong type', withBucket({ ...BUCKET, cors: [{ method: 'GET' }] }), /Inappropriate value for attribute "method": list of string required/],
    ['a required attribute that is missing', withBucket(nowhere), /The argument "location" is required/],
    ['a value for what is only computed', withBucket({ ...BUCKET, url: 'gs://x' }), /Can't configure a value for "url"/],
    ['more blocks than one where one is allowed', withBucket({ ...BUCKET, versioning: [{ enabled: true }, { enabled: true }] }), /No more than 1 "versioning" blocks? (is|are) allowed/],
    ['a type of resource that is unknown', { ...DOCUMENT, resource: { ...DOCUMENT.resource, google_storage_bukket: { B: BUCKET } } }, /does not support resource type "google_storage_bukket"/],
    ['a reference that leads nowhere', withOutput({ value: '${google_storage_bucket.Other.name}' }), /Reference to undeclared resource/],
    ['a reference to an attribute that is unknown', withOutput({ value: '${google_storage_bucket.Bucket.uri}' }), /no argument, nested block, or exported attribute named "uri"/],
  ])('%s', async (__, document, message) => {
    await stage.onEachCore(document, async (workspace) => {
      await expect(workspace.prepare()).rejects.toThrow(message);
    });
  });

  test('a secret in a plain output: Terraform when it plans, OpenTofu before', async () => {
    await stage.onEachCore(withOutput({ value: '${google_service_account_key.Key.private_key}' }), async (workspace) => {
      await expect(workspace.prepare().then(() => workspace.plan())).rejects.toThrow(/Output refers to sensitive values/);
    });
  });
});

test('what is as the schema has it is planned, applied, planned again without a change, updated and destroyed', async () => {
  await stage.onEachCore(DOCUMENT, async (workspace) => {
    stage.standIn.changes();
    await workspace.prepare();
    const plan = await workspace.plan();
    expect(plan.output_changes).toMatchObject({ Member: { after_unknown: true }, Created: { after_unknown: true }, Key: { after_sensitive: true } });
    await workspace.apply();
    expect(await workspace.pending()).toEqual({});
    workspace.write(withBucket({ ...BUCKET, cors: [] }));
    expect(await workspace.pending()).toEqual({ 'google_storage_bucket.Bucket': ['update'] });
    await workspace.apply();
    await workspace.destroy();
    const account = 'projects/acme-data/serviceAccounts/hasty-reader@acme-data.iam.gserviceaccount.com';
    const all = [
      { type: 'google_service_account', id: account },
      { type: 'google_service_account_key', id: `${account}/keys/fake` },
      { type: 'google_storage_bucket', id: 'acme-images' },
    ];
    const changes = stage.standIn.changes().sort((one, other) => one.type.localeCompare(other.type));
    const made = (action: Change['action']) => changes.filter((change) => change.action === action).map(({ type, id }) => ({ type, id }));
    expect([made('created'), made('updated'), made('deleted'), made('imported')]).toEqual([all, [all[2]], all, []]);
  });
});

test('computed values have the form of the real ones where something builds on it, and show where they come from elsewhere', async () => {
  await stage.onEachCore(DOCUMENT, async (workspace) => {
    await workspace.prepare();
    await workspace.apply();
    const values = Object.fromEntries(Object.entries(await workspace.outputs()).map(([name, { value }]) => [name, value]));
    expect(values).toEqual({
      Member: 'serviceAccount:hasty-reader@acme-data.iam.gserviceaccount.com',
      Link: 'https://www.googleapis.com/storage/v1/b/acme-images',
      Created: 'fake:google_storage_bucket.time_created',
      Number: '100000000001',
      Key: { type: 'service_account', private_key: 'fake:private', client_email: 'hasty-reader@acme-data.iam.gserviceaccount.com' },
    });
  });
});

test('a bucket that is there is imported, not made', async () => {
  await stage.onEachCore({ ...withBucket(BUCKET), import: [{ id: 'acme-images', to: 'google_storage_bucket.Bucket' }] }, async (workspace) => {
    stage.standIn.changes();
    await workspace.prepare();
    await workspace.apply();
    const changes = stage.standIn.changes().filter(({ type }) => type === 'google_storage_bucket');
    expect(changes.at(0)).toEqual({ action: 'imported', type: 'google_storage_bucket', id: 'acme-images' });
    expect(changes.filter(({ action }) => action === 'created')).toEqual([]);
  });
});

test('what is set for Terraform on this machine stays out', async () => {
  process.env.TF_CLI_ARGS = '-no-such-flag';
  try {
    await stage.onEachCore(DOCUMENT, (workspace) => workspace.prepare());
  } finally {
    delete process.env.TF_CLI_ARGS;
  }
});

test('a type that no provider has is refused at the start', async () => {
  await expect(startStandIn(stage.run, ['google_storage_bukket'])).rejects.toThrow("did not start:\nthe bindings of 'google' have no type google_storage_bukket");
});

test('the stand-in does not outlive who started it, not even one that is killed', async () => {
  const script = `const { startStandIn } = require('./test/support/terraform/stand-in'); const { Run } = require('./test/demo/processes');
    startStandIn(Object.assign(new Run(() => {}), { folder: process.argv[1] }), ['google_storage_bucket'])
      .then(({ env }) => process.stdout.write(env.TF_REATTACH_PROVIDERS, () => process.kill(process.pid, 'SIGKILL')));`;
  const child = execFile(process.execPath, ['--import', 'tsx', '--eval', script, stage.run.folder], { cwd: ROOT });
  let printed = '';
  child.stdout!.on('data', (chunk) => printed += chunk);
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
  const port = Number(JSON.parse(printed)['registry.terraform.io/hashicorp/google'].Addr.String.split(':')[1]);
  const isUp = () => new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false)).once('close', () => socket.destroy());
    socket.end();
  });
  for (let tries = 0; tries < 40 && await isUp(); tries++) await sleep(50);
  expect(await isUp()).toBe(false);
});
