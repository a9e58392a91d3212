import { ImportMode, ListingScope } from '../../src/contract';
import {
  accessUntilDoubts, checkFlag, checkInstant, checkNewBucketProps, checkOneOf, checkOrigin, checkPrefixList, checkRoleName, checkSessionSeconds,
  describeScope, externalIdDoubts,
} from '../../src/contract/checks';

// with what the constructs make of these checks: test/aws/inputs-*.test.ts, test/terraform/inputs.test.ts

describe('an ExternalId', () => {
  test.each([
    ['0d1f2a3b-1111-4222-8333-444455556666', []],
    ['0D1F2A3B-1111-4222-8333-444455556666', ['externalIdUpperCase']],
    ['acme-workspace', ['externalIdNotUuid']],
    ['Acme-workspace', ['externalIdNotUuid', 'externalIdUpperCase']],
  ])('is worth a second look unless it is a UUID in lower case: %s', (value, ids) => {
    expect(externalIdDoubts(value).map(({ id }) => id)).toEqual(ids);
  });

  test('that cannot be one is refused', () => {
    expect(() => externalIdDoubts('')).toThrow();
  });
});

describe('the end of access', () => {
  beforeEach(() => jest.useFakeTimers({ now: new Date('2028-12-31T12:00:00Z') }));
  afterEach(() => jest.useRealTimers());

  const doubts = (value: string, mode: ImportMode, isToken = false) => accessUntilDoubts(value, `'${value}'`, mode, isToken).map(({ id }) => id);

  test.each([
    ['2029-01-01T00:00:00Z', ImportMode.COPY, []],
    ['2029-01-01T00:00:00Z', ImportMode.LINK, ['linkEnds']],
    ['2028-12-31T12:00:00Z', ImportMode.COPY, ['accessUntilPast']],
    ['2028-12-31T12:00:00Z', ImportMode.LINK, ['accessUntilPast', 'linkEnds']],
  ])('is worth a second look when it is past, or ends links: %s, %s', (value, mode, ids) => {
    expect(doubts(value, mode)).toEqual(ids);
  });

  test('is not compared with the clock when it is a token', () => {
    expect(doubts('${Token[1]}', ImportMode.COPY, true)).toEqual([]);
    expect(doubts('${Token[1]}', ImportMode.LINK, true)).toEqual(['linkEnds']);
  });
});

describe('a time', () => {
  test('is read in UTC', () => {
    expect(checkInstant('accessUntil', '2028-02-29T23:59:59Z').getTime()).toBe(Date.UTC(2028, 1, 29, 23, 59, 59));
  });

  test.each(['2029-02-29T00:00:00Z', '2029-06-01T24:00:00Z', '2029-06-01', '2029-06-01T00:00:00Z\n', 'x2029-06-01T00:00:00Z', ''])('is refused: %j', (value) => {
    expect(() => checkInstant('time', value)).toThrow(`\`time\` must be a time in UTC such as 2026-12-01T00:00:00Z, got: '${value}'`);
  });
});

describe('a choice', () => {
  test('must be one of those that there are', () => {
    expect(checkOneOf('listing', ListingScope, ListingScope.PREFIX)).toBe(ListingScope.PREFIX);
    expect(() => checkOneOf('listing', ListingScope, 'prefixes' as any)).toThrow(new Error('`listing` must be one of BUCKET, PREFIX, got: "prefixes"; write one of these'));
  });
});

describe('the longest session', () => {
  test.each([21_600, 43_200])('may be %i seconds', (seconds) => {
    expect(checkSessionSeconds(seconds)).toBe(seconds);
  });

  test.each([21_599, 43_201, 0, -1, NaN])('must not be %i seconds', (seconds) => {
    expect(() => checkSessionSeconds(seconds)).toThrow(`\`maxSessionDuration\` must be 6 to 12 hours (21600 to 43200 seconds), got ${seconds} seconds`);
  });
});

describe("a role's name", () => {
  test.each(['a', 'Hasty_+=,.@-9', 'x'.repeat(64)])('may be %s', (name) => {
    expect(checkRoleName(name)).toBe(name);
  });

  test.each(['', 'x'.repeat(65), 'hasty/role', 'hasty role', 'hästy', 'hasty\n'])('must not be %j', (name) => {
    expect(() => checkRoleName(name)).toThrow(`\`roleName\` must have 1 to 64 letters, digits or _+=,.@-, got ${name.length}: '${name}'; choose another name`);
  });
});

