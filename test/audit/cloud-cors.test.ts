import { corsTroubles, isHastyOrigin } from '../../src/audit/cloud-cors';

const ORIGIN = 'https://app.hasty.ai';
const rule = { origins: [ORIGIN], methods: ['GET', 'HEAD', 'OPTIONS'] };
const troubles = (...rules: Parameters<typeof corsTroubles>[0]) => corsTroubles(rules, [ORIGIN], ['GET']).map(({ message }) => message);

describe('CORS', () => {
  test.each(['https://app.hasty.ai', 'http://app.hasty.ai', 'https://APP.hasty.ai/', 'https://*.hasty.ai', 'app.hasty.ai', 'https://app.hasty.ai:443'])('%s is Hasty\'s, or meant to be', (origin) => {
    expect(isHastyOrigin(origin)).toBe(true);
  });

  test.each(['*', 'https://acme.example', 'https://nothasty.ai', 'https://app.hasty.ai.acme.example'])('%s is not', (origin) => {
    expect(isHastyOrigin(origin)).toBe(false);
  });

  test('lets Hasty read, whatever other rules there are', () => {
    expect(troubles(rule)).toEqual([]);
    expect(troubles({ origins: ['https://acme.example'], methods: ['DELETE'] }, rule)).toEqual([]);
  });

  test('is no wider', () => {
    expect(troubles({ ...rule, methods: ['GET', 'put', 'PATCH'] })).toEqual(['Hasty\'s app may use PATCH, PUT, which it does not need']);
    expect(troubles(rule, { origins: ['*'], methods: ['GET'] })).toEqual(['the origin * lets every web site read with a signed URL']);
  });

  test('cannot be told where a value is missing', () => {
    expect(corsTroubles([{ origins: [undefined], methods: ['GET'] }], [ORIGIN], ['GET'])).toEqual([{ message: `no rule allows GET from ${ORIGIN}`, status: 'cannot tell' }]);
  });
});
