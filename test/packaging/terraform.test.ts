import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as ts from 'typescript';
import { complaintsOf, RESOLUTIONS } from './compiler';
import { install, pack, run, temporaryFolder } from './npm';
import { alias, compiled, link, onCdktn, pinned, TERRAFORM_EXAMPLES } from './terraform-examples';
import { filesIn, read, ROOT } from '../support/source';

/** What a user of cdktn writes, as README has it; but for Google, of which npm has no provider for cdktn (see alias). */
const CDKTN = {
  private: true,
  dependencies: { 'cdktn': '0.24.0', '@cdktn/provider-aws': '25.7.0', '@cdktn/provider-azurerm': '16.1.0', 'constructs': '10.6.0' },
  overrides: { '@cdktn/provider-azurerm': { cdktn: '$cdktn' } }, // it asks for cdktn 0.23
};

const folder = temporaryFolder();
const bare = join(folder, 'bare');
let tarball: string;
beforeAll(async () => {
  tarball = await pack(folder);
  await install(bare, [tarball]);
});

/** Copies an example out, to where the package is installed, and beside it as JavaScript. */
function copyOut(example: string, home: string, changed = (source: string) => source): void {
  cpSync(join(ROOT, 'examples', example), home, { recursive: true, filter: (path) => !['node_modules', 'cdktf.out', 'package.json'].includes(basename(path)) });
  const source = changed(readFileSync(join(home, 'main.ts'), 'utf8'));
  writeFileSync(join(home, 'main.ts'), source);
  writeFileSync(join(home, 'main.cjs'), compiled(source, ts.ModuleKind.CommonJS));
  writeFileSync(join(home, 'main.mjs'), compiled(source, ts.ModuleKind.ES2022));
}

