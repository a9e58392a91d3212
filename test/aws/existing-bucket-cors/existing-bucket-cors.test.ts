import { App, CfnParameter, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { found, kept, RULE_TYPE } from '../../support/existing-bucket';
import { newStack, warningsOf } from '../../support/stack';
import { outputsOf } from '../../support/template';

const ruleIn = (stack: Stack) => found(stack, RULE_TYPE)[0];

describe('the resource', () => {
  test('names the bucket, its owner, and the rule in the words of the S3 API', () => {
    const stack = newStack();
    kept(stack);
    const { Properties, DeletionPolicy } = ruleIn(stack);
    expect(Properties).toEqual({
      ServiceToken: { 'Fn::GetAtt': [expect.stringMatching(/^HastyBucketCorsFunction/), 'Arn'] },
      ServiceTimeout: '120',
      BucketName: 'acme-images',
      ExpectedBucketOwner: { Ref: 'AWS::AccountId' },
      RuleId: { 'Fn::Join': ['', [expect.stringMatching(/^hasty-cors-[0-9a-f]{12}-$/), { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }]] },
      Rule: expect.any(String),
    });
    expect(JSON.parse(Properties.Rule)).toEqual({
      AllowedHeaders: ['Authorization'], AllowedMethods: ['GET', 'HEAD'], AllowedOrigins: ['https://app.hasty.ai'], ExposeHeaders: ['Access-Control-Allow-Origin'],
    });
    expect(DeletionPolicy).toBe('Delete');
  });

  test('tells in an output what was done, unless there are to be no outputs', () => {
    const [told, silent] = [newStack(), newStack()];
    kept(told);
    kept(silent, 'Cors', { outputs: false });
    expect(outputsOf(told)).toEqual({ CorsChange: { 'Fn::GetAtt': [ruleIn(told).id, 'Change'] } });
    expect(Template.fromStack(silent).findOutputs('*')).toEqual({});
  });

  test('is told of a dry run, a revision, and to stay', () => {
    const stack = newStack();
    kept(stack, 'Cors', { dryRun: true, revision: '2', removalPolicy: RemovalPolicy.RETAIN });
    expect(ruleIn(stack)).toMatchObject({ Properties: { DryRun: 'true', Revision: '2' }, DeletionPolicy: 'Retain' });
  });

  test('has an id of its own for each construct, which is the same at each synth', () => {
    const ids = (name: string) => {
      const stack = newStack();
      return stack.resolve(kept(stack, name).ruleId)['Fn::Join'][1][0];
    };
    expect(ids('Cors')).toBe(ids('Cors'));
    expect(ids('Cors')).not.toBe(ids('Other'));
  });

  test('keeps its logical ids, until the literal name of the bucket changes: then rule and policy are others', () => {
    const ids = (name: string) => {
      const stack = newStack();
      kept(stack, 'Cors', { name });
      return [RULE_TYPE, 'AWS::IAM::Policy'].map((type) => found(stack, type)[0].id);
    };
    expect(ids('acme-images')).toEqual(['CorsRuleacmeimages1224BBD6', 'CorsPolicyacmeimages60E33E82']);
    const all = [...ids('acme-images'), ...ids('acme-archive'), ...ids('acmeimages')];
    expect(new Set(all).size).toBe(6);
  });
});

describe('several in a stack', () => {
  const dependencies = (...names: ((stack: Stack) => string)[]) => {
    const stack = newStack();
    names.forEach((name, n) => kept(stack, `Cors${n}`, { name: name(stack) }));
    const rules = found(stack, RULE_TYPE);
    return rules.map(({ DependsOn }) => DependsOn.map((id: string) => rules.findIndex((rule) => rule.id === id)).filter((at: number) => at >= 0));
  };
  const literal = (name: string) => () => name;
  const token = (id: string) => (stack: Stack) => new CfnParameter(stack, id).valueAsString;

  test('for different buckets are made side by side', () => {
    expect(dependencies(literal('acme-a'), literal('acme-b'), literal('acme-c'))).toEqual([[], [], []]);
  });

  test('of which one\'s name is not known are made one after the other, since they may be for one bucket', () => {
    expect(dependencies(literal('acme-a'), literal('acme-b'), token('P'), literal('acme-c'), literal('acme-d'), token('Q')))
      .toEqual([[], [], [0, 1], [2], [2], [2, 3, 4]]);
  });

  test.each([['a literal name', literal('acme-images')], ['a parameter', (stack: Stack) => (stack.node.tryFindChild('P') as CfnParameter ?? new CfnParameter(stack, 'P')).valueAsString]])(
    'for one bucket, by %s, are refused', (_, name) => {
      const stack = newStack();
      kept(stack, 'One', { name: name(stack) });
      expect(() => kept(stack, 'Two', { name: name(stack) })).toThrow('a bucket must have one Hasty CORS rule of a stack, and \'Stack/One\' keeps it; give all `origins` there');
    });

  test('and one in another stack of the app are not in each other\'s way', () => {
    const stack = newStack();
    kept(stack);
    expect(() => kept(new Stack(stack.node.root as App, 'Another'))).not.toThrow();
  });
});

describe('a bucket', () => {
  test('whose name is a parameter has the rule under ids that do not change with it, and its ARN follows', () => {
    const stack = newStack();
    kept(stack, 'Cors', { name: new CfnParameter(stack, 'Name', { allowedPattern: '^[a-z-]+$' }).valueAsString });
    expect(ruleIn(stack)).toMatchObject({ id: 'CorsRule9012591B', Properties: { BucketName: { Ref: 'Name' } } });
    expect(JSON.stringify(found(stack, 'AWS::IAM::Policy')[0].Properties.PolicyDocument)).toContain('":s3:::",{"Ref":"Name"}');
  });
});

describe('origins', () => {
  test('beside those of Hasty\'s app are written, with a warning, since other rules are not known', () => {
    const stack = newStack();
    kept(stack, 'Cors', { origins: ['https://app.hasty.ai', 'https://hasty.acme.example'] });
    expect(JSON.parse(ruleIn(stack).Properties.Rule).AllowedOrigins).toEqual(['https://app.hasty.ai', 'https://hasty.acme.example']);
    expect(warningsOf(stack)).toEqual([{ id: 'hasty-bucket-constructs:corsOriginShared', text: expect.stringContaining('requests from https://hasty.acme.example get Hasty\'s rule') }]);
  });

  test('that are Hasty\'s alone give no warning', () => {
    const stack = newStack();
    kept(stack);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('may be a parameter, with a warning that nothing was checked', () => {
    const stack = newStack();
    kept(stack, 'Cors', { origins: [new CfnParameter(stack, 'Origin').valueAsString] });
    expect(JSON.stringify(ruleIn(stack).Properties.Rule)).toContain('{"Ref":"Origin"}');
    expect(warningsOf(stack).map(({ id }) => id)).toContain('hasty-bucket-constructs:notChecked');
  });

  test.each<[string, (stack: Stack) => string[], string]>([
    ['none', () => [], '`origins` must hold at least one origin'],
    ['one with a path', () => ['https://app.hasty.ai/'], 'a CORS origin must be https://'],
    ['a list that is not known', (stack) => new CfnParameter(stack, 'Origins', { type: 'CommaDelimitedList' }).valueAsList, '`origins` must be a list of strings, got: a token'],
  ])('refused: %s', (_, origins, message) => {
    const stack = newStack();
    expect(() => kept(stack, 'Cors', { origins: origins(stack) })).toThrow(message);
  });
});

test.each([['dryRun', { dryRun: 'false' as any }], ['outputs', { outputs: 'no' as any }]])('%s must be true or false', (name, props) => {
  expect(() => kept(newStack(), 'Cors', props)).toThrow(`\`${name}\` must be true or false`);
});
