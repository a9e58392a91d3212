import { statSync } from 'node:fs';
import { join } from 'node:path';
import { CorsEvent, corsHandler, ID, inTime, RULE } from '../../support/cors-handler';
import { ApiRule, failure, FakeCorsBuckets } from '../../support/fake-cors-bucket';

const VIEWER: ApiRule = { ID: 'viewer', AllowedMethods: ['GET'], AllowedOrigins: ['*'], MaxAgeSeconds: 600 };
const UPLOADS: ApiRule = { AllowedMethods: ['PUT', 'POST'], AllowedOrigins: ['https://uploads.acme.example'], AllowedHeaders: ['*'], ExposeHeaders: ['ETag'] };
const OTHERS = [VIEWER, UPLOADS];
const OURS = { ...RULE, ID };
const MADE = `acme-images|${ID}`;

let s3: FakeCorsBuckets;
let handle: (event: CorsEvent) => Promise<any>;
beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  s3 = new FakeCorsBuckets();
  handle = ((send) => (event: CorsEvent) => inTime(send(event)))(corsHandler(s3));
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const rules = () => s3.rulesOf('acme-images');
const writes = () => s3.calls.filter((call) => !call.startsWith('get'));

test('the code is short enough to be read in the template: under 4 kB', () => {
  expect(statSync(join(__dirname, '../../../src/aws/existing-bucket-cors/handler.js')).size).toBeLessThan(4000);
});

describe('create', () => {
  test('puts our rule first, keeps the others in content and order, and tells what it did', async () => {
    s3.has('acme-images', OTHERS);
    expect(await handle({ type: 'Create' })).toEqual({
      Status: 'SUCCESS', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Rule', PhysicalResourceId: MADE, Data: { Change: `${ID} added, beside 2 others` },
    });
    expect(rules()).toEqual([OURS, ...OTHERS]);
  });

  test('makes the first rule of a bucket', async () => {
    s3.has('acme-images', []);
    expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS', Data: { Change: `${ID} added, beside 0 others` } });
    expect(rules()).toEqual([OURS]);
  });

  test('leaves an equal rule that was made by hand', async () => {
    s3.has('acme-images', [VIEWER, RULE]);
    await handle({ type: 'Create' });
    expect(rules()).toEqual([OURS, VIEWER, RULE]);
  });

  test('writes nothing where it was done before, as when CloudFormation asks twice', async () => {
    s3.has('acme-images', [OURS, ...OTHERS]);
    expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS', Data: { Change: `${ID} unchanged` } });
    expect(writes()).toEqual([]);
  });

  test('goes behind the rules that other stacks keep for Hasty, where they are first, so that two stacks do not contend for the place', async () => {
    const other = { ...RULE, ID: 'hasty-cors-other' };
    s3.has('acme-images', [other, OURS, VIEWER]);
    await handle({ type: 'Update' });
    expect(writes()).toEqual([]);
    s3.has('acme-images', [other, VIEWER]);
    await handle({ type: 'Create' });
    expect(rules()).toEqual([OURS, other, VIEWER]);
  });
});

describe('update', () => {
  test('replaces our rule in its place', async () => {
    s3.has('acme-images', [OURS, ...OTHERS]);
    const rule = { ...RULE, AllowedOrigins: ['https://app.hasty.ai', 'https://hasty.acme.example'] };
    expect(await handle({ type: 'Update', rule })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: MADE, Data: { Change: `${ID} changed, beside 2 others` } });
    expect(rules()).toEqual([{ ...rule, ID }, ...OTHERS]);
  });

  test('puts our rule first again, where another was put before it', async () => {
    s3.has('acme-images', [VIEWER, OURS, UPLOADS]);
    await handle({ type: 'Update' });
    expect(rules()).toEqual([OURS, ...OTHERS]);
  });

  test('puts our rule back, where it was removed', async () => {
    s3.has('acme-images', OTHERS);
    await handle({ type: 'Update' });
    expect(rules()).toEqual([OURS, ...OTHERS]);
  });

  test('to another bucket answers with another id, so that CloudFormation has the old rule removed, and says where it may be left', async () => {
    s3.has('acme-images', OTHERS);
    s3.has('acme-old', [OURS]);
    const answer = await handle({ type: 'Update', physicalId: `acme-old|${ID}` });
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: MADE, Data: { Change: `${ID} added, beside 2 others; acme-old|${ID} may be left behind` } });
    expect(s3.rulesOf('acme-old')).toEqual([OURS]);
    await handle({ type: 'Delete', physicalId: `acme-old|${ID}` });
    expect(s3.rulesOf('acme-old')).toEqual([]);
    expect(rules()).toEqual([OURS, ...OTHERS]);
  });
});

