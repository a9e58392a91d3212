import { OTHERS, OURS, stageHandler, UPLOADS, VIEWER } from '../../support/cors-handler';
import { failure } from '../../support/fake-cors-bucket';

const stage = stageHandler();

test('a list that S3 answers late with, as before the write, is waited for', async () => {
  stage.s3.has('acme-images', OTHERS);
  const read = stage.s3.getBucketCors.bind(stage.s3);
  let stale = 3;
  stage.s3.getBucketCors = async (input: any) => stale-- > 0 ? { CORSRules: structuredClone(OTHERS) } : read(input);
  expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
  expect(stage.rules()).toEqual([OURS, ...OTHERS]);
});

describe('the function looks', () => {
  const looks = (each: (nth: number) => void = () => {}) => {
    const times: number[] = [];
    stage.s3.onCall = (call) => { if (call.startsWith('get')) each(times.push(Date.now())); };
    return times;
  };
  const gaps = (times: number[]) => times.slice(1).map((time, n) => (time - times[n]) / 1000); // seconds

  test('until the list is the same twice, two seconds apart or more: found once, our rule may be about to be replaced by a list read before', async () => {
    stage.s3.has('acme-images', OTHERS);
    const times = looks((nth) => { if (nth === 3) stage.s3.has('acme-images', [OURS, UPLOADS]); }); // someone takes a rule out
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.writes()).toEqual(['put acme-images']);
    expect(times).toHaveLength(4);
    for (const gap of gaps(times).slice(1)) expect(gap).toBeGreaterThanOrEqual(2);
  });

  test('twice after each write: what it found before its rule was taken out does not count', async () => {
    stage.s3.has('acme-images', OTHERS);
    looks((nth) => { if (nth === 3) stage.s3.has('acme-images', OTHERS); });
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.s3.calls.map((call) => call.split(' ')[0])).toEqual(['get', 'put', 'get', 'get', 'put', 'get', 'get']);
  });

  test.each([['Update' as const, [OURS]], ['Delete' as const, [VIEWER]]])('twice where there is nothing to do, too: %s', async (type, there) => {
    stage.s3.has('acme-images', there);
    const times = looks();
    await stage.handle({ type });
    expect(times).toHaveLength(2);
    expect(stage.writes()).toEqual([]);
  });

  test('once in a dry run, which waits for nothing', async () => {
    stage.s3.has('acme-images', OTHERS);
    const times = looks();
    await stage.handle({ type: 'Create', dryRun: true });
    expect(times).toHaveLength(1);
  });

  test.each([
    ['others replace the rules', OTHERS, 0, [1, 2, 2]],
    ['others replace the rules', OTHERS, 0.999, [2, 4, 4]],
    ['S3 refuses, so that rights that arrive are seen soon', undefined, 0, [1, 2, 2]],
    ['S3 refuses, so that rights that arrive are seen soon', undefined, 0.999, [2, 4, 4]],
  ])('after one to two seconds, then every two to four, while %s', async (_, there, jitter, expected) => {
    jest.spyOn(Math, 'random').mockReturnValue(jitter);
    stage.s3.has('acme-images', OTHERS);
    const times = looks(() => {
      if (!there) throw failure('AccessDenied');
      stage.s3.has('acme-images', there);
    });
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'FAILED' });
    gaps(times).slice(0, 3).forEach((gap, n) => expect(gap).toBeCloseTo(expected[n], 0));
  });
});
