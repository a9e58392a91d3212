import { ID, MADE, OTHERS, OURS, stageHandler, VIEWER } from '../../support/cors-handler';
import { ApiRule, failure } from '../../support/fake-cors-bucket';

const stage = stageHandler();

describe('a failure', () => {
  const fail = (times: number, name: string, on = /./) => {
    let left = times;
    stage.s3.onCall = (call) => { if (on.test(call) && left-- > 0) throw failure(name); };
  };

  test.each(['AccessDenied', 'OperationAborted', 'SlowDown', 'InternalError', 'ServiceUnavailable', 'TimeoutError', 'RequestTimeout'])('that passes is waited for: %s', async (name) => {
    stage.s3.has('acme-images', OTHERS);
    fail(3, name);
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.rules()).toEqual([OURS, ...OTHERS]);
  });

  test('that passes does not have a list written that was read before it: what others wrote in the meantime stays', async () => {
    stage.s3.has('acme-images', [VIEWER]);
    let first = true;
    stage.s3.onCall = (call) => {
      if (!first || !call.startsWith('put')) return;
      first = false;
      stage.s3.has('acme-images', OTHERS);
      throw failure('ServiceUnavailable');
    };
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.rules()).toEqual([OURS, ...OTHERS]);
    expect(stage.s3.settings).toEqual({ followRegionRedirects: true, maxAttempts: 1 }); // or the SDK itself would write the old list again
  });

  test('after the rule was written has the rule taken out, once that is allowed', async () => {
    stage.s3.has('acme-images', OTHERS);
    stage.s3.onCall = (call) => { if (call.startsWith('get') && stage.writes().length > 0) throw failure('AccessDenied'); };
    const { Status, PhysicalResourceId } = await stage.handle({ type: 'Create' });
    expect(Status).toBe('FAILED');
    stage.s3.onCall = () => {};
    await stage.handle({ type: 'Delete', physicalId: PhysicalResourceId });
    expect(stage.rules()).toEqual(OTHERS);
  });

  test.each(['get', 'put'])('AccessDenied on %s that does not pass is told before the 45 seconds are over, with what to look at', async (call) => {
    stage.s3.has('acme-images', OTHERS);
    fail(Infinity, 'AccessDenied', new RegExp(call));
    expect(await stage.handle({ type: 'Create' })).toEqual({
      Status: 'FAILED',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Rule',
      PhysicalResourceId: 'none', // so that the rollback, which is denied too, does not fail by that
      Reason: 'CORS rules of acme-images: AccessDenied: AccessDenied: it must be in this account, and not deny s3:GetBucketCORS or s3:PutBucketCORS',
    });
    expect(Date.now()).toBeGreaterThan(40_900);
    expect(Date.now()).toBeLessThan(45_100);
    expect(stage.rules()).toEqual(OTHERS);
  });

  test('in a bucket that somebody else owns now is one', async () => {
    stage.s3.has('acme-images', OTHERS);
    const owned = stage.s3.getBucketCors.bind(stage.s3);
    stage.s3.getBucketCors = (input: any) => owned({ ...input, ExpectedBucketOwner: input.ExpectedBucketOwner === '111122223333' ? '444455556666' : '' });
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('it must be in this account') });
    expect(stage.rules()).toEqual(OTHERS);
  });

  test.each([['Create' as const], ['Update' as const]])('to find the bucket is told at once: %s', async (type) => {
    expect(await stage.handle({ type })).toMatchObject({ Status: 'FAILED', PhysicalResourceId: MADE, Reason: expect.stringMatching(/^CORS rules of acme-images: NoSuchBucket: The specified bucket does not exist$/) });
    expect(stage.s3.calls).toEqual(['get acme-images']);
  });

  test.each(['getBucketCors', 'putBucketCors'] as const)('of S3 to answer %s is told after 45 seconds, before Lambda would end the function', async (call) => {
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), milliseconds); // by the fake timers
      return controller.signal;
    });
    stage.s3.has('acme-images', OTHERS);
    stage.s3[call] = (_: object, { abortSignal }: any = {}) => new Promise((__, reject) => abortSignal.addEventListener('abort', () => reject(failure('AbortError'))));
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('S3 did not answer in time') });
    expect(Date.now()).toBeGreaterThanOrEqual(45_000);
    expect(Date.now()).toBeLessThan(45_100);
  });

  test('of rights to arrive is no failure until 33 seconds have passed: there is time to write and to look twice', async () => {
    stage.s3.has('acme-images', OTHERS);
    stage.s3.onCall = () => { if (Date.now() < 33_000) throw failure('AccessDenied'); };
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.rules()).toEqual([OURS, ...OTHERS]);
  });

  test('to delete is one, and the id stays, so that CloudFormation can ask again', async () => {
    stage.s3.has('acme-images', [OURS, ...OTHERS]);
    fail(Infinity, 'AccessDenied');
    expect(await stage.handle({ type: 'Delete' })).toMatchObject({ Status: 'FAILED', PhysicalResourceId: MADE, Reason: expect.stringContaining('AccessDenied') });
    expect(stage.rules()).toEqual([OURS, ...OTHERS]);
  });

  test('that S3 answers with, though it did what it was asked, has the rule looked at twice as well', async () => {
    stage.s3.has('acme-images', OTHERS);
    fail(1, 'InternalError', /put/);
    const put = stage.s3.putBucketCors.bind(stage.s3);
    stage.s3.putBucketCors = (input: any) => put(input).catch((error) => {
      stage.s3.has('acme-images', input.CORSConfiguration.CORSRules);
      throw error;
    });
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.s3.calls.map((call) => call.split(' ')[0])).toEqual(['get', 'put', 'get', 'get']);
  });

  test('with a long message fits into an answer', async () => {
    stage.s3.has('acme-images', []);
    stage.s3.onCall = () => { throw failure('Odd', 'x'.repeat(10_000)); };
    expect((await stage.handle({ type: 'Create' })).Reason).toMatch(/^CORS rules of acme-images: Odd: x{999}$/);
  });

  test('of an update keeps the id of what is there', async () => {
    stage.s3.has('acme-old', [OURS]);
    expect(await stage.handle({ type: 'Update', bucket: 'acme-images', physicalId: `acme-old|${ID}` })).toMatchObject({ Status: 'FAILED', PhysicalResourceId: `acme-old|${ID}` });
    expect(stage.s3.rulesOf('acme-old')).toEqual([OURS]);
  });

  test('a bucket with 100 rules gets no 101st, and one with 99 gets the 100th', async () => {
    const many = Array.from({ length: 100 }, (_, n): ApiRule => ({ ...VIEWER, ID: `viewer-${n}` }));
    stage.s3.has('acme-images', many);
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('S3 allows 100; merge some') });
    expect(stage.rules()).toEqual(many);
    stage.s3.has('acme-images', many.slice(1));
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.rules()).toEqual([OURS, ...many.slice(1)]);
  });

  test('to keep the rule, since something replaces the rules at every turn, is told', async () => {
    stage.s3.has('acme-images', OTHERS);
    stage.s3.onCall = (call) => { if (call.startsWith('get')) stage.s3.has('acme-images', OTHERS); };
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('others keep replacing them') });
    expect(stage.rules()).toEqual(expect.arrayContaining(OTHERS));
  });
});
