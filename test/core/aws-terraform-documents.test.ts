import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { TerraformStack, TerraformVariable } from 'cdktf';
import * as fc from 'fast-check';
import { Stage } from './stage';
import * as aws from '../../src/aws';
import * as awsTerraform from '../../src/aws-terraform';
import { ImportMode, ListingScope } from '../../src/contract';
import { EXTERNAL_ID, newStack, statements } from '../support/stack';
import { Workspace } from '../support/terraform/workspace';
import { newTerraformStack, synthesized } from '../support/terraform-stack';

const stage = Stage.set(['aws_iam_role', 'aws_iam_role_policy', 'aws_kms_key', 'aws_s3_bucket']);

const KEYS = ['one', 'other'].map((id) => `arn:aws:kms:eu-central-1:111122223333:key/${id}`);
type Mounts = readonly { readonly name: string; readonly options: Options }[];
interface Options {
  readonly prefixes?: string[];
  readonly wholeBucket?: boolean;
  readonly listing?: ListingScope;
  readonly importMode?: ImportMode;
  readonly accessUntil?: string;
  readonly keys?: string[];
}

function terraformStack(): TerraformStack {
  const stack = newTerraformStack();
  new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });
  return stack;
}

/** What the role on AWS CDK says. */
function onCdk(mounts: Mounts, fence: boolean): { trust: any[]; access: any[] } {
  const stack = newStack();
  const role = new aws.HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID, fence });
  mounts.forEach(({ name, options: { keys = [], ...options } }, index) => role.mount(Bucket.fromBucketName(stack, `Bucket${index}`, name), {
    ...options, encryptionKeys: keys.map((arn, n) => Key.fromKeyArn(stack, `Key${index}-${n}`, arn)),
  }));
  return statements(stack);
}

/** Makes the same role for Terraform. */
function onTerraform(stack: TerraformStack, id: string, mounts: Mounts, fence: boolean): void {
  const role = new awsTerraform.HastyAccessRole(stack, id, { externalId: EXTERNAL_ID, roleName: id, fence, outputs: false });
  mounts.forEach(({ name, options: { keys, ...options } }) => role.mountByName(name, { ...options, encryptionKeys: keys }));
}

/** What Terraform makes of the roles of a stack when it plans, by the name of the role. */
const planned = async (workspace: Workspace) => documentsIn(await workspace.plan());

function documentsIn({ planned_values: { root_module: { resources = [] } } }: Awaited<ReturnType<Workspace['plan']>>): Record<string, { trust: any[]; access: any[] }> {
  const parsed = (text: string) => JSON.parse(text).Statement;
  const of = (type: string) => resources.filter((one) => one.type === type);
  const policies = new Map(of('aws_iam_role_policy').map(({ values }) => [values.role, parsed(values.policy)]));
  return Object.fromEntries(of('aws_iam_role').map(({ values }) => [values.name, { trust: parsed(values.assume_role_policy), access: policies.get(values.name) }]));
}

// what a pattern of IAM, a template of Terraform or a string of JSON might take for something else, in every neighbourhood
const letters = fc.constantFrom('a', 'Z', '/', '*', '?', '$', '{', '}', '%', '${', '%{', '$${', '%%{', '${*}', '${file("x")}', '%{ if true }', '"', "'", '\\', '\\n', '~', ' ', '&', '<', 'é', 'ÿ', '\u00a0');
// CDK refuses {{, which CloudFormation would resolve
const prefix = fc.array(letters, { minLength: 1, maxLength: 12 }).map((parts) => `x${parts.join('')}`).filter((text) => !text.includes('{{'));
const options: fc.Arbitrary<Options> = fc.record({
  prefixes: fc.array(prefix, { minLength: 1, maxLength: 4 }),
  listing: fc.constantFrom(ListingScope.BUCKET, ListingScope.PREFIX),
  importMode: fc.constant(ImportMode.COPY),
  accessUntil: fc.constantFrom(undefined, '2099-06-01T00:00:00Z', '2099-12-01T00:00:00Z'),
  keys: fc.subarray(KEYS),
});
const mounts: fc.Arbitrary<Mounts> = fc.uniqueArray(fc.record({ name: fc.constantFrom('acme-images', 'acme.street', 'Acme_Old'), options }), { minLength: 1, maxLength: 3, selector: ({ name }) => name });

test('CDK and Terraform give the same documents for the same mounts, whatever folders are called', async () => {
  const cases = fc.sample(fc.tuple(mounts, fc.boolean()), { numRuns: 150, seed: Number(process.env.HASTY_SEED ?? 4) });
  expect(cases.filter(([some]) => JSON.stringify(some).includes('${')).length).toBeGreaterThan(25);
  const stack = terraformStack();
  cases.forEach(([some, fence], index) => onTerraform(stack, `case-${index}`, some, fence));
  const expected = Object.fromEntries(cases.map(([some, fence], index) => [`case-${index}`, onCdk(some, fence)]));
  await stage.onEachCore(synthesized(stack), async (workspace) => {
    await workspace.prepare();
    expect(await planned(workspace)).toEqual(expected);
  });
});

