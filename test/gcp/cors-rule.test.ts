import { StorageBucketCors } from '@cdktf/provider-google/lib/storage-bucket';
import { TerraformVariable } from 'cdktf';
import { checkOtherCors, hastyRule, sameRule, withRuleFirst } from '../../src/gcp/cors-rule';
import { deepFreeze } from '../support/freeze';
import { gcpStack } from '../support/gcp';

const OURS = hastyRule(['https://app.hasty.ai']);
const PUT: StorageBucketCors = { origin: ['https://upload.acme.example'], method: ['PUT'], responseHeader: ['ETag'], maxAgeSeconds: 60 };
const OPEN: StorageBucketCors = { origin: ['*'], method: ['GET'] };

test("Hasty's rule is that of the tutorial", () => {
  expect(OURS).toEqual({ origin: ['https://app.hasty.ai'], method: ['GET'], responseHeader: ['Content-Type'], maxAgeSeconds: 3600 });
});

describe("Hasty's rule among others", () => {
  test('is first, since GCS answers by the first rule that matches, and the others stay as they are', () => {
    expect(withRuleFirst(deepFreeze([PUT, OPEN]), OURS)).toEqual([OURS, PUT, OPEN]);
  });

  test('is not written twice', () => {
    expect(withRuleFirst([OPEN, { ...OURS, responseHeader: ['content-type'] }, PUT], OURS)).toEqual([OURS, OPEN, PUT]);
  });
});

describe('two rules', () => {
  const rule: StorageBucketCors = { origin: ['https://a.example', 'https://b.example'], method: ['GET', 'HEAD'], responseHeader: ['X-B', 'x-a'], maxAgeSeconds: 60 };

  test.each<[string, StorageBucketCors]>([
    ['order', { ...rule, origin: ['https://b.example', 'https://a.example'], method: ['HEAD', 'GET'], responseHeader: ['x-a', 'X-B'] }],
    ['repetition', { ...rule, method: ['GET', 'HEAD', 'GET'] }],
    ['case of header names', { ...rule, responseHeader: ['x-b', 'X-A'] }],
  ])('are the same whatever the %s', (_, other) => {
    expect(sameRule(rule, other)).toBe(true);
  });

  test.each<[string, StorageBucketCors]>([
    ['origins', { ...rule, origin: ['https://a.example'] }],
    ['methods', { ...rule, method: ['GET'] }],
    ['response headers', { ...rule, responseHeader: undefined }],
    ['ages', { ...rule, maxAgeSeconds: undefined }],
  ])('differ by their %s', (_, other) => {
    expect(sameRule(rule, other)).toBe(false);
  });
});

describe("others' rules", () => {
  const token = () => new TerraformVariable(gcpStack(), 'Token', {});

  test.each<[string, StorageBucketCors]>([
    ['exact origins', PUT],
    ['all origins', OPEN],
    ['a plain-text origin with a port', { origin: ['http://localhost:8080'], method: ['GET'] }],
    ['subdomains', { origin: ['https://*.acme.example'], method: ['*'], responseHeader: ['*'], maxAgeSeconds: 0 }],
    ['headers by their beginning', { origin: ['*'], method: ['GET'], responseHeader: ['x-goog-meta-*'] }],
  ])('may have %s, and stay as they are', (_, rule) => {
    expect(checkOtherCors(deepFreeze([rule]))).toEqual([rule]);
  });

  test('may have values that only Terraform knows', () => {
    const [value, list, age] = [token().stringValue, token().listValue, token().numberValue];
    const rules = [
      { origin: [value], method: [value], responseHeader: [value], maxAgeSeconds: age },
      { origin: list, method: list, responseHeader: list },
    ];
    expect(checkOtherCors(rules)).toBe(rules);
  });

  test.each<[string, StorageBucketCors, string]>([
    ['origins without a scheme', { origin: ['acme.example'], method: ['GET'] }, '`origin` of a rule in `otherCorsRules` must be * or a scheme and a host, such as https://viewer.acme.example, got: "acme.example"'],
    ['origins with a path', { origin: ['https://acme.example/'], method: ['GET'] }, '`origin`'],
    ['no origins', { method: ['GET'] }, '`origin`'],
    ['an empty list of origins', { origin: [], method: ['GET'] }, '`origin` of a rule in `otherCorsRules` must be * or a scheme and a host, such as https://viewer.acme.example, got: []'],
    ['methods that there are not', { origin: ['*'], method: ['FETCH'] }, '`method` of a rule in `otherCorsRules` must be one of *, GET, HEAD, PUT, POST, DELETE, OPTIONS, PATCH, got: "FETCH"'],
    ['methods in lower case', { origin: ['*'], method: ['get'] }, '`method`'],
    ['no methods', { origin: ['*'] }, '`method`'],
    ['response headers with spaces', { origin: ['*'], method: ['GET'], responseHeader: ['Content Type'] }, '`responseHeader`'],
    ['an age below 0', { origin: ['*'], method: ['GET'], maxAgeSeconds: -1 }, '`maxAgeSeconds` of a rule in `otherCorsRules` must be a whole number from 0 on, got: -1'],
    ['half seconds', { origin: ['*'], method: ['GET'], maxAgeSeconds: 0.5 }, '`maxAgeSeconds`'],
    ['code of Terraform', { origin: ['https://${path.cwd}'], method: ['GET'] }, '`origin`'],
    ['a template of Terraform', { origin: ['https://%{if'], method: ['GET'] }, '`origin`'],
    ['control characters', { origin: ['https://acme\u0007.example'], method: ['GET'] }, '`origin`'],
  ])('must not have %s', (_, rule, message) => {
    expect(() => checkOtherCors([PUT, rule])).toThrow(message);
  });

  test('must be a list', () => {
    expect(() => checkOtherCors(undefined as any)).toThrow('`otherCorsRules` must be a list of CORS rules, got: undefined; `gsutil cors get gs://BUCKET` prints those of a bucket');
  });
});
