import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, CfnBucket, CorsRule, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { BucketHastyCors } from '../../../src/aws';
import { corsRules, HASTY_RULE, HASTY_RULE_L1 } from '../../support/cors';
import { deepFreeze } from '../../support/freeze';
import { newStack, synthErrors, warningsOf } from '../../support/stack';

const ACME = 'https://app.acme.example';
const PUT_L1 = { allowedMethods: ['PUT'], allowedOrigins: [ACME], maxAge: 60 };
const PUT_L2: CorsRule = { allowedMethods: [HttpMethods.PUT], allowedOrigins: [ACME], maxAge: 60 };
const PUT = { AllowedMethods: ['PUT'], AllowedOrigins: [ACME], MaxAge: 60 };
const POST_L2: CorsRule = { id: 'post', allowedMethods: [HttpMethods.POST], allowedOrigins: ['*'] };
const POST = { Id: 'post', AllowedMethods: ['POST'], AllowedOrigins: ['*'] };

describe('the mixin BucketHastyCors supports', () => {
  const stack = newStack();
  const bucket = new Bucket(stack, 'Bucket');

  test.each([
    ['an L1 bucket', new CfnBucket(stack, 'Plain'), true],
    ['the L1 of an L2 bucket', bucket.node.defaultChild!, true],
    ['no L2 bucket, whose L1 it gets anyway', bucket, false],
    ['no imported bucket', Bucket.fromBucketName(stack, 'Imported', 'acme-images'), false],
    ['no role', new Role(stack, 'Role', { assumedBy: new ServicePrincipal('s3.amazonaws.com') }), false],
    ['no stack', stack, false],
  ])('%s', (_, construct, supported) => {
    expect(new BucketHastyCors().supports(construct)).toBe(supported);
  });
});

describe('the rule is the first, and the others are kept, in', () => {
  test.each<[string, (stack: Stack) => void, object[]]>([
    ['an L1 without rules', (stack) => new CfnBucket(stack, 'Bucket').with(new BucketHastyCors()), []],
    ['an L1 with a list', (stack) => new CfnBucket(stack, 'Bucket', { corsConfiguration: { corsRules: [PUT_L1] } }).with(new BucketHastyCors()), [PUT]],
    [
      'an L1 with a list that is known at synth only',
      (stack) => new CfnBucket(stack, 'Bucket', { corsConfiguration: Lazy.any({ produce: () => ({ corsRules: [PUT_L1] }) }) }).with(new BucketHastyCors()),
      [PUT],
    ],
    [
      'an L1 with a Lazy that turns out as nothing',
      (stack) => new CfnBucket(stack, 'Bucket', { corsConfiguration: Lazy.any({ produce: () => undefined }) }).with(new BucketHastyCors()),
      [],
    ],
    ['an L2 without rules', (stack) => new Bucket(stack, 'Bucket').with(new BucketHastyCors()), []],
    ['an L2 with `cors`', (stack) => new Bucket(stack, 'Bucket', { cors: [PUT_L2, POST_L2] }).with(new BucketHastyCors()), [PUT, POST]],
    [
      'an L2 that gets rules later',
      (stack) => {
        const bucket = new Bucket(stack, 'Bucket', { cors: [PUT_L2] });
        bucket.with(new BucketHastyCors());
        bucket.addCorsRule(POST_L2);
      },
      [PUT, POST],
    ],
    [
      'a bucket of a stack that the mixin is applied to',
      (stack) => {
        new Bucket(stack, 'Bucket', { cors: [PUT_L2] });
        stack.with(new BucketHastyCors());
      },
      [PUT],
    ],
  ])('%s', (_, build, others) => {
    const stack = newStack();
    build(stack);
    expect(corsRules(stack)).toEqual([HASTY_RULE, ...others]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('an L1 whose own property object is left as it was', () => {
    const stack = newStack();
    const corsConfiguration = deepFreeze({ corsRules: [PUT_L1] });
    new CfnBucket(stack, 'Bucket', { corsConfiguration }).with(new BucketHastyCors());
    expect(corsRules(stack)).toEqual([HASTY_RULE, PUT]);
  });
});

describe('in an included template', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hasty-include-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function included(corsConfiguration: object): Stack {
    const templateFile = join(folder, 'template.json');
    writeFileSync(templateFile, JSON.stringify({
      Parameters: { Origin: { Type: 'String' } },
      Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Origin' }, '*'] } },
      Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { CorsConfiguration: corsConfiguration } } },
    }));
    const stack = newStack();
    new CfnInclude(stack, 'Template', { templateFile }).with(new BucketHastyCors());
    return stack;
  }

  test('the rule goes before a list of rules', () => {
    expect(corsRules(included({ CorsRules: [PUT, POST] }))).toEqual([HASTY_RULE, PUT, POST]);
  });

  test('rules with intrinsic functions in them are kept as they are', () => {
    const rules = [
      { AllowedMethods: ['PUT'], AllowedOrigins: [{ Ref: 'Origin' }] },
      { 'Fn::If': ['Open', PUT, { Ref: 'AWS::NoValue' }] },
      { AllowedMethods: { 'Fn::If': ['Open', ['GET'], ['PUT']] }, AllowedOrigins: [{ 'Fn::If': ['Open', '*', ACME] }] },
    ];
    expect(corsRules(included({ CorsRules: rules }))).toEqual([HASTY_RULE, ...rules]);
  });

  test.each([
    ['the whole configuration', { 'Fn::If': ['Open', { CorsRules: [PUT] }, { Ref: 'AWS::NoValue' }] }, '{"Fn::If":["Open",{"CorsRules":[{"AllowedMethods":["PUT"],"AllowedOrigins":["https://app.acme.example"],"MaxAge":60}]},{"Ref":"AWS::NoValue"}]}'],
    ['the list', { CorsRules: { 'Fn::If': ['Open', [PUT], []] } }, '{"corsRules":{"Fn::If":["Open",[{"AllowedMethods":["PUT"],"AllowedOrigins":["https://app.acme.example"],"MaxAge":60}],[]]}}'],
  ])('an Fn::If as %s is refused, since a rule might be lost', (_, configuration, got) => {
    const message = `: the CORS rules of 'Stack/Template/Bucket' must be a list for Hasty's rule to be added, got: ${got}; write them as a plain list, or add Hasty's rule to each branch by hand`;
    expect(() => corsRules(included(configuration))).toThrow(message);
  });
});

