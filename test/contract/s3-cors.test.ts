import { corsMergeCommand, hastyRule, sameRule, sharedOrigins, withRuleFirst } from '../../src/contract/s3-cors';
import { HASTY_RULE_L1 } from '../support/cors';

const OURS = hastyRule(['https://app.hasty.ai']);
const PUT = { id: 'put', allowedMethods: ['PUT'], allowedOrigins: ['*'], maxAge: 60 };

describe('the rule', () => {
  test('is the documented one', () => {
    expect(OURS).toEqual(HASTY_RULE_L1);
  });

  test('is a copy that may be changed without changing the next one', () => {
    const { allowedHeaders, allowedMethods, exposedHeaders } = hastyRule([]);
    [allowedHeaders, allowedMethods, exposedHeaders].forEach((values) => values!.push('*'));
    expect(hastyRule(['https://app.hasty.ai'])).toEqual(HASTY_RULE_L1);
  });

  test('goes before the others, which stay as they are, and is not written twice', () => {
    expect(withRuleFirst([PUT], OURS, 'acme')).toEqual([OURS, PUT]);
    expect(withRuleFirst([PUT, { ...OURS, id: 'hasty' }], OURS, 'acme')).toEqual([{ ...OURS, id: 'hasty' }, PUT]);
  });

  test('is the 100th at most', () => {
    expect(withRuleFirst(Array(99).fill(PUT), OURS, 'acme')).toHaveLength(100);
    expect(() => withRuleFirst(Array(100).fill(PUT), OURS, 'acme'))
      .toThrow(new Error("a bucket may have 100 CORS rules, and 'acme' would have 101 with Hasty's; merge some of its rules"));
  });
});

test('rules are the same whatever the order and the case of header names, and not with another origin', () => {
  expect(sameRule(OURS, { ...OURS, allowedMethods: ['HEAD', 'GET'], allowedHeaders: ['authorization'] })).toBe(true);
  expect(sameRule(OURS, { ...OURS, allowedOrigins: ['https://app.acme.example'] })).toBe(false);
});

test('other rules share an origin that one of their patterns holds, and no other', () => {
  expect(sharedOrigins([PUT, OURS], OURS, ['https://app.hasty.ai'])).toEqual(['*']);
  expect(sharedOrigins([{ ...PUT, allowedOrigins: ['https://*.acme.example'] }], OURS, ['https://app.hasty.ai'])).toEqual([]);
});

test('the command that merges names the bucket and holds the rule in the words of the API', () => {
  const command = corsMergeCommand('acme-images', ['https://app.hasty.ai']);
  expect(command).toContain('aws s3api put-bucket-cors --bucket acme-images ');
  expect(command).toContain('{"AllowedHeaders":["Authorization"],"AllowedMethods":["GET","HEAD"],"AllowedOrigins":["https://app.hasty.ai"],"ExposeHeaders":["Access-Control-Allow-Origin"]}');
});
