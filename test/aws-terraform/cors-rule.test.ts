import { fromJson, fromTerraform, rivals, serves, toTerraform } from '../../src/aws-terraform/cors-rule';
import { hastyRule } from '../../src/contract/s3-cors';
import { HASTY_RULE } from '../support/aws-terraform';

const OURS = hastyRule(['https://app.hasty.ai']);
const RULE = { id: 'x', allowedHeaders: ['*'], allowedMethods: ['PUT'], allowedOrigins: ['*'], exposeHeaders: ['ETag'], maxAgeSeconds: 60 };

test('a rule of Terraform’s comes back as it was', () => {
  expect(toTerraform(fromTerraform(RULE))).toEqual(RULE);
});

test('a rule of the Terraform JSON is ours', () => {
  expect(serves(fromJson(HASTY_RULE), OURS)).toBe(true);
});

test.each([
  ['with more origins', { ...OURS, allowedOrigins: ['https://app.acme.example', 'https://app.hasty.ai'] }, true],
  ['with another origin', { ...OURS, allowedOrigins: ['https://app.acme.example'] }, false],
  ['with a wildcard', { ...OURS, allowedOrigins: ['*'] }, false],
  ['with one method', { ...OURS, allowedMethods: ['GET'] }, false],
  ['with other headers', { ...OURS, allowedHeaders: ['*'] }, false],
  ['that is not known', { ...OURS, allowedOrigins: '${var.origins}' as any }, false],
])('a rule %s serves Hasty’s app: %s', (_, rule, does) => {
  expect(serves(rule, OURS)).toBe(does);
});

describe('a rule by which S3 may answer Hasty’s app', () => {
  const get = { allowedMethods: ['GET'], allowedOrigins: ['*'] };

  test.each([
    ['has an origin in common', get, ['*']],
    ['has one by a pattern', { ...get, allowedOrigins: ['https://*.hasty.ai', 'https://acme.example'] }, ['https://*.hasty.ai']],
    ['does not expose what ours does', { ...OURS, exposedHeaders: [] }, ['https://app.hasty.ai']],
  ])('%s', (_, rule, origins) => {
    expect(rivals([rule], OURS)).toEqual(origins);
  });

  test.each([
    ['of other methods', { ...get, allowedMethods: ['PUT'] }],
    ['of other origins', { ...get, allowedOrigins: ['https://viewer.acme.example'] }],
    ['that lets the app do all that ours does', { ...OURS, allowedOrigins: ['*'], allowedHeaders: ['*'], exposedHeaders: ['ETag', 'access-control-allow-origin'] }],
    ['that is ours', { ...OURS, id: 'hasty' }],
  ])('is none %s', (_, rule) => {
    expect(rivals([rule], OURS)).toEqual([]);
  });
});