describe('the rule is written once', () => {
  test('when the mixin is applied twice', () => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Bucket', { cors: [PUT_L2] });
    bucket.with(new BucketHastyCors(), new BucketHastyCors());
    bucket.with(new BucketHastyCors());
    expect(corsRules(stack)).toEqual([HASTY_RULE, PUT]);
  });

  test('with the origins of all applications', () => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Bucket');
    bucket.with(new BucketHastyCors());
    bucket.with(new BucketHastyCors({ origins: [ACME, 'https://app.hasty.ai'] }));
    expect(corsRules(stack)).toEqual([{ ...HASTY_RULE, AllowedOrigins: ['https://app.hasty.ai', ACME] }]);
  });

  test('when the bucket has it by hand: that one moves to the front and keeps its Id', () => {
    const stack = newStack();
    new CfnBucket(stack, 'Bucket', { corsConfiguration: { corsRules: [PUT_L1, { ...HASTY_RULE_L1, id: 'hasty' }] } }).with(new BucketHastyCors());
    expect(corsRules(stack)).toEqual([{ ...HASTY_RULE, Id: 'hasty' }, PUT]);
  });

  test('when the bucket gets it by hand later', () => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Bucket', { cors: [PUT_L2] });
    bucket.with(new BucketHastyCors());
    bucket.addCorsRule({ ...HASTY_RULE_L1, id: 'hasty', allowedMethods: [HttpMethods.HEAD, HttpMethods.GET] });
    expect(corsRules(stack)).toEqual([{ ...HASTY_RULE, Id: 'hasty', AllowedMethods: ['HEAD', 'GET'] }, PUT]);
  });

  test('on each bucket that one mixin is applied to', () => {
    const mixin = new BucketHastyCors();
    const stacks = [newStack(), newStack()];
    stacks.forEach((stack) => new Bucket(stack, 'Bucket').with(mixin));
    expect(stacks.map(corsRules)).toEqual([[HASTY_RULE], [HASTY_RULE]]);
  });
});