describe('delete', () => {
  test('removes our rule and no other', async () => {
    s3.has('acme-images', [VIEWER, OURS, { ...RULE, ID: 'hasty-cors-other' }, RULE]);
    expect(await handle({ type: 'Delete' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: MADE });
    expect(rules()).toEqual([VIEWER, { ...RULE, ID: 'hasty-cors-other' }, RULE]);
  });

  test('removes the configuration with the last rule', async () => {
    s3.has('acme-images', [OURS]);
    expect(await handle({ type: 'Delete' })).toMatchObject({ Status: 'SUCCESS' });
    expect(writes()).toEqual(['delete acme-images']);
    expect(rules()).toEqual([]);
  });

  test.each([
    ['no rule of ours', (buckets: FakeCorsBuckets) => buckets.has('acme-images', OTHERS)],
    ['no rules at all', (buckets: FakeCorsBuckets) => buckets.has('acme-images', [])],
    ['no such bucket any more', () => {}],
  ])('succeeds and writes nothing where there is %s', async (_, given) => {
    given(s3);
    expect(await handle({ type: 'Delete' })).toMatchObject({ Status: 'SUCCESS' });
    expect(writes()).toEqual([]);
  });

  test('does nothing for a resource that was never made, whose id CloudFormation made up', async () => {
    s3.has('acme-images', [OURS]);
    expect(await handle({ type: 'Delete', physicalId: 'stack-Rule-1ABC' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'stack-Rule-1ABC' });
    expect(s3.calls).toEqual([]);
  });
});

describe('an id that is not one of ours', () => {
  const NAMELESS = [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }];

  test.each([undefined, '', 'viewer'])('is refused, so that no rule of others can be taken for ours: %s', async (id) => {
    s3.has('acme-images', [...NAMELESS, VIEWER]);
    expect(await handle({ type: 'Create', id: id as string })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('RuleId is not ours') });
    expect(await handle({ type: 'Delete', physicalId: `acme-images|${id}` })).toMatchObject({ Status: 'SUCCESS' });
    expect(s3.calls).toEqual([]);
    expect(rules()).toEqual([...NAMELESS, VIEWER]);
  });
});

describe('a dry run', () => {
  test.each<[string, ApiRule[], string]>([
    ['would be added, beside 2 others', OTHERS, 'no rule'],
    ['would be changed, beside 2 others', [{ ...OURS, MaxAgeSeconds: 1 }, ...OTHERS], 'another rule'],
    ['would be unchanged', [OURS, ...OTHERS], 'the rule'],
  ])('says that it %s, and writes nothing', async (change, there) => {
    s3.has('acme-images', there);
    expect(await handle({ type: 'Create', dryRun: true })).toMatchObject({ Status: 'SUCCESS', Data: { Change: `${ID} ${change}` } });
    expect(writes()).toEqual([]);
  });

  test('writes nothing either when it goes', async () => {
    s3.has('acme-images', [OURS]);
    expect(await handle({ type: 'Delete', dryRun: true })).toMatchObject({ Status: 'SUCCESS' });
    expect(s3.calls).toEqual([]);
  });
});

