import { statSync } from 'node:fs';
import { join } from 'node:path';
import { corsHandler, ID, inTime, MADE, OTHERS, OURS, RULE, stageHandler, UPLOADS, VIEWER } from '../../support/cors-handler';
import { ApiRule, failure, FakeCorsBuckets } from '../../support/fake-cors-bucket';

const stage = stageHandler();

test('the code is short enough to be read in the template: under 4 kB', () => {
  expect(statSync(join(__dirname, '../../../src/aws/existing-bucket-cors/handler.js')).size).toBeLessThan(4000);
});

describe('create', () => {
  test('puts our rule first, keeps the others in content and order, and tells what it did', async () => {
    stage.s3.has('acme-images', OTHERS);
    expect(await stage.handle({ type: 'Create' })).toEqual({
      Status: 'SUCCESS', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Rule', PhysicalResourceId: MADE, Data: { Change: `${ID} added, beside 2 others` },
    });
    expect(stage.rules()).toEqual([OURS, ...OTHERS]);
  });

  test('makes the first rule of a bucket', async () => {
    stage.s3.has('acme-images', []);
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS', Data: { Change: `${ID} added, beside 0 others` } });
    expect(stage.rules()).toEqual([OURS]);
  });

  test('leaves an equal rule that was made by hand', async () => {
    stage.s3.has('acme-images', [VIEWER, RULE]);
    await stage.handle({ type: 'Create' });
    expect(stage.rules()).toEqual([OURS, VIEWER, RULE]);
  });

  test('writes nothing where it was done before, as when CloudFormation asks twice', async () => {
    stage.s3.has('acme-images', [OURS, ...OTHERS]);
    expect(await stage.handle({ type: 'Create' })).toMatchObject({ Status: 'SUCCESS', Data: { Change: `${ID} unchanged` } });
    expect(stage.writes()).toEqual([]);
  });

  test('goes behind the rules that other stacks keep for Hasty, where they are first, so that two stacks do not contend for the place', async () => {
    const other = { ...RULE, ID: 'hasty-cors-other' };
    stage.s3.has('acme-images', [other, OURS, VIEWER]);
    await stage.handle({ type: 'Update' });
    expect(stage.writes()).toEqual([]);
    stage.s3.has('acme-images', [other, VIEWER]);
    await stage.handle({ type: 'Create' });
    expect(stage.rules()).toEqual([OURS, other, VIEWER]);
  });
});

describe('update', () => {
  test('replaces our rule in its place', async () => {
    stage.s3.has('acme-images', [OURS, ...OTHERS]);
    const rule = { ...RULE, AllowedOrigins: ['https://app.hasty.ai', 'https://hasty.acme.example'] };
    expect(await stage.handle({ type: 'Update', rule })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: MADE, Data: { Change: `${ID} changed, beside 2 others` } });
    expect(stage.rules()).toEqual([{ ...rule, ID }, ...OTHERS]);
  });

  test('puts our rule first again, where another was put before it', async () => {
    stage.s3.has('acme-images', [VIEWER, OURS, UPLOADS]);
    await stage.handle({ type: 'Update' });
    expect(stage.rules()).toEqual([OURS, ...OTHERS]);
    stage.s3.has('acme-images', [{ ...RULE, ID: 'hasty-cors-other' }, VIEWER, OURS]); // also behind another stack's
    await stage.handle({ type: 'Update' });
    expect(stage.rules()[0]).toEqual(OURS);
  });

  test.each<[string, Partial<ApiRule>]>([
    ['headers', { AllowedHeaders: ['Range'] }],
    ['methods', { AllowedMethods: ['GET'] }],
    ['origins', { AllowedOrigins: ['https://viewer.acme.example'] }],
    ['exposed headers', { ExposeHeaders: ['ETag'] }],
    ['age', { MaxAgeSeconds: 60 }],
  ])('mends our rule, where somebody changed its %s alone', async (_, change) => {
    stage.s3.has('acme-images', [{ ...OURS, ...change }, ...OTHERS]);
    await stage.handle({ type: 'Update' });
    expect(stage.rules()).toEqual([OURS, ...OTHERS]);
  });

  test('puts our rule back, where it was removed', async () => {
    stage.s3.has('acme-images', OTHERS);
    await stage.handle({ type: 'Update' });
    expect(stage.rules()).toEqual([OURS, ...OTHERS]);
  });

  test('to another bucket answers with another id, so that CloudFormation has the old rule removed, and says where it may be left', async () => {
    stage.s3.has('acme-images', OTHERS);
    stage.s3.has('acme-old', [OURS]);
    const answer = await stage.handle({ type: 'Update', physicalId: `acme-old|${ID}` });
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: MADE, Data: { Change: `${ID} added, beside 2 others; acme-old|${ID} may be left behind` } });
    expect(stage.s3.rulesOf('acme-old')).toEqual([OURS]);
    await stage.handle({ type: 'Delete', physicalId: `acme-old|${ID}` });
    expect(stage.s3.rulesOf('acme-old')).toEqual([]);
    expect(stage.rules()).toEqual([OURS, ...OTHERS]);
  });
});