/** Runs an app, and gives the Terraform JSON of its one stack. */
async function synthesize(home: string, file: string): Promise<any> {
  await run(home, 'node', file);
  const stacks = join(home, 'cdktf.out/stacks');
  const [name, ...others] = readdirSync(stacks);
  expect(others).toEqual([]);
  return JSON.parse(readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8'));
}

/** What plans depend on: all but the engine's version and folder, and the providers' versions. */
function planned({ '//': _, terraform: { backend, required_providers, ...terraform }, ...rest }: any): unknown {
  return { ...rest, terraform, sources: Object.values<any>(required_providers).map(({ source }) => source.replace('hashicorp/', '')) };
}

const made: Record<string, any> = {};

test('there is an example of each cloud', () => {
  expect(TERRAFORM_EXAMPLES).toEqual(expect.arrayContaining(['gcs-new-bucket', 'azure-new-container', 's3-terraform']));
});

describe.each(TERRAFORM_EXAMPLES)('%s, on cdktf with the one provider that it names', (example) => {
  const home = join(folder, example);
  const packages = pinned(example);
  beforeAll(() => {
    cpSync(bare, home, { recursive: true });
    copyOut(example, home);
    link(home, Object.keys(packages));
  });

  test('names the versions that these tests run on', () => {
    expect(packages).toEqual(Object.fromEntries(Object.keys(packages).map((name) => [name, JSON.parse(read(`node_modules/${name}/package.json`)).version])));
    expect(Object.keys(packages).filter((name) => name.includes('/provider-'))).toHaveLength(1);
  });

  test('synthesizes from CommonJS and ES modules', async () => {
    made[example] = await synthesize(home, 'main.cjs');
    expect(Object.keys(made[example].resource)).not.toEqual([]);
    expect(await synthesize(home, 'main.mjs')).toEqual(made[example]);
  });

  test('compiles', () => {
    expect(complaintsOf(home, ['main.ts'], RESOLUTIONS.node16)).toEqual([]);
  });
});

describe('with one cloud of Terraform', () => {
  const home = join(folder, 'gcs-new-bucket');
  const inNode = async (script: string) => (await run(home, 'node', '-e', script)).trim();

  test('the root loads that cloud, and says what another one lacks', async () => {
    const touch = 'const root = require("hasty-bucket-constructs"); const touch = (room) => { try { return typeof root[room].HastyBucket; } catch (error) { return `${error.code} ${error.message.split("\\n")[0]}`; } };';
    expect(await inNode(`${touch} console.log(["gcp", "azure", "awsTerraform", "aws"].map(touch).join("\\n"))`)).toMatch(new RegExp([
      'function', ...["'@cdktf/provider-azurerm/", "'@cdktf/provider-aws/", "'aws-cdk-lib"].map((missing) => `MODULE_NOT_FOUND Cannot find module ${missing}.*`),
    ].join('\n')));
  });

  test('the root is also one of ES modules', async () => {
    writeFileSync(join(home, 'root.mjs'), "import { contract, gcp, azure } from 'hasty-bucket-constructs';\nconsole.log(typeof gcp.HastyBucket, azure, contract.HastyContract.ACCOUNT_ID);\n");
    expect((await run(home, 'node', 'root.mjs')).trim()).toBe('function undefined 718860067770');
  });

  test('its subpath loads no index of a provider, which takes seconds', async () => {
    const loaded = JSON.parse(await inNode('require("hasty-bucket-constructs/gcp"); console.log(JSON.stringify(Object.keys(require.cache).map((file) => file.replaceAll("\\\\", "/"))))'));
    expect(loaded.filter((file: string) => /\/@cdktf\/provider-google\/lib\/[\w-]+\/index\.js$/.test(file))).not.toEqual([]);
    expect(loaded.filter((file: string) => /\/@cdktf\/provider-[\w-]+\/lib\/index\.js$/.test(file))).toEqual([]);
  });

  test.each(['hasty-bucket-constructs/cdktn/gcp', 'hasty-bucket-constructs/cdktn/azure'])('%s says that cdktn is missing', async (subpath) => {
    expect(await inNode(`try { require("${subpath}"); } catch (error) { console.log(error.code, error.message.split("\\n")[0]); }`)).toMatch(/^MODULE_NOT_FOUND Cannot find module '@?cdktn/);
  });
});

describe('on cdktn', () => {
  const home = join(folder, 'cdktn');
  beforeAll(async () => {
    await install(home, [tarball], { 'package.json': JSON.stringify(CDKTN) });
    const google = [...filesIn('lib/cdktn/gcp', '.js').map(read), ...TERRAFORM_EXAMPLES.map((name) => onCdktn(read(`examples/${name}/main.ts`)))]
      .flatMap((text) => [...text.matchAll(/'?"?@cdktn\/provider-google\/lib\/([\w-]+)/g)].map(([, name]) => name));
    alias(home, 'provider-google', [...new Set(google)]);
    for (const example of TERRAFORM_EXAMPLES) copyOut(example, join(home, example), onCdktn);
  });

  test.each(TERRAFORM_EXAMPLES)('%s synthesizes what it does on cdktf, but for versions', async (example) => {
    const twin = await synthesize(join(home, example), 'main.cjs');
    expect(planned(twin)).toEqual(planned(made[example]));
    expect(await synthesize(join(home, example), 'main.mjs')).toEqual(twin);
  });

  test.each(Object.entries(RESOLUTIONS))('all examples compile (%s)', (_, options) => {
    expect(complaintsOf(home, TERRAFORM_EXAMPLES.map((example) => `${example}/main.ts`), options)).toEqual([]);
  });

  test('shares with the original what there must be one of', async () => {
    const script = 'require("hasty-bucket-constructs/cdktn/gcp"); console.log(JSON.stringify(Object.keys(require.cache).map((file) => file.replaceAll("\\\\", "/").split("/hasty-bucket-constructs/lib/")[1]).filter(Boolean)))';
    const loaded: string[] = JSON.parse(await run(home, 'node', '-e', script));
    expect([...new Set(loaded.map((file) => file.replace(/\/[^/]+$/, '')))].filter((room) => !room.startsWith('cdktn/'))).toEqual(['contract']);
  });
});

describe('with both engines, in one app', () => {
  const other = (engine: string, subpath: string) => `
const { App, TerraformStack } = require(${JSON.stringify(join(ROOT, 'node_modules', engine))});
const { HastyBucket } = require('hasty-bucket-constructs/${subpath}');
try { new HastyBucket(new TerraformStack(new App(), 'Storage'), 'Images', { name: 'acme-images', location: 'EU' }); } catch (error) { console.log(error.message); }
`;

  test.each([
    ['gcs-new-bucket', 'cdktn', 'gcp', "'Storage/Images' must be made for cdktn, as its stack 'Storage' is, got one for cdktf; import it from 'hasty-bucket-constructs/cdktn/gcp'"],
    ['cdktn', 'cdktf', 'cdktn/gcp', "'Storage/Images' must be made for cdktf, as its stack 'Storage' is, got one for cdktn; import it from 'hasty-bucket-constructs/gcp'"],
  ])('the package in %s says in a stack of %s what to import', async (home, engine, subpath, message) => {
    expect((await run(join(folder, home), 'node', '-e', other(engine, subpath))).trim()).toBe(message);
  });
});