describe('a failure', () => {
  const fail = (times: number, name: string, on = /./) => {
    let left = times;
    s3.onCall = (call) => { if (on.test(call) && left-- > 0) throw failure(name); };
  };

  test.each(['AccessDenied', 'OperationAborted', 'SlowDown', 'InternalError', 'ServiceUnavailable'])('that passes is waited for: %s', async (name) => {
    s3.has('acme-images', OTHERS);
    fail(3, name);
    expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
    expect(rules()).toEqual([OURS, ...OTHERS]);
  });

  test('that passes does not have a list written that was read before it: what others wrote in the meantime stays', async () => {
    s3.has('acme-images', [VIEWER]);
    let first = true;
    s3.onCall = (call) => {
      if (!first || !call.startsWith('put')) return;
      first = false;
      s3.has('acme-images', OTHERS);
      throw failure('ServiceUnavailable');
    };
    expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
    expect(rules()).toEqual([OURS, ...OTHERS]);
    expect(s3.settings).toEqual({ followRegionRedirects: true, maxAttempts: 1 }); // or the SDK itself would write the old list again
  });

  test('after the rule was written has the rule taken out, once that is allowed', async () => {
    s3.has('acme-images', OTHERS);
    s3.onCall = (call) => { if (call.startsWith('get') && writes().length > 0) throw failure('AccessDenied'); };
    expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'FAILED', PhysicalResourceId: MADE });
    s3.onCall = () => {};
    await handle({ type: 'Delete' });
    expect(rules()).toEqual(OTHERS);
  });

  test.each(['get', 'put'])('AccessDenied on %s that does not pass is told before the 45 seconds are over, with what to look at', async (call) => {
    s3.has('acme-images', OTHERS);
    fail(Infinity, 'AccessDenied', new RegExp(call));
    expect(await handle({ type: 'Create' })).toEqual({
      Status: 'FAILED',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Rule',
      PhysicalResourceId: 'none', // so that the rollback, which is denied too, has nothing to take out
      Reason: 'CORS rules of acme-images: AccessDenied: AccessDenied: it must be in this account, and not deny s3:GetBucketCORS or s3:PutBucketCORS',
    });
    expect(Date.now()).toBeGreaterThan(30_000);
    expect(Date.now()).toBeLessThan(45_100);
    expect(rules()).toEqual(OTHERS);
  });

  test('in a bucket that somebody else owns now is one', async () => {
    s3.has('acme-images', OTHERS);
    const owned = s3.getBucketCors.bind(s3);
    s3.getBucketCors = (input: any) => owned({ ...input, ExpectedBucketOwner: input.ExpectedBucketOwner === '111122223333' ? '444455556666' : '' });
    expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('it must be in this account') });
    expect(rules()).toEqual(OTHERS);
  });

  test.each([['Create' as const], ['Update' as const]])('to find the bucket is told at once: %s', async (type) => {
    expect(await handle({ type })).toMatchObject({ Status: 'FAILED', PhysicalResourceId: MADE, Reason: expect.stringMatching(/^CORS rules of acme-images: NoSuchBucket: The specified bucket does not exist$/) });
    expect(s3.calls).toEqual(['get acme-images']);
  });

  test('to answer in time is told as such', async () => {
    s3.has('acme-images', OTHERS);
    fail(1, 'AbortError');
    expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('S3 did not answer in time') });
  });

  test('with a long message fits into an answer', async () => {
    s3.has('acme-images', []);
    s3.onCall = () => { throw failure('Odd', 'x'.repeat(10_000)); };
    expect((await handle({ type: 'Create' })).Reason).toMatch(/^CORS rules of acme-images: Odd: x{999}$/);
  });

  test('of an update keeps the id of what is there', async () => {
    s3.has('acme-old', [OURS]);
    expect(await handle({ type: 'Update', bucket: 'acme-images', physicalId: `acme-old|${ID}` })).toMatchObject({ Status: 'FAILED', PhysicalResourceId: `acme-old|${ID}` });
    expect(s3.rulesOf('acme-old')).toEqual([OURS]);
  });

  test('a bucket with 100 rules gets no 101st, and one with 99 gets the 100th', async () => {
    const many = Array.from({ length: 100 }, (_, n): ApiRule => ({ ...VIEWER, ID: `viewer-${n}` }));
    s3.has('acme-images', many);
    expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('S3 allows 100, and there are as many; merge some') });
    expect(rules()).toEqual(many);
    s3.has('acme-images', many.slice(1));
    expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
    expect(rules()).toEqual([OURS, ...many.slice(1)]);
  });

  test('to keep the rule, since something replaces the rules at every turn, is told', async () => {
    s3.has('acme-images', OTHERS);
    s3.onCall = (call) => { if (call.startsWith('get')) s3.has('acme-images', OTHERS); };
    expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('others keep replacing them') });
    expect(rules()).toEqual(expect.arrayContaining(OTHERS));
  });
});

test('a list that S3 answers late with, as before the write, is waited for', async () => {
  s3.has('acme-images', OTHERS);
  const read = s3.getBucketCors.bind(s3);
  let stale = 3;
  s3.getBucketCors = async (input: any) => stale-- > 0 ? { CORSRules: structuredClone(OTHERS) } : read(input);
  expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
  expect(rules()).toEqual([OURS, ...OTHERS]);
});

test('after a write the list is read until it is the same twice, at least two seconds apart: once may be what a stale list is about to replace', async () => {
  s3.has('acme-images', OTHERS);
  const looks: number[] = [];
  s3.onCall = (call) => {
    if (call.startsWith('get') && writes().length > 0) looks.push(Date.now());
    if (looks.length === 2) s3.has('acme-images', [OURS, UPLOADS]); // someone takes a rule out, before it is read the second time
  };
  expect(await handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
  expect(writes()).toEqual(['put acme-images']);
  expect(looks).toHaveLength(3);
  for (const look of [1, 2]) expect(looks[look] - looks[look - 1]).toBeGreaterThanOrEqual(2000);
});
