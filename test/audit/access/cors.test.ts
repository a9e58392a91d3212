import { corsFlaws } from '../../../src/audit/access/cors';
import { CorsRule } from '../../../src/audit/facts';

const AT = { file: 'a.json', line: 1, column: 1, path: '' };
const APP = 'https://app.hasty.ai';
const rule = (change: Partial<CorsRule> = {}): CorsRule => ({
  AllowedOrigins: [[APP]], AllowedMethods: [['GET'], ['HEAD']], AllowedHeaders: [['Authorization']], ExposeHeaders: [['Access-Control-Allow-Origin']], at: AT, ...change,
});
const kinds = (...rules: CorsRule[]) => corsFlaws(rules, [APP]).map(({ kind }) => kind);

test.each<[string, CorsRule[], string[]]>([
  ['the right rule', [rule()], []],
  ['no rule', [], ['unmet']],
  ['a rule for another origin', [rule({ AllowedOrigins: [['https://acme.example']] })], ['unmet']],
  ['another rule before, for other headers', [rule({ AllowedOrigins: [['https://acme.example']], AllowedHeaders: [['*']] }), rule()], []],
  ['a method more', [rule({ AllowedMethods: [['GET'], ['HEAD'], ['DELETE']] })], ['wide']],
  ['a header more', [rule({ AllowedHeaders: [['Authorization'], ['Range']] })], ['looser']],
  ['an exposed header more', [rule({ ExposeHeaders: [['Access-Control-Allow-Origin'], ['ETag']] })], ['looser']],
  ['a pattern as origin', [rule({ AllowedOrigins: [['https://*.hasty.ai']] })], ['wide']],
  ['an origin that is not known', [rule({ AllowedOrigins: [[{ kind: 'unknown', why: 'an import' }]] })], ['unknown']],
  ['a rule that was not understood', [rule({ unknown: 'a macro' })], ['unknown']],
])('%s', (_, rules, expected) => {
  expect(kinds(...rules)).toEqual(expected);
});

test('every one of several origins has to be let in', () => {
  expect(corsFlaws([rule()], [APP, 'https://hasty.acme.example']).map(({ message }) => message)).toEqual(['no CORS rule lets https://hasty.acme.example send GET requests']);
});