describe('a bucket may have 100 rules', () => {
  const rules = (count: number) => Array.from({ length: count }, (_, n) => ({ ...PUT_L1, id: `rule-${n}` }));
  const withRules = (count: number) => {
    const stack = newStack();
    new CfnBucket(stack, 'Bucket', { corsConfiguration: { corsRules: rules(count) } }).with(new BucketHastyCors());
    return stack;
  };

  test('and Hasty\'s is the hundredth', () => {
    const [first, ...others] = corsRules(withRules(99));
    expect(first).toEqual(HASTY_RULE);
    expect(others.map(({ Id }) => Id)).toEqual(rules(99).map(({ id }) => id));
  });

  test('and the 101st is an error', () => {
    expect(() => corsRules(withRules(100))).toThrow(': a bucket may have 100 CORS rules, and \'Stack/Bucket\' would have 101 with Hasty\'s; merge some of its rules');
  });
});

describe('rules that replace the rule after the mixin', () => {
  const LOST = '[Stack/Bucket] `corsConfiguration` was replaced after Hasty\'s rule was added, and the rule is gone; set it before the mixin or mount, or use addCorsRule()';
  function mixed() {
    const stack = newStack();
    const cfn = new CfnBucket(stack, 'Bucket');
    cfn.with(new BucketHastyCors());
    return { stack, cfn };
  }

  test('are an error', () => {
    const { stack, cfn } = mixed();
    cfn.corsConfiguration = { corsRules: [PUT_L1] };
    expect(synthErrors(stack)).toEqual([LOST]);
  });

  test('are an error when they are none', () => {
    const { stack, cfn } = mixed();
    cfn.corsConfiguration = undefined;
    expect(synthErrors(stack)).toEqual([LOST]);
  });

  test('are kept when the mixin is applied again', () => {
    const { stack, cfn } = mixed();
    cfn.corsConfiguration = { corsRules: [PUT_L1] };
    cfn.with(new BucketHastyCors());
    expect(corsRules(stack)).toEqual([HASTY_RULE, PUT]);
  });

  test('are an error when they come a second time', () => {
    const { stack, cfn } = mixed();
    cfn.corsConfiguration = { corsRules: [PUT_L1] };
    cfn.with(new BucketHastyCors());
    cfn.corsConfiguration = { corsRules: [PUT_L1] };
    expect(synthErrors(stack)).toEqual([LOST]);
  });

  test('join its origins when the mixin is applied again with others', () => {
    const { stack, cfn } = mixed();
    cfn.corsConfiguration = { corsRules: [PUT_L1] };
    cfn.with(new BucketHastyCors({ origins: ['https://hasty.acme.example'] }));
    expect(corsRules(stack)).toEqual([{ ...HASTY_RULE, AllowedOrigins: ['https://app.hasty.ai', 'https://hasty.acme.example'] }, PUT]);
  });

  test.each<[string, (cfn: CfnBucket) => void, object]>([
    ['of the rules', (cfn) => cfn.addPropertyOverride('CorsConfiguration.CorsRules', [PUT]), PUT],
    ['that goes by position', (cfn) => cfn.addPropertyOverride('CorsConfiguration.CorsRules.0.MaxAge', 60), { ...HASTY_RULE, MaxAge: 60 }],
    ['that deletes them', (cfn) => cfn.addPropertyDeletionOverride('CorsConfiguration'), {}],
  ])('are an error when they come as an override %s, which the properties do not show', (_, override, first) => {
    const { stack, cfn } = mixed();
    override(cfn);
    expect(synthErrors(stack)).toEqual([
      `[Stack/Bucket] Hasty's CORS rule must be the first of the bucket, and a property override changes that, got first: ${JSON.stringify(first)}; set the other rules by \`cors\` or addCorsRule() instead`,
    ]);
  });

  test('are no error when an override is of something else', () => {
    const { stack, cfn } = mixed();
    cfn.addPropertyOverride('VersioningConfiguration.Status', 'Enabled');
    expect(corsRules(stack)).toEqual([HASTY_RULE]);
  });
});

test('a bucket that is only imported is left alone, without an error', () => {
  const stack = newStack();
  Bucket.fromBucketName(stack, 'Bucket', 'acme-images').with(new BucketHastyCors());
  new CfnParameter(stack, 'Something'); // a stack without anything is not synthesized
  expect(stack.node.findAll().filter(CfnBucket.isCfnBucket)).toEqual([]);
  expect(warningsOf(stack)).toEqual([]);
});
