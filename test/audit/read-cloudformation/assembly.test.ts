import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { show } from '../../../src/audit/document/text';
import { documentsAt } from '../../../src/audit/files';
import { read } from '../../../src/audit/read';
import { BucketMount } from '../../../src/aws';
import { ENV, EXTERNAL_ID } from '../../support/stack';

let outdir: string;
beforeAll(() => {
  outdir = mkdtempSync(join(tmpdir(), 'cdk.out-'));
  // As the CDK's command sets it: templates then say which files nested stacks are, and the constructs.
  const context = { 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:enable-path-metadata': true };
  const app = new App({ outdir, context, analyticsReporting: false, treeMetadata: false });
  const images = new Stack(app, 'Images');
  const mount = new BucketMount(images, 'Images', { bucket: new Bucket(images, 'Bucket'), externalId: EXTERNAL_ID, prefixes: ['street/'] });
  const more = new Stack(app, 'More');
  const statements = [new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::acme-other/*'] })];
  new Policy(more, 'Policy', { roles: [Role.fromRoleArn(more, 'Role', mount.role.roleArn)], statements });
  const prod = new Stack(new Stage(app, 'Prod', { env: ENV }), 'Images');
  new Bucket(new NestedStack(prod, 'Nested'), 'Bucket', { bucketName: `acme-${prod.region}` });
  app.synth();
});
afterAll(() => rmSync(outdir, { recursive: true }));

test('reads all stacks of a cdk.out: a policy of one on the role of another, stages, nested stacks', () => {
  const documents = documentsAt([outdir]);
  const { roles, buckets, unknowns } = read(documents);
  expect(unknowns).toEqual([]);
  const names = roles.map(({ policies }) => policies.flatMap(({ resources }) => resources.patterns.map(show)));
  expect(names).toHaveLength(1);
  expect(names[0]).toContain('arn:aws:s3:::acme-other/*');
  expect(roles[0].construct).toMatch(/^Images\/Images\/Role/);
  expect(buckets.map(({ name }) => show(name))).toEqual(expect.arrayContaining(['acme-eu-central-1']));
});

test('a template that its manifest names has to be there; one that it does not name is left from before', () => {
  const manifest = (templateFile: string) => ({
    name: 'o/manifest.json',
    text: JSON.stringify({ version: '1', artifacts: { S: { type: 'aws:cloudformation:stack', environment: 'aws://111122223333/unknown-region', properties: { templateFile } } } }),
  });
  const template = (name: string) => ({ name, text: JSON.stringify({ Resources: { R: { Type: 'AWS::IAM::Role' } } }) });
  expect(() => read([manifest('gone.template.json'), template('o/a.template.json')]))
    .toThrow('o/manifest.json: expected the template o/gone.template.json, which the manifest names, to be given too');
  const { roles } = read([manifest('a.template.json'), template('o/a.template.json'), template('o/old.template.json'), template('p/b.template.json')]);
  expect(roles.map(({ arn }) => show(arn))).toEqual(['arn:aws:iam::111122223333:role/${R}', 'arn:aws:iam::${AWS::AccountId}:role/${R}']);
});
