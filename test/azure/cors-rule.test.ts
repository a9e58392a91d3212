import { TerraformVariable } from 'cdktf';
import { checkOtherCors, hastyRule } from '../../src/azure/cors-rule';
import { HastyContract } from '../../src/contract';
import { azureStack, THEIR_RULE } from '../support/azure';

test("Hasty's rule has all five fields, which the provider demands, as the contract has them", () => {
  expect(hastyRule(['https://app.hasty.ai'])).toEqual({
    allowedOrigins: [HastyContract.APP_ORIGIN],
    allowedMethods: HastyContract.AZURE_CORS_METHODS,
    allowedHeaders: HastyContract.AZURE_CORS_ALLOWED_HEADERS,
    exposedHeaders: HastyContract.AZURE_CORS_EXPOSED_HEADERS,
    maxAgeInSeconds: HastyContract.AZURE_CORS_MAX_AGE_SECONDS,
  });
});

describe('rules of others', () => {
  test.each<[string, Partial<typeof THEIR_RULE>]>([
    ['all methods that Azure knows', { allowedMethods: ['DELETE', 'GET', 'HEAD', 'MERGE', 'OPTIONS', 'PATCH', 'POST', 'PUT'] }],
    ['any origin', { allowedOrigins: ['*'] }],
    ['origins with a port, http, or a wildcard', { allowedOrigins: ['https://acme.example:8443', 'http://localhost:3000', 'https://*.acme.example'] }],
    ['headers by their beginning', { allowedHeaders: ['x-ms-meta-*'], exposedHeaders: ['*'] }],
    ['64 entries', { allowedHeaders: Array.from({ length: 64 }, (_, index) => `x-${index}`) }],
    ['an age of zero', { maxAgeInSeconds: 0 }],
    ['the longest age', { maxAgeInSeconds: 2_000_000_000 }],
  ])('may have %s', (_, fields) => {
    const rules = [{ ...THEIR_RULE, ...fields }];
    expect(checkOtherCors(rules)).toBe(rules);
  });

  test('may hold what only Terraform knows', () => {
    const variable = new TerraformVariable(azureStack(), 'Theirs', {});
    const list = variable.listValue;
    expect(() => checkOtherCors([{
      allowedOrigins: list, allowedMethods: [variable.stringValue], allowedHeaders: list, exposedHeaders: list, maxAgeInSeconds: variable.numberValue,
    }])).not.toThrow();
  });

  test.each<[string, object, string]>([
    ['an unknown method', { allowedMethods: ['GET', 'FETCH'] }, '`allowedMethods` of a rule in `otherCorsRules` must hold one of DELETE, GET, HEAD, MERGE, OPTIONS, PATCH, POST, PUT, got: "FETCH"'],
    ['a method in lower case', { allowedMethods: ['get'] }, '`allowedMethods` of a rule'],
    ['no method', { allowedMethods: [] }, '`allowedMethods` of a rule in `otherCorsRules` must have 1 to 64 entries, got: []'],
    ['no origin', { allowedOrigins: [] }, '`allowedOrigins` of a rule in `otherCorsRules` must have 1 to 64 entries, got: []'],
    ['an origin without a scheme', { allowedOrigins: ['acme.example'] }, '`allowedOrigins` of a rule in `otherCorsRules` must hold * or a scheme and a host'],
    ['an origin with a path', { allowedOrigins: ['https://acme.example/'] }, '`allowedOrigins` of a rule'],
    ['Terraform code in an origin', { allowedOrigins: ['https://${file("x")}'] }, '`allowedOrigins` of a rule'],
    ['a line break in an origin', { allowedOrigins: ['https://acme.example\n'] }, '`allowedOrigins` of a rule'],
    ['one origin in place of a list', { allowedOrigins: '*' }, '`allowedOrigins` of a rule in `otherCorsRules` must have 1 to 64 entries, got: "*"'],
    ['no allowed headers', { allowedHeaders: undefined }, '`allowedHeaders` of a rule in `otherCorsRules` must have 1 to 64 entries, got: undefined'],
    ['an empty header', { exposedHeaders: [''] }, '`exposedHeaders` of a rule'],
    ['Terraform code in a header', { exposedHeaders: ['%{if true}x%{endif}'] }, '`exposedHeaders` of a rule'],
    ['65 headers', { allowedHeaders: Array.from({ length: 65 }, (_, index) => `x-${index}`) }, '`allowedHeaders` of a rule in `otherCorsRules` must have 1 to 64'],
    ['a negative age', { maxAgeInSeconds: -1 }, '`maxAgeInSeconds` of a rule in `otherCorsRules` must be a whole number from 0 to 2000000000, got: -1'],
    ['a fraction of a second', { maxAgeInSeconds: 0.5 }, '`maxAgeInSeconds` of a rule'],
    ['too great an age', { maxAgeInSeconds: 2_000_000_001 }, '`maxAgeInSeconds` of a rule'],
    ['no age', { maxAgeInSeconds: undefined }, '`maxAgeInSeconds` of a rule'],
  ])('must not have %s', (_, fields, message) => {
    expect(() => checkOtherCors([THEIR_RULE, { ...THEIR_RULE, ...fields }])).toThrow(message);
  });

  test('must be a list', () => {
    expect(() => checkOtherCors(THEIR_RULE as any)).toThrow('`otherCorsRules` must be a list of CORS rules, got: {');
  });
});