test('so they do for one mount of all of a bucket in LINK mode', async () => {
  const whole: Mounts = [{ name: 'acme-images', options: { wholeBucket: true } }];
  const stack = terraformStack();
  onTerraform(stack, 'whole', whole, true);
  await stage.onEachCore(synthesized(stack), async (workspace) => {
    await workspace.prepare();
    expect(await planned(workspace)).toEqual({ whole: onCdk(whole, true) });
  });
});

describe('variables', () => {
  const GOOD = { id: EXTERNAL_ID, bucket: 'acme-images', folder: 'street/', until: '2099-12-01T00:00:00Z', key: KEYS[0] };
  const withVariables = () => {
    const stack = terraformStack();
    const variable = (name: string) => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
    const role = new awsTerraform.HastyAccessRole(stack, 'Hasty', { externalId: variable('id'), roleName: 'hasty' });
    role.mountByName(variable('bucket'), { prefixes: [variable('folder')], importMode: ImportMode.COPY, accessUntil: variable('until'), encryptionKeys: [variable('key')] });
    return synthesized(stack);
  };

  test('give the same documents as their values', async () => {
    const mount = { prefixes: [GOOD.folder], importMode: ImportMode.COPY, accessUntil: GOOD.until, keys: [GOOD.key] };
    const expected = onCdk([{ name: GOOD.bucket, options: mount }], true);
    await stage.onEachCore(withVariables(), async (workspace) => {
      await workspace.prepare();
      await workspace.apply(GOOD);
      const { HastyHastyRegistrations: { value } } = await workspace.outputs();
      expect(JSON.parse(value)).toEqual([{ description: 'acme-images', cloud_provider: 's3', bucket_s3: 'acme-images', role: 'arn:aws:iam::111122223333:role/hasty' }]);
      const plan = await workspace.plan(GOOD);
      expect(documentsIn(plan)).toEqual({ hasty: expected });
    });
  });

  test('that would write into the policy make Terraform refuse to plan', async () => {
    await stage.onEachCore(withVariables(), async (workspace) => {
      await workspace.prepare();
      for (const bad of [{ id: 'x","aws:PrincipalOrgID":"*' }, { id: '' }, { bucket: 'acme-*' }, { bucket: 'acme"' }, { folder: 'street*/' }, { folder: 'street"/' }, { until: 'never' }, { key: '*' }, { key: `${KEYS[0]}*` }]) {
        await expect(workspace.plan({ ...GOOD, ...bad })).rejects.toThrow(/Call to function "regex" failed: pattern did not match any part/);
      }
    });
  });
});

test('a named bucket of the app and a key of the app give the documents of their names and ARNs', async () => {
  const stack = terraformStack();
  const key = new KmsKey(stack, 'Key');
  const common = { externalId: EXTERNAL_ID, roleName: 'hasty', prefixes: ['street'] };
  new awsTerraform.HastyBucket(stack, 'Images', { ...common, bucketName: 'acme-images', encryptionKeyArn: key.arn });
  const { aws_iam_role, aws_iam_role_policy, aws_kms_key, aws_s3_bucket } = synthesized(stack).resource;
  const document = { ...synthesized(stack), resource: { aws_iam_role, aws_iam_role_policy, aws_kms_key, aws_s3_bucket } };
  await stage.onEachCore(document, async (workspace) => {
    await workspace.prepare();
    await workspace.apply();
    const made = 'arn:aws:kms:eu-central-1:111122223333:key/fake';
    expect(await planned(workspace)).toEqual({ hasty: onCdk([{ name: 'acme-images', options: { prefixes: ['street'], keys: [made] } }], true) });
    const { ImagesHastyRegistration: { value } } = await workspace.outputs();
    expect(JSON.parse(value)).toEqual({ description: 'Stack/Images/Bucket', cloud_provider: 's3', bucket_s3: 'acme-images', role: 'arn:aws:iam::111122223333:role/hasty' });
  });
});

test('without a key of its own, a plan of a new bucket shows the whole policy before anything is made', async () => {
  const stack = terraformStack();
  const common = { externalId: EXTERNAL_ID, prefixes: ['street'] };
  const { bucket } = new awsTerraform.HastyBucket(stack, 'Images', { ...common, roleName: 'other', bucketName: 'acme-images' });
  new awsTerraform.HastyAccessRole(stack, 'Hasty', { ...common, roleName: 'hasty', outputs: false }).mount(bucket, common);
  const { aws_iam_role, aws_iam_role_policy, aws_s3_bucket } = synthesized(stack).resource;
  await stage.onEachCore({ ...synthesized(stack), resource: { aws_iam_role, aws_iam_role_policy, aws_s3_bucket } }, async (workspace) => {
    await workspace.prepare();
    const documents = onCdk([{ name: 'acme-images', options: { prefixes: ['street'] } }], true);
    expect(await planned(workspace)).toEqual({ hasty: documents, other: documents });
  });
});
