import * as fc from 'fast-check';
import { checkOrigins, sharedOrigins, withRuleFirst } from '../../../src/aws/mixins/cors-rule';
import { hastyRule } from '../../../src/contract/s3-cors';
import { HASTY_RULE_L1 } from '../../support/cors';
import { deepFreeze } from '../../support/freeze';

const OURS = deepFreeze({ ...HASTY_RULE_L1 });
const PUT = deepFreeze({ allowedMethods: ['PUT'], allowedOrigins: ['*'], maxAge: 60 });
const GET = deepFreeze({ id: 'get', allowedMethods: ['GET'], allowedOrigins: ['https://app.hasty.ai'] });
const first = (rules: any[]) => withRuleFirst(deepFreeze({ corsRules: rules }), OURS, 'Stack/Bucket').corsRules;

describe('put first', () => {
  test('it is the only rule where there is none', () => {
    expect(withRuleFirst(undefined, OURS, 'Stack/Bucket')).toEqual({ corsRules: [OURS] });
    expect(first([])).toEqual([OURS]);
  });

  test('it goes before other rules, and these keep their order and content', () => {
    expect(first([PUT, GET])).toEqual([OURS, PUT, GET]);
  });

  test('it leaves what else the configuration holds', () => {
    expect(withRuleFirst({ corsRules: [PUT], other: 1 }, OURS, 'Stack/Bucket')).toEqual({ corsRules: [OURS, PUT], other: 1 });
  });

  test('it is the only change, and a second time changes nothing: for any rules', () => {
    const values = (...of: string[]) => fc.array(fc.constantFrom(...of), { maxLength: 3 });
    const rule = fc.record({
      id: fc.string(),
      maxAge: fc.nat(3),
      allowedMethods: values('GET', 'HEAD', 'PUT'),
      allowedOrigins: values('https://app.hasty.ai', '*'),
      allowedHeaders: values('Authorization', '*'),
      exposedHeaders: values('Access-Control-Allow-Origin', 'ETag'),
    }, { requiredKeys: [] });
    fc.assert(fc.property(fc.array(rule, { maxLength: 6 }), (rules) => {
      const [head, ...rest] = first(rules) as any[];
      const equal = rules.find((one) => one === head);
      expect(rest).toEqual(rules.filter((one) => one !== equal));
      if (!equal) expect(head).toEqual(OURS);
      expect(first([head, ...rest])).toEqual([head, ...rest]);
    }));
  });
});

describe('a rule written by hand is the same rule', () => {
  test.each([
    ['with an Id', { ...OURS, id: 'hasty' }],
    ['with values in another order', { ...OURS, allowedMethods: ['HEAD', 'GET'] }],
    ['with header names in another case, which browsers ignore', { ...OURS, allowedHeaders: ['authorization'], exposedHeaders: ['ACCESS-CONTROL-ALLOW-ORIGIN'] }],
  ])('%s, and is not written twice', (_, same) => {
    expect(first([PUT, same, GET])).toEqual([same, PUT, GET]);
  });

  test.each([
    ['another method', { ...OURS, allowedMethods: ['GET'] }],
    ['one method more', { ...OURS, allowedMethods: ['GET', 'HEAD', 'PUT'] }],
    ['another origin', { ...OURS, allowedOrigins: ['https://app.acme.example'] }],
    ['one origin more', { ...OURS, allowedOrigins: ['https://app.hasty.ai', '*'] }],
    ['other headers', { ...OURS, allowedHeaders: ['*'] }],
    ['no headers', { allowedMethods: OURS.allowedMethods, allowedOrigins: OURS.allowedOrigins, exposedHeaders: OURS.exposedHeaders }],
    ['other exposed headers', { ...OURS, exposedHeaders: ['ETag'] }],
    ['a max age', { ...OURS, maxAge: 3600 }],
    ['an intrinsic function in place of a list', { ...OURS, allowedMethods: { Ref: 'Methods' } }],
    ['an intrinsic function in place of a value', { ...OURS, allowedOrigins: [{ Ref: 'Origin' }] }],
    ['an intrinsic function in place of itself', { 'Fn::If': ['Open', OURS, OURS] }],
  ])('but not with %s', (_, other) => {
    expect(first([other])).toEqual([OURS, other]);
  });
});

describe('what is no list of rules is refused', () => {
  test.each([
    ['an intrinsic function', { 'Fn::If': ['Open', {}, {}] }],
    ['an intrinsic function as the list', { corsRules: { Ref: 'Rules' } }],
    ['a configuration without rules', {}],
    ['rules in CloudFormation\'s words', { CorsRules: [PUT] }],
  ])('%s', (_, current) => {
    const message = `the CORS rules of 'Stack/Bucket' must be a list for Hasty's rule to be added, got: ${JSON.stringify(current)}; write them as a plain list, or add Hasty's rule to each branch by hand`;
    expect(() => withRuleFirst(current, OURS, 'Stack/Bucket')).toThrow(new Error(message));
  });
});

