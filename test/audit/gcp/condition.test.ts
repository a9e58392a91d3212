import { Condition, GcsRequest, holds, partsOf, readCondition } from '../../../src/audit/gcp/condition';

const TIME = Date.parse('2026-11-22T00:00:00Z');
const object: GcsRequest = { type: 'Object', name: 'projects/_/buckets/b/objects/street/a.png', time: TIME };
const list = (listPrefix?: string): GcsRequest => ({ type: 'Bucket', name: 'projects/_/buckets/b', listPrefix, time: TIME });
const PREFIX = 'api.getAttribute("storage.googleapis.com/objectListPrefix", "")';

describe('a condition', () => {
  test.each<[string, GcsRequest, boolean | undefined]>([
    ['resource.name.startsWith("projects/_/buckets/b/objects/street/")', object, true],
    ['resource.name.startsWith("projects/_/buckets/b/objects/street/")', list('street/'), false],
    ['resource.name.endsWith(".png")', object, true],
    ['resource.name != "projects/_/buckets/b"', list(), false],
    ['resource.type == "storage.googleapis.com/Object"', object, true],
    ['resource.type == "storage.googleapis.com/Object"', list(), false],
    ['"storage.googleapis.com" == resource.service', object, true],
    [`${PREFIX}.startsWith("street/")`, list('street/2026/'), true],
    [`${PREFIX}.startsWith("street/")`, list('street'), false],
    [`${PREFIX}.startsWith("street/")`, list(), false],
    [`${PREFIX} == ""`, list(), true],
    [`${PREFIX}.startsWith("street/")`, object, false],
    [`${PREFIX.replace('""', '"street/"')}.startsWith("street/")`, object, true],
    ['request.time < timestamp("2026-11-22T00:00:00Z")', object, false],
    ['request.time <= timestamp("2026-11-22T01:00:00+01:00")', object, true],
    ['request.time > timestamp("2026-11-21T00:00:00Z")', object, true],
    ['timestamp("2026-11-22T00:00:00Z") >= request.time', object, true],
    ['request.time >= timestamp("2026-11-22T00:00:00.5Z")', object, false],
    ['true && !false', object, true],
    ['resource.matchTag("a", "b")', object, undefined],
    ['resource.matchTag("a", "b") && false', object, false],
    ['resource.matchTag("a", "b") || true', object, true],
    ['!resource.matchTag("a", "b")', object, undefined],
    ['resource.name.contains("street")', object, undefined],
    ['resource.name.matches("street")', object, undefined],
    ['resource.name.extract("/objects/{a}/") == "street"', object, undefined],
    ['request.time < timestamp("tomorrow")', object, undefined],
    ['request.time.getFullYear("Europe/Berlin") < x', object, undefined],
    ['api.getAttribute("other", "") == ""', object, undefined],
    ['origin.ip == "192.0.2.1"', object, undefined],
    ['not a condition', object, undefined],
  ])('%s', (expression, request, expected) => {
    expect(holds(readCondition(expression), request)).toBe(expected);
  });

  test('names the part that is not understood', () => {
    const [, , unknown] = partsOf(readCondition('true && resource.matchTag("a", "b")')) as Extract<Condition, { kind: 'unknown' }>[];
    expect(unknown.why).toBe('the condition `resource.matchTag("a", "b")`');
  });
});
