import * as fc from 'fast-check';
import { CorsEvent, corsHandler, inTime, RULE } from '../../support/cors-handler';
import { ApiRule, FakeCorsBuckets } from '../../support/fake-cors-bucket';

beforeEach(() => jest.useFakeTimers({ now: 0 }));
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const origin = fc.constantFrom('*', 'https://app.hasty.ai', 'https://viewer.acme.example', 'http://localhost:3000');
const otherRule: fc.Arbitrary<ApiRule> = fc.record({
  ID: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }),
  AllowedMethods: fc.array(fc.constantFrom('GET', 'HEAD', 'PUT'), { minLength: 1, maxLength: 2 }),
  AllowedOrigins: fc.array(origin, { minLength: 1, maxLength: 2 }),
  AllowedHeaders: fc.option(fc.array(fc.constantFrom('*', 'Authorization', 'Range'), { maxLength: 2 }), { nil: undefined }),
  MaxAgeSeconds: fc.option(fc.nat(600), { nil: undefined }),
}).map((rule) => JSON.parse(JSON.stringify(rule))); // S3 leaves out what is not set

const isOurs = ({ ID }: ApiRule) => ID?.startsWith('hasty-cors-') ?? false;
const others = (s3: FakeCorsBuckets) => s3.rulesOf('acme-images').filter((rule) => !isOurs(rule));
const ours = (s3: FakeCorsBuckets) => s3.rulesOf('acme-images').filter(isOurs).map(({ ID }) => ID).sort();

test('any sequence of events leaves the rules of others as they were, and ours first exactly when it should be there', async () => {
  const event = fc.constantFrom<CorsEvent>({ type: 'Create' }, { type: 'Update' }, { type: 'Update', rule: { ...RULE, MaxAgeSeconds: 60 } }, { type: 'Delete' });
  await fc.assert(fc.asyncProperty(fc.array(otherRule, { maxLength: 5 }), fc.array(event, { maxLength: 5 }), async (given, events) => {
    const s3 = new FakeCorsBuckets();
    const handle = corsHandler(s3);
    s3.has('acme-images', structuredClone(given));
    for (const one of events) {
      expect(await inTime(handle(one))).toMatchObject({ Status: 'SUCCESS' });
      expect(others(s3)).toEqual(given);
      expect(isOurs(s3.rulesOf('acme-images')[0] ?? {})).toBe(one.type !== 'Delete');
    }
  }), { numRuns: 50 });
});

const id = (name: string | number) => `hasty-cors-${name}`;
const ruleOf = (name: string | number): ApiRule => ({ ...RULE, ID: id(name) });

test('stacks that write at the same time lose neither each other\'s rules nor those of others, whenever each call arrives', async () => {
  const stacks = fc.array(fc.record({ creates: fc.boolean(), starts: fc.nat(1500) }), { minLength: 2, maxLength: 6 });
  const latencies = fc.infiniteStream(fc.integer({ min: 1, max: 400 })); // milliseconds, each way
  const jitters = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
  const rules = fc.array(otherRule, { maxLength: 3 });
  await fc.assert(fc.asyncProperty(rules, stacks, latencies, jitters, async (given, writers, latency, jitter) => {
    const s3 = new FakeCorsBuckets();
    const handle = corsHandler(s3);
    s3.latency = () => latency.next().value;
    jest.spyOn(Math, 'random').mockImplementation(() => jitter.next().value);
    s3.has('acme-images', [...writers.flatMap(({ creates }, n) => creates ? [] : [ruleOf(n)]), ...structuredClone(given)]);
    const answers = await inTime(Promise.all(writers.map(async ({ creates, starts }, n) => {
      await new Promise((resolve) => setTimeout(resolve, starts));
      return handle({ type: creates ? 'Create' : 'Delete', id: id(n) });
    })));
    expect(answers.map(({ Status }) => Status)).toEqual(writers.map(() => 'SUCCESS'));
    expect(others(s3)).toEqual(given);
    expect(ours(s3)).toEqual(writers.flatMap(({ creates }, n) => creates ? [id(n)] : []));
  }), { numRuns: 150, endOnFailure: true });
}, 60_000);

test('a rule that a stale list takes out, a second puts back and a third takes out again after its stack has looked, is put back', async () => {
  const s3 = new FakeCorsBuckets();
  s3.has('acme-images', [ruleOf('a'), ruleOf('b'), ruleOf('c'), { ...RULE, ID: 'other' }]);
  jest.spyOn(Math, 'random').mockReturnValue(0); // each looks as soon as it may
  const write = async (type: 'Create' | 'Delete', name: string, starts: number, ...travels: number[]) => {
    const handle = corsHandler(Object.assign(Object.create(s3), { latency: () => travels.shift() ?? 20 }));
    await new Promise((resolve) => setTimeout(resolve, starts));
    return handle({ type, id: id(name) });
  };
  const answers = Promise.all([ // milliseconds: start, read (there and back), write (there and back)
    write('Create', 'ours', 0, 20, 10, 10, 20), // writes at 40, looks at 1080
    write('Delete', 'a', 0, 30, 400, 400, 20), // reads at 30, before ours is there; writes at 830
    write('Delete', 'b', 0, 300, 300, 400, 20), // reads at 300, with ours; writes at 1000
    write('Delete', 'c', 500, 400, 300, 300, 20), // reads at 900, without ours; writes at 1500
  ]);
  const oursAt: Record<number, boolean> = {};
  for (const time of [50, 840, 1080, 1510]) {
    await jest.advanceTimersByTimeAsync(time - Date.now());
    oursAt[time] = ours(s3).includes(id('ours'));
  }
  expect(oursAt).toEqual({ 50: true, 840: false, 1080: true, 1510: false });
  expect((await inTime(answers)).map(({ Status }) => Status)).toEqual(Array(4).fill('SUCCESS'));
  expect(s3.rulesOf('acme-images').map(({ ID }) => ID)).toEqual([id('ours'), 'other']);
});

test('and would lose some if they did not read again: the fake S3 lets the last writer win', async () => {
  const s3 = new FakeCorsBuckets();
  s3.has('acme-images', [{ ...RULE, ID: 'other' }]);
  const at = { Bucket: 'acme-images', ExpectedBucketOwner: '111122223333' };
  const naive = async (ID: string) => {
    const { CORSRules }: any = await s3.getBucketCors(at);
    await s3.putBucketCors({ ...at, CORSConfiguration: { CORSRules: [{ ...RULE, ID }, ...CORSRules] } });
  };
  await inTime(Promise.all([naive('one'), naive('two')]));
  expect(s3.rulesOf('acme-images').map(({ ID }) => ID)).toEqual(['two', 'other']);
});