describe('a bucket\'s 100 rules', () => {
  test('have room for the rule when they are 99, or when it is one of them', () => {
    const withOurs = [...Array(99).fill(PUT), OURS];
    expect(first(Array(99).fill(PUT))).toHaveLength(100);
    expect(first(withOurs)).toEqual([OURS, ...Array(99).fill(PUT)]);
  });

  test.each([[100, 101], [101, 102]])('have none when they are %i', (count, would) => {
    expect(() => first(Array(count).fill(PUT)))
      .toThrow(new Error(`a bucket may have 100 CORS rules, and 'Stack/Bucket' would have ${would} with Hasty's; merge some of its rules`));
  });
});

describe('shared origins', () => {
  const ours = hastyRule(['https://app.hasty.ai', 'https://app.acme.example']);
  const shared = (...allowedOrigins: any[]) => sharedOrigins({ corsRules: [{ allowedMethods: ['GET'], allowedOrigins }] }, ours);

  test.each(['*', 'https://*', 'https://*.acme.example', 'https://app.*', 'https://app.acme.example', '*://app.acme.example'])('%s holds our extra origin', (pattern) => {
    expect(shared('https://other.example', pattern)).toEqual([pattern]);
  });

  test.each([
    'https://app.hasty.ai', 'http://app.acme.example', 'https://*.hasty.ai', 'https://app.acme.example:8443', 'https://.*', 'https://app.acme.exampl.', 'https://(app).acme.example', '',
  ])('%j does not', (pattern) => {
    expect(shared(pattern)).toEqual([]);
  });

  test.each([
    ['no configuration', undefined],
    ['no rules', { corsRules: [] }],
    ['rules that are not known', { corsRules: { Ref: 'Rules' } }],
    ['origins that are not known', { corsRules: [{ allowedOrigins: { Ref: 'Origins' } }, { allowedOrigins: [{ Ref: 'Origin' }] }, { 'Fn::If': [] }] }],
    ['our own rule', { corsRules: [{ ...ours, id: 'hasty' }] }],
  ])('there are none with %s', (_, current) => {
    expect(sharedOrigins(current, ours)).toEqual([]);
  });
});

describe('an origin', () => {
  test.each([
    'https://app.hasty.ai', 'https://localhost', 'https://app.hasty.ai:8443', 'https://10.0.0.1', 'https://xn--bcher-kva.example', 'https://a-b.c-d.example',
  ])('may be %s', (origin) => {
    expect(() => checkOrigins([origin])).not.toThrow();
  });

  test.each([
    ['a path', 'https://app.hasty.ai/images'],
    ['a trailing slash', 'https://app.hasty.ai/'],
    ['a wildcard', 'https://*.hasty.ai'],
    ['nothing but a wildcard', '*'],
    ['plain http', 'http://app.hasty.ai'],
    ['another scheme', 'ftp://app.hasty.ai'],
    ['no scheme', 'app.hasty.ai'],
    ['an upper-case host', 'https://App.Hasty.ai'],
    ['an upper-case scheme', 'HTTPS://app.hasty.ai'],
    ['an IPv6 address', 'https://[::1]'],
    ['an empty port', 'https://app.hasty.ai:'],
    ['a port of letters', 'https://app.hasty.ai:https'],
    ['the port that browsers leave out', 'https://app.hasty.ai:443'],
    ['a port that does not exist', 'https://app.hasty.ai:65536'],
    ['a user', 'https://me@app.hasty.ai'],
    ['a user with a password', 'https://me:secret@app.hasty.ai'],
    ['a query', 'https://app.hasty.ai?a=b'],
    ['a fragment', 'https://app.hasty.ai#a'],
    ['an empty label', 'https://app..hasty.ai'],
    ['no host', 'https://'],
    ['a space before it', ' https://app.hasty.ai'],
    ['a line break after it', 'https://app.hasty.ai\n'],
    ['letters that browsers write in Punycode', 'https://bücher.example'],
    ['an apostrophe', 'https://app.hasty.ai\''],
    ['nothing at all', ''],
    ['the origin of a sandboxed page', 'null'],
  ])('must not have %s', (_, origin) => {
    expect(() => checkOrigins([origin])).toThrow(new Error(
      `a CORS origin must be https://, a host in lower case and at most a port, without wildcard, path or trailing slash, got: '${origin}'; write it as the browser's Origin header has it, such as 'https://app.hasty.ai'`,
    ));
  });
});
