import { TerraformVariable } from 'cdktf';
import { checkOtherCors } from '../../src/aws-terraform/other-cors';
import { mounted } from '../support/aws-terraform';
import { newTerraformStack } from '../support/terraform-stack';

const RULE = { allowedMethods: ['PUT'], allowedOrigins: ['https://viewer.acme.example'] };

describe('CORS rules of others', () => {
  const token = new TerraformVariable(newTerraformStack(), 'Given', {});

  test.each([
    ['without what may be left out', RULE],
    ['with everything', { ...RULE, id: 'viewer 1', allowedHeaders: ['*', 'x-amz-*'], exposeHeaders: ['ETag'], maxAgeSeconds: 0 }],
    ['for any origin', { ...RULE, allowedOrigins: ['*', 'https://*.acme.example', 'http://localhost:3000', 'null'] }],
    ['that Terraform knows', { id: token.stringValue, allowedMethods: token.listValue, allowedOrigins: [token.stringValue], maxAgeSeconds: token.numberValue }],
  ])('are passed as they are: %s', (_, rule) => {
    expect(checkOtherCors([rule])).toEqual([rule]);
  });

  test.each<[string, any, string]>([
    ['no list', 'x', '`otherCorsRules` must be a list of CORS rules, got: "x"'],
    ['null', null, '`otherCorsRules` must be a list of CORS rules, got: null'],
    ['a rule that is none', [null], '`allowedMethods` of a rule in `otherCorsRules` must hold GET, PUT, POST, DELETE or HEAD, got: undefined'],
    ['a method that is none', [{ ...RULE, allowedMethods: ['FETCH'] }], '`allowedMethods` of a rule in `otherCorsRules` must hold GET, PUT, POST, DELETE or HEAD, got: "FETCH"'],
    ['no list of methods', [{ ...RULE, allowedMethods: 'GET' }], '`allowedMethods` of a rule in `otherCorsRules` must hold GET, PUT, POST, DELETE or HEAD, got: "GET"'],
    ['no origin', [{ ...RULE, allowedOrigins: [] }], '`allowedOrigins` of a rule in `otherCorsRules` must hold an origin with at most one *'],
    ['two wildcards', [{ ...RULE, allowedOrigins: ['https://*.acme.*'] }], '`allowedOrigins` of a rule in `otherCorsRules` must hold an origin with at most one *'],
    ['code in an origin', [{ ...RULE, allowedOrigins: ['https://%{ if true }x%{ endif }'] }], '`allowedOrigins` of a rule'],
    ['code in a header', [{ ...RULE, exposeHeaders: ['${path.cwd}'] }], '`exposeHeaders` of a rule in `otherCorsRules` must hold the name of a header'],
    ['code in an id', [{ ...RULE, id: '${file("/etc/passwd")}' }], '`id` of a rule in `otherCorsRules` must hold a text of at most 255 characters without ${ or %{'],
    ['an age that is none', [{ ...RULE, maxAgeSeconds: '60' }], '`maxAgeSeconds` of a rule in `otherCorsRules` must be a whole number from 0 on, got: "60"'],
  ])('must not be: %s', (_, otherCorsRules, message) => {
    expect(() => mounted({ otherCorsRules })).toThrow(message);
  });
});
