import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { App, CfnParameter, Stack, Validations } from 'aws-cdk-lib';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BucketMountProps, ExistingBucketCors, HastyAccessRole } from '../../src/aws';
import { corsMergeLoop } from '../../src/contract/s3-cors';
import { corsRules, HASTY_RULE } from '../support/cors';
import { EXTERNAL_ID, mounted, newStack, retainedL1, warningsOf } from '../support/stack';

const ID = 'hasty-bucket-constructs:corsNotManaged';
const warningFor = (props: Partial<BucketMountProps> = {}, stack = newStack()) =>
  warningsOf(mounted({ wholeBucket: true, ...props }, stack)).find(({ id }) => id === ID)!;
const commandIn = (text: string) => /^\{ .*$/m.exec(text)![0];

describe('a mounted bucket', () => {
  test.each([
    ['an L1', (stack: any) => retainedL1(stack, 'Own')],
    ['an L2', (stack: any) => new Bucket(stack, 'Own')],
  ])('of this app, %s, gets the rule and no warning', (_, bucketIn) => {
    const stack = newStack();
    mounted({ wholeBucket: true, bucket: bucketIn(stack) }, stack);
    expect(corsRules(stack)).toEqual([HASTY_RULE]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('that is only imported gets a warning with a command, on a line of its own so that it can be copied', () => {
    const stack = mounted({ wholeBucket: true });
    warningsOf(stack);
    expect(stack.node.findAll().filter(CfnBucket.isCfnBucket)).toEqual([]);
    const messages = stack.node.findAll().flatMap(({ node }) => node.metadata).map(({ data }) => String(data));
    expect(messages.find((message) => message.includes(ID))!.split('\n')).toEqual([
      'the bucket is not made in this app, so its CORS rules are not set, and without Hasty\'s rule images do not load in Hasty\'s app; give `cors: HastyCors.merge()`, and the stack keeps the rule, or run this command once, which adds it and keeps the others:',
      expect.stringMatching(/^\{ rules=.* --cors-configuration "\$cors"$/),
      expect.stringContaining(ID),
    ]);
  });

  test('that is only imported gets it on a line of its own in the report of findings too, which `cdk init` turns on', () => {
    const print = jest.spyOn(console, 'error').mockImplementation();
    const app = new App({ analyticsReporting: false, treeMetadata: false, context: { '@aws-cdk/core:annotationsInValidationReport': true } });
    mounted({ wholeBucket: true }, new Stack(app, 'Stack'));
    app.synth();
    const lines = print.mock.calls.flat().join('\n').split('\n').map((line) => line.trim());
    expect(lines.filter((line) => line.startsWith('{ rules='))).toEqual([expect.stringMatching(/ --cors-configuration "\$cors"$/)]);
  });

  test('that is only imported gets no warning once that is acknowledged', () => {
    const stack = newStack();
    Validations.of(stack).acknowledge({ id: ID, reason: 'the command was run' });
    expect(warningFor({}, stack)).toBeUndefined();
  });

  test('that is only imported is warned of with others of its role, if they need the same command', () => {
    const stack = newStack();
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    const buckets = ['acme-images', 'acme-aerial', 'acme-images', 'acme-harbour'].map((name, index) => Bucket.fromBucketName(stack, `Bucket${index}`, name));
    const elsewhere = ['444455556666', '777788889999'].map((account) => Bucket.fromBucketAttributes(stack, account, { bucketName: `acme-${account}`, account }));
    [...buckets, ...elsewhere].forEach((bucket) => role.mount(bucket, { wholeBucket: true }));
    new ExistingBucketCors(stack, 'Cors', { bucket: buckets[3] });
    const texts = warningsOf(stack).filter(({ id }) => id === ID).map(({ text }) => text.split('\n').slice(0, 2));
    expect(texts).toEqual([
      ['the buckets are not made in this app, so their CORS rules are not set, and without Hasty\'s rule images do not load in Hasty\'s app; give `cors: HastyCors.merge()`, and the stack keeps the rule, or run this command once, which adds it and keeps the others:',
        expect.stringMatching(/^\(missed=; for bucket in acme-images acme-aerial; do \{ rules=/)],
      ...['444455556666', '777788889999'].map((account) => [
        expect.stringMatching(`^the bucket is not made .* if the stack goes to account ${account}, .* let the owner in account ${account} run this command once`),
        expect.stringMatching(`^\\{ rules=.* --bucket acme-${account} `),
      ]),
    ]);
  });

  test('whose name or origin is not known has words in their place in the command', () => {
    const stack = newStack();
    const token = new CfnParameter(stack, 'Token').valueAsString;
    const command = commandIn(warningFor({ bucket: Bucket.fromBucketName(stack, 'Unknown', token), corsOrigins: [token] }, stack).text);
    expect(new Set(command.match(/--bucket [^ )]+/g))).toEqual(new Set(['--bucket BUCKET']));
    expect(command).toContain('"AllowedOrigins":["ORIGIN"]');
  });
});

/** The bucket that the fake `aws` serves. */
interface FakeBucket {
  readonly rules?: object[];
  /** The operations that are denied. */
  readonly denied?: string[];
  /** What the CLI writes to standard error beside its answer. */
  readonly notice?: string;
  /** What the CLI prints in place of the rules. */
  readonly output?: string;
}

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hasty-aws-'));
  const file = join(folder, 'bucket.json');
  const command = commandIn(warningFor().text);
  beforeAll(() => {
    const fake = require.resolve('../support/fake-aws.mjs');
    writeFileSync(join(folder, 'aws'), `#!/bin/sh\nexec '${process.execPath}' '${fake}' "$@"\n`, { mode: 0o755 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const PATH = [folder, dirname(process.execPath), process.env.PATH].join(delimiter);
  function run(bucket: FakeBucket, { text = command, shell = ['bash', '-c'], path = PATH } = {}) {
    writeFileSync(file, JSON.stringify({ name: 'acme-images', calls: [], ...bucket }));
    const [program, ...args] = shell;
    const { status, stdout, stderr } = spawnSync(program, [...args, text], {
      // not a pipe, for which bash takes itself for a remote shell and reads ~/.bashrc
      stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env: { PATH: path, FAKE_AWS_BUCKET: file },
    });
    const { rules, calls } = JSON.parse(readFileSync(file, 'utf8'));
    return { done: status === 0, stdout, stderr, rules, calls };
  }

  const OURS = { AllowedHeaders: ['Authorization'], AllowedMethods: ['GET', 'HEAD'], AllowedOrigins: ['https://app.hasty.ai'], ExposeHeaders: ['Access-Control-Allow-Origin'] };
  const PUT = { ID: 'put', AllowedHeaders: ['*'], AllowedMethods: ['PUT', 'POST'], AllowedOrigins: ['https://*.acme.example'], ExposeHeaders: ['ETag'], MaxAgeSeconds: 3000 };
  const OPEN = { AllowedMethods: ['GET'], AllowedOrigins: ['*'] };
  const ODD = {
    ID: 'it\'s "quoted", has spaces  and $HOME `id` \\ % データ',
    AllowedHeaders: ['x-"acme"', 'x-o\'acme'],
    AllowedMethods: ['DELETE'],
    AllowedOrigins: ['https://o\'acme.example', '*'],
  };

  test('puts the rule first and keeps the others in their order', () => {
    expect(run({ rules: [PUT, OPEN] })).toEqual({ done: true, stdout: '', stderr: '', rules: [OURS, PUT, OPEN], calls: ['get-bucket-cors', 'put-bucket-cors'] });
  });

  test.each([
    ['sh', ['sh', '-c']],
    ['a strict shell', ['bash', '-euo', 'pipefail', '-c']],
  ])('does so in %s too', (_, shell) => {
    expect(run({ rules: [PUT, OPEN] }, { shell })).toMatchObject({ done: true, rules: [OURS, PUT, OPEN] });
    expect(run({}, { shell })).toMatchObject({ done: true, rules: [OURS] });
  });

  test('keeps quotes, apostrophes, spaces and what a shell would expand', () => {
    expect(run({ rules: [ODD, PUT] }).rules).toEqual([OURS, ODD, PUT]);
  });

  test('run twice, writes the rule once', () => {
    const { rules } = run({ rules: [PUT, OPEN] });
    expect(run({ rules })).toMatchObject({ done: true, rules: [OURS, PUT, OPEN] });
  });

  test('moves the rule to the front when it is there already', () => {
    expect(run({ rules: [OPEN, OURS] }).rules).toEqual([OURS, OPEN]);
  });

  test('writes the first rule of a bucket that has none', () => {
    expect(run({})).toMatchObject({ done: true, rules: [OURS] });
  });

  test('has the origins of the mount', () => {
    const text = commandIn(warningFor({ corsOrigins: ['https://app.hasty.ai', 'https://app.acme.example:8443'] }).text);
    expect(run({ rules: [OPEN] }, { text }).rules).toEqual([{ ...OURS, AllowedOrigins: ['https://app.hasty.ai', 'https://app.acme.example:8443'] }, OPEN]);
  });

  test('works although the CLI has something to say beside the rules', () => {
    expect(run({ rules: [PUT], notice: 'Note: a new version is available\n' })).toMatchObject({ done: true, rules: [OURS, PUT] });
  });

  test.each<[string, FakeBucket, string]>([
    ['may not read them', { rules: [PUT], denied: ['get-bucket-cors'] }, 'AccessDenied'],
    ['may not read them, and there are none', { denied: ['get-bucket-cors'] }, 'AccessDenied'],
    ['cannot read what the CLI prints', { rules: [PUT], output: 'CORSRules' }, 'SyntaxError'],
    ['gets no answer', { rules: [PUT], output: '' }, 'SyntaxError'],
    ['gets an answer that is no list', { rules: [PUT], output: 'null' }, 'TypeError'],
  ])('stops, writes nothing and says why when it %s', (_, bucket, why) => {
    const { done, stderr, rules, calls } = run(bucket);
    expect({ done, rules, calls }).toEqual({ done: false, rules: bucket.rules, calls: expect.not.arrayContaining(['put-bucket-cors']) });
    expect(stderr).toContain(why);
  });

  test('stops and writes nothing when the bucket is another one', () => {
    const text = command.replaceAll('acme-images', 'acme-other');
    const { done, stderr, rules, calls } = run({ rules: [PUT] }, { text });
    expect({ done, rules, calls }).toEqual({ done: false, rules: [PUT], calls: expect.not.arrayContaining(['put-bucket-cors']) });
    expect(stderr).toContain('NoSuchBucket');
  });

  test('stops and writes nothing where there is no Node.js', () => {
    expect(run({ rules: [PUT] }, { shell: ['/bin/sh', '-c'], path: folder })).toMatchObject({ done: false, rules: [PUT], calls: ['get-bucket-cors'] });
  });

  test.each([
    ['sh', ['sh', '-c']],
    ['a strict shell', ['bash', '-euo', 'pipefail', '-c']],
  ])('for several buckets changes those it can in %s, and names the others', (_, shell) => {
    const text = corsMergeLoop(['acme-aerial', 'acme-images', 'acme-harbour'], ['https://app.hasty.ai']); // all but one are unknown to the fake
    expect(run({ rules: [PUT, OPEN] }, { text, shell })).toMatchObject({
      done: false, rules: [OURS, PUT, OPEN], stderr: expect.stringMatching(/NoSuchBucket[^]*\nnot changed: acme-aerial acme-harbour\n$/),
    });
    const known = corsMergeLoop(['acme-images', 'acme-images'], ['https://app.hasty.ai']);
    expect(run({}, { text: known, shell })).toMatchObject({
      done: true, rules: [OURS], calls: ['get-bucket-cors', 'get-bucket-cors', 'put-bucket-cors', 'get-bucket-cors', 'put-bucket-cors'],
    });
  });

  test.each<[string, FakeBucket]>([
    ['it may not write', { rules: [PUT], denied: ['put-bucket-cors'] }],
    ['there are 100 other rules', { rules: Array.from({ length: 100 }, () => OPEN) }],
  ])('fails, and the rules stay, when %s', (_, bucket) => {
    const { done, rules, stderr } = run(bucket);
    expect({ done, rules }).toEqual({ done: false, rules: bucket.rules });
    expect(stderr).toMatch(/AccessDenied|MalformedXML/);
  });
});
