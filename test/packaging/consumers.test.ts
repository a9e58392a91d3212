import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { complaintsOf, RESOLUTIONS } from './compiler';
import { isPermissive } from './licences';
import { install, pack, run, temporaryFolder } from './npm';
import { read } from '../support/source';

const RANGES: Record<string, string> = JSON.parse(read('package.json')).peerDependencies;
const PEERS = ['aws-cdk-lib', 'constructs']; // of the other clouds: terraform.test.ts
const CLOUDS: Record<string, string[]> = {
  floor: PEERS.map((peer) => `${peer}@${RANGES[peer].replace('^', '')}`),
  newest: PEERS.map((peer) => `${peer}@latest`),
};

const BODY = `
const app = new App();
const stack = new Stack(app, 'Acme');
const images = new HastyBucket(stack, 'Images', { externalId: '0d1f2a3b-1111-4222-8333-444455556666', importMode: ImportMode.COPY });
new root.aws.BucketMount(stack, 'Mount', { bucket: images.bucket, externalId: images.role.externalId, prefixes: ['a/'], listing: root.contract.ListingScope.PREFIX });
const types = Object.values(app.synth().getStackByName('Acme').template.Resources).map((resource: any) => resource.Type);
console.log(JSON.stringify(types.sort()));
`;
const IMPORTS = `
import { App, Stack } from 'aws-cdk-lib';
import * as root from 'hasty-bucket-constructs';
import { HastyBucket } from 'hasty-bucket-constructs/aws';
import { ImportMode } from 'hasty-bucket-constructs/contract';
`;
const SUBPATH = `
import { Stack } from 'aws-cdk-lib';
import { HastyBucket } from 'hasty-bucket-constructs/aws';
export const images = new HastyBucket(new Stack(), 'Images', { externalId: '0d1f2a3b-1111-4222-8333-444455556666' });
`;
const JAVASCRIPT = BODY.replace(': any', '');
const SOURCES = {
  'main.ts': IMPORTS + BODY,
  'main.mts': IMPORTS + BODY,
  'subpath.ts': SUBPATH,
  'main.mjs': IMPORTS + JAVASCRIPT,
  'main.cjs': IMPORTS.replace(/import (?:\* as )?(.*) from (.*);/g, 'const $1 = require($2);') + JAVASCRIPT,
};
const MADE = JSON.stringify(['AWS::IAM::Role', 'AWS::IAM::Role', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy']);

const folder = temporaryFolder();
let tarball: string;
beforeAll(async () => {
  tarball = await pack(folder);
});

describe.each(Object.entries(CLOUDS))('with aws-cdk-lib and constructs alone (%s)', (variant, peers) => {
  const home = join(folder, variant);
  beforeAll(() => install(home, [tarball, ...peers], SOURCES));

  test('nothing of Terraform or of another cloud is installed', () => {
    const names = installedIn(home).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['hasty-bucket-constructs', 'aws-cdk-lib', 'constructs']));
    expect(names.filter((name) => /cdktf|cdktn|google|azure|hashicorp/i.test(name))).toEqual([]);
  });

  test('every package that is installed has a permissive licence', () => {
    const binding = installedIn(home).filter(({ license }) => !isPermissive(license));
    expect(binding.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  test.each(['main.cjs', 'main.mjs'])('%s synthesizes a stack, by subpath and by the root', async (file) => {
    expect((await run(home, 'node', file)).trim()).toBe(MADE);
  });

  test('the root loads a room, and its cloud, only when the room is touched', async () => {
    const script = 'const root = require("hasty-bucket-constructs"); const loaded = () => Object.keys(require.cache).some((file) => file.includes("aws-cdk-lib"));'
      + 'const before = loaded(); root.contract; const between = loaded(); root.aws; console.log(before, between, loaded());';
    expect((await run(home, 'node', '-e', script)).trim()).toBe('false false true');
  });
});

describe('TypeScript', () => {
  test.each([
    ['floor', 'node16', ['main.ts', 'main.mts']],
    ['floor', 'bundler', ['main.ts']],
    ['floor', 'node10', ['main.ts']],
    ['newest', 'node16', ['main.ts', 'main.mts']],
  ])('compiles against the package (%s, moduleResolution %s)', (variant, resolution, files) => {
    expect(complaintsOf(join(folder, variant), ['subpath.ts'], RESOLUTIONS[resolution])).toEqual([]);
    // the root names the types of all clouds, and the others are not there
    expect(complaintsOf(join(folder, variant), files, { ...RESOLUTIONS[resolution], skipLibCheck: true })).toEqual([]);
  });
});

describe('without aws-cdk-lib', () => {
  const home = join(folder, 'bare');
  const subpath = `
import { ExternalId } from 'hasty-bucket-constructs/contract';
export const id: string = ExternalId.of('0d1f2a3b-1111-4222-8333-444455556666').value;
`;
  const root = `
import { contract } from 'hasty-bucket-constructs';
export const account: string = contract.HastyContract.ACCOUNT_ID;
`;
  const report = `
import { audit, type AuditReport } from 'hasty-bucket-constructs/audit';
export const verdict: AuditReport['verdict'] = audit([{ name: 'acme.json', text: '{ "Resources": {} }' }]).verdict;
`;
  const template = 'Resources:\n  Images:\n    Type: AWS::S3::Bucket\n    Properties: { BucketName: !Sub "acme-${AWS::Region}" }\n';
  const print = 'console.log(id, account);';
  beforeAll(() => install(home, [tarball], {
    'subpath.ts': subpath,
    'root.ts': root,
    'main.mjs': (subpath + root + print).replaceAll(': string', ''),
    'wrong.ts': subpath.replace(': string', ': number'),
    'report.ts': report,
    'acme.yaml': template,
  }));

  test('npm adds `constructs`, which is required, and none of the optional peers; `yaml` comes inside the package', () => {
    expect(installedIn(home).map(({ name }) => name).sort()).toEqual(['constructs', 'hasty-bucket-constructs', 'yaml']);
  });

  test('the command audits, templates in YAML too', async () => {
    expect(await run(home, 'npx', '--no-install', 'hasty-buckets', 'audit', 'acme.yaml')).toMatch(/^no access for Hasty found\n/m);
  });

  test('the audit works', async () => {
    const script = 'console.log(require("hasty-bucket-constructs/audit").audit([{ name: "acme.json", text: "{ \\"Resources\\": {} }" }]).verdict)';
    expect((await run(home, 'node', '-e', script)).trim()).toBe('no access');
  });

  test('the root and the contract work', async () => {
    expect((await run(home, 'node', 'main.mjs')).trim()).toBe('0d1f2a3b-1111-4222-8333-444455556666 718860067770');
    expect((await run(home, 'node', '-p', 'require("hasty-bucket-constructs").contract.HastyContract.ACCOUNT_ID')).trim()).toBe('718860067770');
  });

  test.each(['root.aws', 'require("hasty-bucket-constructs/aws")'])('%s throws an error that names what is missing', async (touch) => {
    const script = `const root = require("hasty-bucket-constructs"); try { ${touch}; } catch (error) { console.log(error.code, error.message.split("\\n")[0]); }`;
    expect((await run(home, 'node', '-e', script)).trim()).toMatch(/^MODULE_NOT_FOUND Cannot find module 'aws-cdk-lib/);
  });

  test.each(Object.entries(RESOLUTIONS))('TypeScript compiles against the contract and the audit and, with skipLibCheck, the root (%s)', (_, options) => {
    expect(complaintsOf(home, ['subpath.ts', 'report.ts'], options)).toEqual([]);
    expect(complaintsOf(home, ['root.ts'], { ...options, skipLibCheck: true })).toEqual([]);
    expect(complaintsOf(home, ['root.ts'], options)).toContainEqual(expect.stringContaining("TS2307 Cannot find module 'aws-cdk-lib"));
    expect(complaintsOf(home, ['wrong.ts'], options)).toEqual([expect.stringContaining('TS2322')]);
  });
});

/** What is installed in a folder, packages inside of packages included. */
function installedIn(home: string): { name: string; license?: string }[] {
  const packages: Record<string, unknown> = JSON.parse(readFileSync(join(home, 'node_modules/.package-lock.json'), 'utf8')).packages;
  return Object.keys(packages).map((path) => JSON.parse(readFileSync(join(home, posix.join(path, 'package.json')), 'utf8')));
}
