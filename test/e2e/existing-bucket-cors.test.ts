import { CORSRule } from '@aws-sdk/client-s3';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BY_HAND, deployStack, ForeignBucket, ours, THEIRS, UPLOADER } from './foreign-bucket';
import { setStage, Stage } from './stage';
import { CorsMergeOptions, ExistingBucketCors, ExistingBucketCorsProps } from '../../src/aws';
import { preflight } from '../demo/browser';
import { Deployment } from '../demo/cdk';
import { HASTY_APP } from '../demo/hasty';

jest.setTimeout(180_000); // the first run downloads the emulator

const STAGING = 'https://staging.hasty.example';

/** The buckets, by what is done with them, with the rules of others and how ours is kept. */
const CASES: Record<string, { theirs: CORSRule[]; options?: CorsMergeOptions }> = {
  shared: { theirs: THEIRS },
  bare: { theirs: [] },
  equal: { theirs: [UPLOADER, BY_HAND] },
  replaced: { theirs: THEIRS },
  kept: { theirs: THEIRS, options: { removalPolicy: RemovalPolicy.RETAIN } },
  previewed: { theirs: THEIRS, options: { dryRun: true } },
  frozen: { theirs: THEIRS }, // by dryRun, later
  deleted: { theirs: THEIRS }, // by hand, later
};
const NAMES = Object.keys(CASES);

let stage: Stage;
let buckets: Record<string, ForeignBucket>;
beforeAll(async () => {
  stage = await setStage();
  const make = async (name: string) => [name, await ForeignBucket.make(stage.scene, `acme-${name}`, CASES[name].theirs)];
  buckets = Object.fromEntries(await Promise.all(NAMES.map(make)));
});
afterAll(() => stage?.run.end());

/** @param changes of the options, by bucket */
function deploy(changes: Record<string, Omit<ExistingBucketCorsProps, 'bucket'>> = {}): Promise<Deployment> {
  return deployStack(stage, 'Rules', (stack: Stack) => NAMES.forEach((name) => new ExistingBucketCors(stack, name, {
    bucket: Bucket.fromBucketName(stack, `Bucket-${name}`, `acme-${name}`), ...CASES[name].options, ...changes[name],
  })));
}

/** All rules of all buckets. */
async function allRules(): Promise<Record<string, CORSRule[]>> {
  return Object.fromEntries(await Promise.all(Object.entries(buckets).map(async ([name, bucket]) => [name, await bucket.rules()])));
}

let first: Deployment;
let placed: Record<string, CORSRule[]>;

test('ours becomes the first rule, and every other keeps its content and place', async () => {
  first = await deploy();
  placed = await allRules();
  expect(placed).toEqual({
    shared: [ours(), ...THEIRS],
    bare: [ours()],
    equal: [ours(), UPLOADER, BY_HAND],
    replaced: [ours(), ...THEIRS],
    kept: [ours(), ...THEIRS],
    previewed: THEIRS,
    frozen: [ours(), ...THEIRS],
    deleted: [ours(), ...THEIRS],
  });
  expect(new Set(NAMES.filter((name) => name !== 'previewed').map((name) => placed[name][0].ID)).size).toBe(NAMES.length - 1);
});

test('the outputs tell what was done, or would be', () => {
  expect(first.outputs.Rules).toMatchObject({
    sharedChange: `${placed.shared[0].ID} added, beside 2 others`,
    bareChange: `${placed.bare[0].ID} added, beside 0 others`,
    previewedChange: expect.stringMatching(/^hasty-cors-\S+ would be added, beside 2 others$/),
  });
});

test('browsers let in Hasty\'s app beside the apps of others', async () => {
  const hasty = (name: string) => preflight(buckets[name].url, HASTY_APP, 'GET', 'authorization');
  await hasty('shared');
  await expect(hasty('previewed')).rejects.toThrow('AccessForbidden'); // as all were before
  await preflight(buckets.shared.url, 'https://upload.acme.example', 'PUT', 'x-amz-meta-camera');
  await preflight(buckets.shared.url, 'https://elsewhere.example', 'GET');
  await expect(preflight(buckets.shared.url, HASTY_APP, 'PUT')).rejects.toThrow('AccessForbidden');
});

test('a second deploy changes nothing, and does not see what others did to a bucket', async () => {
  await buckets.replaced.replaceRules(THEIRS); // as a stack or a script does that has its own list
  expect((await deploy()).unchanged).toBe(true);
  expect(await allRules()).toEqual({ ...placed, replaced: THEIRS });
});

test('an update changes our rule where it is, and a new `revision` puts it back', async () => {
  const later: CORSRule = { ID: 'later', AllowedMethods: ['GET'], AllowedOrigins: ['https://later.acme.example'] };
  await buckets.equal.replaceRules([later, ...placed.equal, later]);
  const { outputs } = await deploy({
    shared: { origins: [HASTY_APP, STAGING] },
    equal: { origins: [HASTY_APP, STAGING] },
    replaced: { revision: '2' },
    frozen: { dryRun: true, origins: [HASTY_APP, STAGING] },
  });
  const changed = (name: string) => ({ ...placed[name][0], AllowedOrigins: [HASTY_APP, STAGING] });
  expect(await allRules()).toEqual({
    ...placed,
    shared: [changed('shared'), ...THEIRS],
    equal: [changed('equal'), later, UPLOADER, BY_HAND, later],
  });
  expect(outputs.Rules).toMatchObject({
    sharedChange: `${placed.shared[0].ID} changed, beside 2 others`,
    equalChange: `${placed.equal[0].ID} changed, beside 4 others`,
    replacedChange: `${placed.replaced[0].ID} added, beside 2 others`,
    frozenChange: `${placed.frozen[0].ID} would be changed, beside 2 others`,
  });
});

test('cdk destroy takes our rules out and no other, and leaves what was to be left', async () => {
  await buckets.equal.replaceRules((await buckets.equal.rules()).filter(({ ID }) => ID !== 'later'));
  await buckets.deleted.delete();
  delete buckets.deleted;
  await stage.cdk.destroy(first);
  expect(await allRules()).toEqual({
    shared: THEIRS,
    bare: [],
    equal: [UPLOADER, BY_HAND],
    replaced: THEIRS,
    kept: [placed.kept[0], ...THEIRS],
    previewed: THEIRS,
    frozen: [placed.frozen[0], ...THEIRS],
  });
});
