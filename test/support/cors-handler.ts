import { ApiRule, FakeCorsBuckets } from './fake-cors-bucket';

/** What CloudFormation sends, but for what is the same in all tests. */
export interface CorsEvent {
  readonly type: 'Create' | 'Update' | 'Delete';
  readonly bucket?: string;
  readonly id?: string;
  readonly rule?: ApiRule;
  readonly physicalId?: string;
  readonly dryRun?: boolean;
}

/** The rule that Hasty's app needs, in the words of the S3 API. */
export const RULE: ApiRule = {
  AllowedHeaders: ['Authorization'],
  AllowedMethods: ['GET', 'HEAD'],
  AllowedOrigins: ['https://app.hasty.ai'],
  ExposeHeaders: ['Access-Control-Allow-Origin'],
};

export const ID = 'hasty-cors-0123456789ab-11111111-2222-3333-4444-555555555555';

/** The rules of others, in a bucket that our handler comes to. */
export const VIEWER: ApiRule = { ID: 'viewer', AllowedMethods: ['GET'], AllowedOrigins: ['*'], MaxAgeSeconds: 600 };
export const UPLOADS: ApiRule = { AllowedMethods: ['PUT', 'POST'], AllowedOrigins: ['https://uploads.acme.example'], AllowedHeaders: ['*'], ExposeHeaders: ['ETag'] };
export const OTHERS = [VIEWER, UPLOADS];

/** What the handler makes of a request for the rule: the rule, and CloudFormation's id of it. */
export const OURS = { ...RULE, ID };
export const MADE = `acme-images|${ID}`;

const answers: string[] = []; // of all handlers
let asked = 0;

/** Our handler, as Lambda would load it, with S3 and CloudFormation in its place. Its time is that of the fake timers. */
export function corsHandler(s3: FakeCorsBuckets): (event: CorsEvent) => Promise<any> {
  let handler: any;
  jest.isolateModules(() => {
    jest.doMock('@aws-sdk/client-s3', () => ({
      S3: function (settings: object) {
        s3.settings = settings;
        return s3;
      },
    }));
    ({ handler } = jest.requireActual('../../src/aws/existing-bucket-cors/handler'));
  });
  jest.spyOn(console, 'log').mockImplementation();
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (url, init: any) => {
    expect(init).toMatchObject({ method: 'PUT', headers: { 'content-type': '' } });
    expect(init.body.length).toBeLessThanOrEqual(4096); // more is refused
    answers[Number(new URL(String(url)).hash.slice(1))] = init.body;
    return new Response();
  });
  return async ({ type, bucket = 'acme-images', rule = RULE, physicalId, dryRun, ...given }) => {
    const n = asked++;
    const id = 'id' in given ? given.id : ID;
    await handler({
      RequestType: type,
      ResponseURL: `https://cloudformation.example/answer#${n}`,
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Rule',
      PhysicalResourceId: physicalId ?? (type === 'Create' ? undefined : `${bucket}|${id}`),
      ResourceProperties: { BucketName: bucket, ExpectedBucketOwner: '111122223333', RuleId: id, Rule: JSON.stringify(rule), ...(dryRun && { DryRun: 'true' }) },
    }, { logStreamName: 'stream' });
    return JSON.parse(answers[n]);
  };
}

/** Lets time pass until a promise is settled, however long it takes by the clock. */
export async function inTime<T>(promise: Promise<T>): Promise<T> {
  let settled = false;
  const end = () => { settled = true; };
  promise.then(end, end);
  while (!settled) await jest.advanceTimersByTimeAsync(10);
  return promise;
}

/** A handler and its S3, new for each test, in a time that passes at once. */
export function stageHandler() {
  const stage = {
    s3: new FakeCorsBuckets(),
    handle: undefined as unknown as (event: CorsEvent) => Promise<any>,
    rules: () => stage.s3.rulesOf('acme-images'),
    writes: () => stage.s3.calls.filter((call) => !call.startsWith('get')),
  };
  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
    stage.s3 = new FakeCorsBuckets();
    const send = corsHandler(stage.s3);
    stage.handle = (event) => inTime(send(event));
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });
  return stage;
}
