import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isPermissive } from './licences';
import { install, pack, run, temporaryFolder } from './npm';
import { read, ROOT } from '../support/source';

const PEERS: Record<string, string> = JSON.parse(read('package.json')).peerDependencies;
const CLOUDS: Record<string, string[]> = {
  floor: Object.entries(PEERS).map(([peer, range]) => `${peer}@${range.replace('^', '')}`),
  newest: Object.keys(PEERS).map((peer) => `${peer}@latest`),
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
const JAVASCRIPT = BODY.replace(': any', '');
const SOURCES = {
  'main.ts': IMPORTS + BODY,
  'main.mts': IMPORTS + BODY,
  'main.mjs': IMPORTS + JAVASCRIPT,
  'main.cjs': IMPORTS.replace(/import (?:\* as )?(.*) from (.*);/g, 'const $1 = require($2);') + JAVASCRIPT,
};
const MADE = JSON.stringify(['AWS::IAM::Role', 'AWS::IAM::Role', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy']);

const folder = temporaryFolder();
let tarball: string;
beforeAll(async () => {
  tarball = await pack(folder);
}, 120_000);

describe.each(Object.entries(CLOUDS))('with aws-cdk-lib and constructs alone (%s)', (variant, peers) => {
  const home = join(folder, variant);
  beforeAll(() => install(home, [tarball, ...peers], SOURCES), 120_000);

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
  }, 60_000);

  test('the root loads a room, and its cloud, only when the room is touched', async () => {
    const script = 'const root = require("hasty-bucket-constructs"); const loaded = () => Object.keys(require.cache).some((file) => file.includes("aws-cdk-lib"));'
      + 'const before = loaded(); root.contract; const between = loaded(); root.aws; console.log(before, between, loaded());';
    expect((await run(home, 'node', '-e', script)).trim()).toBe('false false true');
  }, 60_000);
});

describe('TypeScript', () => {
  test('compiles against the package under every module resolution, checking its declarations too', async () => {
    const home = join(folder, 'floor');
    await Promise.all([
      tsc(home, ['main.ts', 'main.mts'], 'node16', 'node16', false),
      tsc(home, ['main.ts'], 'esnext', 'bundler', false),
      tsc(home, ['main.ts'], 'commonjs', 'node10', false),
      tsc(join(folder, 'newest'), ['main.ts', 'main.mts'], 'node16', 'node16', true),
    ]);
  }, 300_000);
});

describe('without aws-cdk-lib', () => {
  const home = join(folder, 'bare');
  const main = `
import { contract } from 'hasty-bucket-constructs';
import { ExternalId } from 'hasty-bucket-constructs/contract';
const id: string = ExternalId.of('0d1f2a3b-1111-4222-8333-444455556666').value;
console.log(id, contract.HastyContract.ACCOUNT_ID);
`;
  beforeAll(() => install(home, [tarball], { 'main.ts': main, 'main.mts': main, 'main.mjs': main.replace(': string', ''), 'wrong.ts': main.replace(': string', ': number') }), 120_000);

  test('npm adds `constructs`, which is required, and none of the optional peers', () => {
    expect(installedIn(home).map(({ name }) => name).sort()).toEqual(['constructs', 'hasty-bucket-constructs']);
  });

  test('the root and the contract work', async () => {
    expect((await run(home, 'node', 'main.mjs')).trim()).toBe('0d1f2a3b-1111-4222-8333-444455556666 718860067770');
    expect((await run(home, 'node', '-p', 'require("hasty-bucket-constructs").contract.HastyContract.ACCOUNT_ID')).trim()).toBe('718860067770');
  }, 60_000);

  test.each(['root.aws', 'require("hasty-bucket-constructs/aws")'])('%s throws an error that names what is missing', async (touch) => {
    const script = `const root = require("hasty-bucket-constructs"); try { ${touch}; } catch (error) { console.log(error.code, error.message.split("\\n")[0]); }`;
    expect((await run(home, 'node', '-e', script)).trim()).toMatch(/^MODULE_NOT_FOUND Cannot find module 'aws-cdk-lib/);
  }, 60_000);

  test('TypeScript compiles against the contract and, with skipLibCheck, the root', async () => {
    await Promise.all([
      tsc(home, ['main.ts', 'main.mts'], 'node16', 'node16', true),
      tsc(home, ['main.ts'], 'esnext', 'bundler', true),
      tsc(home, ['main.ts'], 'commonjs', 'node10', true),
    ]);
    await expect(tsc(home, ['wrong.ts'], 'node16', 'node16', true)).rejects.toThrow('TS2322');
  }, 120_000);
});

function tsc(home: string, files: string[], module: string, resolution: string, skipLibCheck: boolean): Promise<string> {
  return run(home, 'node', require.resolve('typescript/lib/tsc.js'), '--noEmit', '--strict', '--target', 'es2022', '--types', 'node',
    '--typeRoots', join(ROOT, 'node_modules/@types'), '--ignoreDeprecations', '6.0', // node10 is deprecated, and still met
    '--module', module, '--moduleResolution', resolution, '--skipLibCheck', String(skipLibCheck), ...files);
}

/** What is installed in a folder, packages inside of packages included. */
function installedIn(home: string): { name: string; license?: string }[] {
  const packages: Record<string, unknown> = JSON.parse(readFileSync(join(home, 'node_modules/.package-lock.json'), 'utf8')).packages;
  return Object.keys(packages).map((path) => JSON.parse(readFileSync(join(home, posix.join(path, 'package.json')), 'utf8')));
}
