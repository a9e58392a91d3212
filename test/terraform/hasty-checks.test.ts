import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { audit, formatManifest } from '../../src/audit';
import { HastyChecks, HastyChecksProps } from '../../src/terraform';
import { EXTERNAL_ID } from '../support/stack';

/** What a test needs of an engine; cdktf and its continuation have the same. */
interface Engine {
  readonly App: Made<[{ outdir: string }], { synth(): void }>;
  readonly TerraformStack: Made<[Construct, string], { toTerraform(): unknown }>;
  readonly TerraformResource: Made<[Construct, string, { terraformResourceType: string }], { addOverride(path: string, value: unknown): void }>;
  readonly TerraformProvider: Made<[Construct, string, { terraformResourceType: string; terraformProviderSource: string }], object>;
}

type Made<Given extends unknown[], Has> = new (...given: Given) => Construct & Has;

// eslint-disable-next-line @typescript-eslint/no-require-imports
const engines: [string, () => Engine][] = [['cdktf', () => require('cdktf')], ['cdktn', () => require('cdktn')]];

/** A stack with a bucket and a role by hand, in Hasty's form. */
function app({ App, TerraformStack, TerraformResource, TerraformProvider }: Engine, props?: HastyChecksProps, actions = ['s3:GetObject']) {
  const made = new App({ outdir: mkdtempSync(join(tmpdir(), 'hasty-cdktf-')) });
  const stack = new TerraformStack(made, 'storage');
  new TerraformProvider(stack, 'aws', { terraformResourceType: 'aws', terraformProviderSource: 'hashicorp/aws' });
  const resource = (type: string, id: string, attributes: Record<string, unknown>) => {
    const construct = new TerraformResource(stack, id, { terraformResourceType: type });
    Object.entries(attributes).forEach(([key, value]) => construct.addOverride(key, value));
  };
  const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
  resource('aws_s3_bucket', 'images', { bucket: 'acme-images' });
  resource('aws_s3_bucket_cors_configuration', 'cors', {
    bucket: 'acme-images',
    cors_rule: [{ allowed_headers: ['Authorization'], allowed_methods: ['GET', 'HEAD'], allowed_origins: ['https://app.hasty.ai'], expose_headers: ['Access-Control-Allow-Origin'] }],
  });
  resource('aws_iam_role', 'hasty', {
    name: 'hasty',
    max_session_duration: 21600,
    assume_role_policy: policy({
      Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::718860067770:root' }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } },
    }),
  });
  resource('aws_iam_role_policy', 'read', {
    role: 'hasty',
    policy: policy(
      { Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: 'arn:aws:s3:::acme-images' },
      { Effect: 'Allow', Action: actions, Resource: 'arn:aws:s3:::acme-images/street/*' },
    ),
  });
  HastyChecks.addTo(stack, props);
  return { made, stack };
}

describe.each(engines)('HastyChecks on %s', (_, load) => {
  const engine = load();

  test('lets a stack pass that gives Hasty the contract', () => {
    expect(() => app(engine).made.synth()).not.toThrow();
  });

  test('stops the synthesis at a right beyond the contract, with the request and the fix', () => {
    expect(() => app(engine, {}, ['s3:GetObject', 's3:PutObject']).made.synth()).toThrow(/can do more than locate, list and read: s3:PutObject .*is allowed.*allow s3:GetBucketLocation.*\[HastyChecks rights-actions\]/s);
  });

  test('takes an acknowledgement with a reason', () => {
    expect(() => app(engine, { acknowledge: { 'rights-actions': 'an upload test, until Friday' } }, ['s3:GetObject', 's3:PutObject']).made.synth()).not.toThrow();
  });

  test('stops at what was not agreed', () => {
    const { access } = audit([{ name: 'cdk.tf.json', text: JSON.stringify(app(engine).stack.toTerraform()) }]);
    const file = join(mkdtempSync(join(tmpdir(), 'hasty-agreed-')), 'hasty-access.json');
    writeFileSync(file, formatManifest(access));
    expect(() => app(engine, { expected: file }).made.synth()).not.toThrow();
    writeFileSync(file, formatManifest({ ...access, mounts: access.mounts.map((mount) => ({ ...mount, prefixes: ['street/2026/'] })) }));
    expect(() => app(engine, { expected: file }).made.synth()).toThrow(/\+ street\//);
  });

  test('shows warnings, which stop nothing', () => {
    const { made, stack } = app(engine);
    (stack.node.findChild('images') as InstanceType<Engine['TerraformResource']>).addOverride('force_destroy', true);
    made.synth();
    const warnings = stack.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data));
    expect(warnings).toEqual([expect.stringMatching(/force_destroy.*\[HastyChecks bucket-keeps-objects\]/s)]);
  });

  test('refuses what is no stack', () => {
    expect(() => HastyChecks.addTo(app(engine).made)).toThrow(/`stack` must be a TerraformStack of cdktf or cdktn, got: App/);
  });
});
