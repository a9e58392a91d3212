import { CORSRule } from '@aws-sdk/client-s3';
import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { besides, deployStack, ForeignBucket, ours, THEIRS } from './foreign-bucket';
import { setStage, Stage } from './stage';
import { ExistingBucketCors } from '../../src/aws';
import { Deployment } from '../demo/cdk';
import { HASTY_APP } from '../demo/hasty';
import { Run } from '../demo/processes';

jest.setTimeout(180_000); // the first run downloads the emulator

const HUNDRED = Array.from({ length: 100 }, (_, n): CORSRule =>
  ({ ID: `app-${n}`, AllowedMethods: ['GET'], AllowedOrigins: [`https://app-${n}.acme.example`] }));

let stage: Stage;
let runs: Run[];
let denied: ForeignBucket;
let denial: Promise<string>;
let byParameter: Promise<{ from: ForeignBucket; to: ForeignBucket; deployment: Deployment }>;
beforeAll(async () => {
  stage = await setStage();
  runs = [new Run(() => {}), new Run(() => {})];
  denied = await ForeignBucket.make(stage.scene, 'acme-denied', THEIRS);
  await denied.deny({ Action: 's3:PutBucketCORS' });
  // both are tried again for most of a minute, beside the other tests
  denial = deploy('Denied', ruleOn('acme-denied'), besides(stage, runs[0]));
  byParameter = moveByParameter(besides(stage, runs[1]));
  byParameter.catch(() => {}); // the test that waits for it tells
});
afterAll(() => Promise.all([...runs ?? [], stage?.run].map((run) => run?.end())));

/** @returns what the CLI says when it fails, in one line */
function deploy(name: string, build: (stack: Stack) => void, on: Pick<Stage, 'run' | 'cdk'> = stage): Promise<string> {
  return deployStack(on, name, build).then(() => 'deployed', (error: Error) => error.message.replace(/\s+/g, ' '));
}

function ruleOn(bucketName: string, origins?: string[]) {
  return (stack: Stack) => new ExistingBucketCors(stack, 'Cors', { bucket: Bucket.fromBucketName(stack, 'Bucket', bucketName), origins });
}

async function moveByParameter(on: Pick<Stage, 'run' | 'cdk'>) {
  const [from, to] = await Promise.all(['acme-parameter-old', 'acme-parameter-new'].map((name) => ForeignBucket.make(stage.scene, name, THEIRS)));
  const deployOn = ({ name }: ForeignBucket) => deployStack(on, 'ByParameter', (stack) => {
    const parameter = new CfnParameter(stack, 'Name');
    new ExistingBucketCors(stack, 'Cors', { bucket: Bucket.fromBucketName(stack, 'Bucket', parameter.valueAsString) });
  }, { Name: name });
  await deployOn(from);
  return { from, to, deployment: await deployOn(to) };
}

/** With a resource that fails after the rule is there. */
function andFails(build: (stack: Stack) => ExistingBucketCors) {
  return (stack: Stack) => new ExistingBucketCors(stack, 'Fails', { bucket: Bucket.fromBucketName(stack, 'Missing', 'acme-missing-too') })
    .node.addDependency(build(stack));
}

test('for a bucket that does not exist, the deploy fails and says so, and works when there is one', async () => {
  const said = await deploy('Missing', ruleOn('acme-missing'));
  expect(said).toContain('CORS rules of acme-missing: NoSuchBucket: The specified bucket does not exist');
  expect(said).toMatch(/ROLLBACK_COMPLETE \| AWS::CloudFormation::Stack/);
  const bucket = await ForeignBucket.make(stage.scene, 'acme-missing', THEIRS);
  expect(await deploy('Missing', ruleOn('acme-missing'))).toBe('deployed');
  expect(await bucket.rules()).toEqual([ours(), ...THEIRS]);
});

test('for a bucket with as many rules as S3 allows, the deploy fails and says so, and leaves all hundred', async () => {
  const bucket = await ForeignBucket.make(stage.scene, 'acme-hundred', HUNDRED);
  const said = await deploy('Hundred', ruleOn('acme-hundred'));
  expect(said).toMatch(/CORS rules of acme-hundred: Error: S3 allows 100; merge some/);
  expect(said).toMatch(/ROLLBACK_COMPLETE \| AWS::CloudFormation::Stack/);
  expect(await bucket.rules()).toEqual(HUNDRED);

  await bucket.replaceRules(HUNDRED.slice(1));
  expect(await deploy('Hundred', ruleOn('acme-hundred'))).toBe('deployed');
  expect(await bucket.rules()).toEqual([ours(), ...HUNDRED.slice(1)]);
});

describe('an update that fails after the rule was changed goes back', () => {
  let bucket: ForeignBucket;
  let before: CORSRule[];
  beforeAll(async () => {
    bucket = await ForeignBucket.make(stage.scene, 'acme-before', THEIRS);
    expect(await deploy('Updating', ruleOn('acme-before'))).toBe('deployed');
    before = await bucket.rules();
    expect(before).toEqual([ours(), ...THEIRS]);
  });

  /** What the CLI shows has no order. */
  function expectRollbackAfterOurs(said: string): void {
    expect(said).toContain('UPDATE_COMPLETE | Custom::HastyBucketCors | Cors/');
    expect(said).toContain('CORS rules of acme-missing-too: NoSuchBucket');
    expect(said).toMatch(/UPDATE_ROLLBACK_COMP\w* \| AWS::CloudFormation::Stack/); // which the CLI cuts off
  }

  test('to the rule from before', async () => {
    const said = await deploy('Updating', andFails(ruleOn('acme-before', [HASTY_APP, 'https://staging.hasty.example'])));
    expectRollbackAfterOurs(said);
    expect(await bucket.rules()).toEqual(before);
  });

  test('to the bucket from before', async () => {
    const other = await ForeignBucket.make(stage.scene, 'acme-other', THEIRS);
    const said = await deploy('Updating', andFails(ruleOn('acme-other')));
    expectRollbackAfterOurs(said);
    expect(await other.rules()).toEqual(THEIRS);
    expect(await bucket.rules()).toEqual(before);
  });
});

test('where the bucket\'s policy denies it, the deploy fails and says what to look at, and no rule has changed', async () => {
  const said = await denial;
  expect(said).toMatch(/CORS rules of acme-denied: AccessDenied: User: \S+ is not authorized to perform: s3:PutBucketCORS on resource: "arn:aws:s3:::acme-denied"/);
  expect(said).toContain('it must be in this account, and not deny s3:GetBucketCORS or s3:PutBucketCORS');
  expect(said).toMatch(/ROLLBACK_COMPLETE \| AWS::CloudFormation::Stack/);
  expect(await denied.rules()).toEqual(THEIRS);
});

test('with a parameter for the name, the old rule stays, since the function may write the new bucket only, and an output names it', async () => {
  const { from, to, deployment } = await byParameter;
  const [rule] = await to.rules();
  expect(await to.rules()).toEqual([ours(), ...THEIRS]);
  expect(await from.rules()).toEqual([rule, ...THEIRS]);
  expect(deployment.outputs.ByParameter.CorsChange).toBe(`${rule.ID} added, beside 2 others; acme-parameter-old|${rule.ID} may be left behind`);
});