describe('an origin', () => {
  test.each(['https://app.hasty.ai', 'https://localhost:1', 'https://app.hasty.ai:65535'])('may be %s', (origin) => {
    expect(checkOrigin(origin)).toBe(origin);
  });

  // more of both kinds are in test/aws/mixins/cors-rule.test.ts
  test.each(['*', 'http://app.hasty.ai', 'https://app.hasty.ai/', 'https://*.hasty.ai', 'https://app.hasty.ai:443', 'https://app.hasty.ai:65536'])('must not be %s', (origin) => {
    expect(() => checkOrigin(origin)).toThrow(/^a CORS origin must be https:\/\//);
  });
});

describe('a switch', () => {
  test.each([[true, true], [false, false], [undefined, true], [null as any, true]])('that is %s is %s by default true', (value, is) => {
    expect(checkFlag('fence', value, true)).toBe(is);
  });

  test.each<any>(['false', 'true', '', 0, 1, {}])('must not be %j', (value) => {
    expect(() => checkFlag('fence', value, true)).toThrow(new Error(`\`fence\` must be true or false, got: ${JSON.stringify(value)}; write one of these`));
  });
});

describe('what may be read', () => {
  test('is folders, or the whole bucket', () => {
    expect(checkPrefixList(['street/'], undefined)).toEqual(['street/']);
    expect(checkPrefixList(['street/'], false)).toEqual(['street/']);
    expect(checkPrefixList(undefined, true)).toBeUndefined();
  });

  test.each<[string, any, boolean | undefined, string]>([
    ['nothing', undefined, undefined, '`prefixes` must name the folders that Hasty may read, got: undefined'],
    ['no folder', [], undefined, '`prefixes` must name at least one folder, got: []'],
    ['a string', 'street/', undefined, '`prefixes` must be a list of strings, got: "street/"'],
    ['folders and the whole bucket', ['street/'], true, '`prefixes` and `wholeBucket: true` exclude each other, got both: ["street/"]'],
    ['text for yes or no', undefined, 'false' as any, '`wholeBucket` must be true or false, got: "false"; write one of these'],
    ['an empty text', '', undefined, '`prefixes` must be a list of strings, got: ""'],
    ['null', null, undefined, '`prefixes` must be a list of strings, got: null'],
    ['no folder and the whole bucket', [], true, '`prefixes` and `wholeBucket: true` exclude each other, got both: []'],
  ])('must not be %s', (_, prefixes, wholeBucket, message) => {
    expect(() => checkPrefixList(prefixes, wholeBucket)).toThrow(message);
  });
});

describe('what Hasty can see', () => {
  test.each([
    [{}, 'reads the whole bucket'],
    [{ prefixes: ['street/', 'aerial/'] }, 'reads street/, aerial/; lists the key names of the whole bucket'],
    [{ prefixes: ['street/'], listing: ListingScope.PREFIX }, 'reads street/'],
    [{ listing: ListingScope.PREFIX, accessUntil: '2029-01-01T00:00:00Z' }, 'reads the whole bucket; until 2029-01-01T00:00:00Z'],
    [{ prefixes: ['${Token[1]}'], listing: ListingScope.PREFIX, accessUntil: '${Token[2]}' }, 'reads ${Token[1]}; until ${Token[2]}'],
  ])('is a sentence: %j', (scope, sentence) => {
    expect(describeScope(scope)).toBe(sentence);
  });
});

describe('what a new bucket is given', () => {
  test.each(['prefix', 'wholeBucket'])('must not be %s, which would pass for nothing and open the whole bucket', (name) => {
    expect(() => checkNewBucketProps({ [name]: ['street/'] })).toThrow(`\`prefixes\` must name what Hasty may read of a new bucket, got: \`${name}\`; write a list of folders`);
  });

  test('is prefixes, or nothing', () => {
    expect(() => [{ prefixes: ['street/'] }, {}].forEach(checkNewBucketProps)).not.toThrow();
  });
});