describe('delete', () => {
  test('removes our rule and no other', async () => {
    stage.s3.has('acme-images', [VIEWER, OURS, { ...RULE, ID: 'hasty-cors-other' }, RULE]);
    expect(await stage.handle({ type: 'Delete' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: MADE });
    expect(stage.rules()).toEqual([VIEWER, { ...RULE, ID: 'hasty-cors-other' }, RULE]);
  });

  test('removes the configuration with the last rule', async () => {
    stage.s3.has('acme-images', [OURS]);
    expect(await stage.handle({ type: 'Delete' })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.writes()).toEqual(['delete acme-images']);
    expect(stage.rules()).toEqual([]);
  });

  test.each([
    ['no rule of ours', (buckets: FakeCorsBuckets) => buckets.has('acme-images', OTHERS)],
    ['no rules at all', (buckets: FakeCorsBuckets) => buckets.has('acme-images', [])],
    ['no such bucket any more', () => {}],
  ])('succeeds and writes nothing where there is %s', async (_, given) => {
    given(stage.s3);
    expect(await stage.handle({ type: 'Delete' })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.writes()).toEqual([]);
  });

  test.each([['was denied', 'none'], ['did not answer, so that CloudFormation made an id up', 'stack-Rule-1ABC']])('takes out what may be left by a Create that %s', async (_, physicalId) => {
    stage.s3.has('acme-images', [OURS, ...OTHERS]);
    expect(await stage.handle({ type: 'Delete', physicalId })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: physicalId });
    expect(stage.rules()).toEqual(OTHERS);
  });

  test('waits for a Create that CloudFormation does not wait for, as when another resource of the stack fails', async () => {
    stage.s3.has('acme-images', OTHERS);
    const send = corsHandler(stage.s3);
    const answers = inTime(Promise.all([send({ type: 'Create' }), send({ type: 'Delete', physicalId: 'stack-Rule-1ABC' })]));
    expect((await answers).map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS']);
    expect(stage.rules()).toEqual(OTHERS);
    expect(Date.now()).toBeLessThan(20_000);
  });

  test.each(['none', 'stack-Rule-1ABC'])('succeeds for a Create that never had the right to write: %s', async (physicalId) => {
    stage.s3.has('acme-images', OTHERS);
    stage.s3.onCall = () => { throw failure('AccessDenied'); };
    expect(await stage.handle({ type: 'Delete', physicalId })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: physicalId });
    expect(Date.now()).toBeLessThan(55_100); // Lambda would end it after 60 seconds
  });
});

describe('an id that is not one of ours', () => {
  const NAMELESS = [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }];

  test.each([undefined, '', 'viewer', 'my-hasty-cors-viewer'])('is refused, so that no rule of others can be taken for ours: %s', async (id) => {
    stage.s3.has('acme-images', [...NAMELESS, VIEWER]);
    expect(await stage.handle({ type: 'Create', id: id as string })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('RuleId is not ours') });
    expect(await stage.handle({ type: 'Delete', physicalId: `acme-images|${id}` })).toMatchObject({ Status: 'SUCCESS' });
    expect(await stage.handle({ type: 'Delete', id: id as string, physicalId: 'stack-Rule-1ABC' })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.s3.calls).toEqual([]);
    expect(stage.rules()).toEqual([...NAMELESS, VIEWER]);
  });
});

describe('a dry run', () => {
  test.each<[string, ApiRule[], string]>([
    ['would be added, beside 2 others', OTHERS, 'no rule'],
    ['would be changed, beside 2 others', [{ ...OURS, MaxAgeSeconds: 1 }, ...OTHERS], 'another rule'],
    ['would be unchanged', [OURS, ...OTHERS], 'the rule'],
  ])('says that it %s, and writes nothing', async (change, there) => {
    stage.s3.has('acme-images', there);
    expect(await stage.handle({ type: 'Create', dryRun: true })).toMatchObject({ Status: 'SUCCESS', Data: { Change: `${ID} ${change}` } });
    expect(stage.writes()).toEqual([]);
  });

  test('writes nothing either when it goes', async () => {
    stage.s3.has('acme-images', [OURS]);
    expect(await stage.handle({ type: 'Delete', dryRun: true })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.s3.calls).toEqual([]);
  });
});
