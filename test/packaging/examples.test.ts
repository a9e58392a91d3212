import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pack, run, temporaryFolder } from './npm';
import { ROOT } from '../support/source';

const EXAMPLES = readdirSync(join(ROOT, 'examples')).filter((name) => existsSync(join(ROOT, 'examples', name, 'cdk.json'))); // those for Terraform: terraform.test.ts

const folder = temporaryFolder();
let tarball: string;
beforeAll(async () => {
  tarball = await pack(folder);
});

test('there are examples', () => {
  expect(EXAMPLES).toContain('aws-new-bucket');
});

test.each(EXAMPLES)('%s, copied out beside the tarball, installs and synthesizes', async (name) => {
  const home = join(folder, name);
  cpSync(join(ROOT, 'examples', name), home, { recursive: true, filter: (path) => !['node_modules', 'cdk.out'].includes(basename(path)) });
  cpSync(tarball, join(home, basename(tarball)));
  await run(home, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error');
  await run(home, 'npx', '--no-install', 'cdk', 'synth', '--quiet', '--no-notices');
  const { artifacts } = JSON.parse(readFileSync(join(home, 'cdk.out/manifest.json'), 'utf8'));
  const templates = Object.values<any>(artifacts).filter(({ type }) => type === 'aws:cloudformation:stack').map(({ properties }) => properties.templateFile);
  const resourcesOf = (template: string): any[] => Object.values<any>(JSON.parse(template).Resources)
    .flatMap((resource) => [resource, ...(resource.Type === 'AWS::CloudFormation::StackSet' ? resourcesOf(resource.Properties.TemplateBody) : [])]);
  const resources = templates.flatMap((file) => resourcesOf(readFileSync(join(home, 'cdk.out', file), 'utf8')));
  const trusts = resources.filter(({ Type }) => Type === 'AWS::IAM::Role').map(({ Properties }) => JSON.stringify(Properties.AssumeRolePolicyDocument));
  expect(trusts.filter((trust) => trust.includes('arn:aws:iam::718860067770:root') && trust.includes('sts:ExternalId'))).not.toEqual([]);
});
