import { CfnParameter } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import * as fc from 'fast-check';
import { HastyAccessRole } from '../../src/aws';
import { ImportMode, ListingScope } from '../../src/contract';
import { deployed, Template } from '../support/deployed';
import { ORGANISATION_WIDE, request } from '../support/iam';
import { Asked, contextOf, contractAllows, Mounted } from '../support/oracle';
import { EXTERNAL_ID } from '../support/stack';

const SEED = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
const [FIRST, SECOND] = ['2030-01-01T00:00:00Z', '2031-01-01T00:00:00Z'];
const TIMES = ['2029-12-31T23:59:59Z', FIRST, '2030-06-01T00:00:00Z', SECOND, '2040-01-01T00:00:00Z'];

/** A role with several mounts. */
function mounting(mounts: Mounted[], fence: boolean): Template {
  return deployed((stack) => {
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID, fence });
    mounts.forEach(({ bucket, prefixes, listing, until }, index) => role.mount(Bucket.fromBucketName(stack, `Bucket${index}`, bucket), {
      ...(prefixes[0] === '' ? { wholeBucket: true } : { prefixes }),
      listing: ListingScope[listing],
      importMode: ImportMode.COPY,
      accessUntil: until,
    }));
  });
}

const ask = (template: Template, asked: Asked, resourcePolicy?: { Statement: object[] }) =>
  request(template, asked.action, asked.resource, contextOf(asked), { resourcePolicy });

describe('two buckets with different end dates, both open to the organisation', () => {
  const mounts: Mounted[] = [
    { bucket: 'acme', prefixes: ['street/'], listing: 'BUCKET', until: FIRST },
    { bucket: 'aerial', prefixes: ['2026/'], listing: 'BUCKET', until: SECOND },
  ];
  const [fenced, open] = [true, false].map((fence) => mounting(mounts, fence));

  test.each([
    ['before the first date both are read', TIMES[0], 'allowed', 'allowed'],
    ['from the first date on, the second alone', FIRST, 'refused', 'allowed'],
    ['between the dates too', TIMES[2], 'refused', 'allowed'],
    ['from the second date on, none', SECOND, 'refused', 'refused'],
  ])('%s', async (_, time, ...verdicts) => {
    for (const [index, resource] of ['arn:aws:s3:::acme/street/a.jpg', 'arn:aws:s3:::aerial/2026/a.jpg'].entries()) {
      const asked = { action: 's3:GetObject', resource, time };
      expect(await ask(fenced, asked)).toBe(verdicts[index]);
      expect(await ask(open, asked)).toBe(verdicts[index]);
      expect(await ask(fenced, asked, ORGANISATION_WIDE)).toBe(verdicts[index]);
      expect(await ask(open, asked, ORGANISATION_WIDE)).toBe('allowed');
    }
  });
});

test('an end date that is a parameter closes its bucket alone', async () => {
  const template = deployed((stack) => {
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    const accessUntil = new CfnParameter(stack, 'End').valueAsString;
    role.mount(Bucket.fromBucketName(stack, 'First', 'acme'), { wholeBucket: true, importMode: ImportMode.COPY, accessUntil });
    role.mount(Bucket.fromBucketName(stack, 'Second', 'aerial'), { wholeBucket: true, importMode: ImportMode.COPY });
  }, { End: FIRST });
  const read = (bucket: string, time: string, resourcePolicy?: { Statement: object[] }) =>
    ask(template, { action: 's3:GetObject', resource: `arn:aws:s3:::${bucket}/a.jpg`, time }, resourcePolicy);
  for (const resourcePolicy of [undefined, ORGANISATION_WIDE]) {
    expect(await read('acme', TIMES[0], resourcePolicy)).toBe('allowed');
    expect(await read('acme', FIRST, resourcePolicy)).toBe('refused');
    expect(await read('aerial', FIRST, resourcePolicy)).toBe('allowed');
  }
});

describe('whatever is mounted until whenever', () => {
  const mount: fc.Arbitrary<Mounted> = fc.record({
    bucket: fc.constantFrom('acme', 'aerial'),
    prefixes: fc.oneof(fc.constant<string[]>(['']), fc.subarray(['a/', 'a/b/', 'a2/', 'c/'], { minLength: 1, maxLength: 2 })),
    listing: fc.constantFrom('BUCKET', 'PREFIX'),
    until: fc.constantFrom(undefined, FIRST, SECOND),
  });
  const [street, inside, all]: Mounted[] = [['a/'], ['a/b/'], ['']].map((prefixes) => ({ bucket: 'acme', prefixes, listing: 'PREFIX' }));
  const examples: Mounted[][] = [
    [street, { ...street, prefixes: ['c/'], listing: 'BUCKET' }],
    [{ ...street, until: FIRST }, { ...street, until: SECOND }],
    [{ ...street, until: FIRST }, { ...inside, until: SECOND }],
    [{ ...street, until: SECOND }, { ...inside, listing: 'BUCKET', until: FIRST }],
    [{ ...all, until: FIRST }, street],
    [{ ...street, listing: 'BUCKET', until: FIRST }, { ...street, bucket: 'aerial' }],
  ];
  const questions: Asked[] = TIMES.flatMap((time) => [
    ...['acme', 'aerial'].map((bucket) => `arn:aws:s3:::${bucket}`).flatMap((arn) => [
      ...['a/x', 'a/b/x', 'a2/x', 'c/x', 'd'].map((key) => ({ action: 's3:GetObject', resource: `${arn}/${key}`, time })),
      ...[undefined, 'a/', 'a/b/', 'd'].map((prefix) => ({ action: 's3:ListBucket', resource: arn, prefix, time })),
      { action: 's3:GetBucketLocation', resource: arn, time },
      { action: 's3:PutObject', resource: `${arn}/a/x`, time },
    ]),
    { action: 's3:GetObject', resource: 'arn:aws:s3:::other/a/x', time },
  ]);

  test.each([
    { policy: 'the whole policy', fence: true },
    { policy: 'the Allow statements alone', fence: false },
    { policy: 'the fence alone, in an organisation that lets its members do everything', fence: true, resourcePolicy: ORGANISATION_WIDE },
  ])('Hasty may do what the contract says at the time: $policy', async ({ policy, fence, resourcePolicy }) => {
    let asked = 0;
    await fc.assert(fc.asyncProperty(fc.array(mount, { minLength: 1, maxLength: 4 }), async (mounts) => {
      const template = mounting(mounts, fence);
      const answers = await Promise.all(questions.map(async (one) => ({ ...one, answer: await ask(template, one, resourcePolicy) })));
      asked += answers.length;
      expect(answers.filter((one) => one.answer !== (contractAllows(mounts, one) ? 'allowed' : 'refused'))).toEqual([]);
    }), { seed: SEED, numRuns: 4 + examples.length, examples: examples.map((mounts): [Mounted[]] => [mounts]) });
    process.stdout.write(`${policy}: ${asked} requests asked at ${TIMES.length} times; FC_SEED=${SEED}\n`);
  }, 60_000);
});
