import { guard } from './template';
import { show } from '../../../src/audit/document/text';
import { read } from '../../../src/audit/read';
import { merging, ruleFor } from '../../support/merged-cors';

const APP = 'https://app.hasty.ai';
const ACME = { AllowedOrigins: ['https://acme.example'], AllowedMethods: ['PUT'] };
const PARAMETERS = { Name: { Type: 'String' }, Dry: { Type: 'String' }, Chosen: { Type: 'String', AllowedValues: ['yes', 'no'] } };
const CONDITIONS = { Prod: { 'Fn::Equals': [{ Ref: 'Chosen' }, 'yes'] } };
const stack = (Resources: object) => ({ name: 'stack.json', text: JSON.stringify({ Parameters: PARAMETERS, Conditions: CONDITIONS, Resources }) });

/** The facts of a custom resource with other properties, beside other resources. */
function facts(properties: object = {}, more: object = {}) {
  const { CorsRule, ...others } = merging();
  return read([stack({ ...others, CorsRule: { ...CorsRule, Properties: { ...CorsRule.Properties, ...properties } }, ...more })]);
}
/** Each bucket with the origins of its rules, for each choice; undefined: its rules are not managed. */
const shown = (read_: ReturnType<typeof facts>) => read_.buckets.map(({ name, existing, cors }) => [
  show(name), existing, ...cors.map(({ when, rules }) => [guard(when), rules?.map((rule) => rule.unknown ?? rule.AllowedOrigins.map(show).join())]),
]);
const ONE = [['acme-images', true, ['', [APP]]]];

test('the rule stands on a bucket that no document makes, where it is asked for', () => {
  const read_ = facts();
  expect([shown(read_), read_.unknowns]).toEqual([ONE, []]);
  const [{ rules: [rule] = [], at }] = read_.buckets[0].cors;
  expect(rule).toMatchObject({ AllowedMethods: [['GET'], ['HEAD']], AllowedHeaders: [['Authorization']], ExposeHeaders: [['Access-Control-Allow-Origin']] });
  expect([rule.at.path, at.path]).toEqual(['Resources.CorsRule.Properties.Rule', 'Resources.CorsRule']);
});

test('whatever type asks our function gets it, and whoever asks another one does not', () => {
  const { CorsRule: { Properties } } = merging();
  expect(shown(facts({ DryRun: 'true' }, { Other: { Type: 'Custom::Acme', Properties } }))).toEqual(ONE);
  expect(shown(facts({ ServiceToken: 'arn:aws:lambda:eu-central-1:111122223333:function:cors' }))).toEqual([]);
  expect(shown(facts({}, { CorsFunction: { Type: 'AWS::Lambda::Function', Properties: { Code: { ZipFile: '//' } } } }))).toEqual([]);
});

test('the function may be ours for one choice', () => {
  const ServiceToken = { 'Fn::If': ['Prod', { 'Fn::GetAtt': ['CorsFunction', 'Arn'] }, 'arn:aws:lambda:eu-central-1:111122223333:function:cors'] };
  expect(shown(facts({ ServiceToken }))).toEqual([['acme-images', true, ['Chosen=yes', [APP]], ['!Chosen=yes', undefined]]]);
});

test('too many combinations of choices are not known, if they are of ours', () => {
  const names = (letter: string) => Array.from({ length: 8 }, (_, index) => `${letter}${index}`);
  const all = [...names('A'), ...names('B')];
  const oneOf = (letter: string, value: string) => names(letter).reduce<unknown>((rest, name) => ({ 'Fn::If': [name, value, rest] }), value);
  const unknowns = (more: object) => {
    const { CorsRule, ...others } = merging();
    Object.assign(CorsRule.Properties, { BucketName: oneOf('A', 'acme-'), Rule: oneOf('B', ruleFor(APP)), ...more });
    return read([{
      name: 'stack.json',
      text: JSON.stringify({
        Parameters: Object.fromEntries(all.map((name) => [`P${name}`, { Type: 'String' }])),
        Conditions: Object.fromEntries(all.map((name) => [name, { 'Fn::Equals': [{ Ref: `P${name}` }, 'yes'] }])),
        Resources: { ...others, CorsRule },
      }),
    }]).unknowns.map(({ why }) => why);
  };
  expect(unknowns({})).toEqual(['more than 64 combinations of choices, which names the bucket that a CORS rule is merged into']);
  expect(unknowns({ ServiceToken: 'arn:aws:lambda:eu-central-1:111122223333:function:cors' })).toEqual([]);
});

test.each<[string, unknown, unknown[]]>([
  ['is set, since it is empty', '', ONE],
  ['is not set', 'true', []],
  ['is not set, since every text but the empty one is true in JavaScript', false, []],
  ['is not set, by a name that the cloud makes', { Ref: 'CorsRole' }, []],
  ['is set for one choice', { 'Fn::If': ['Prod', { Ref: 'AWS::NoValue' }, 'true'] }, [['acme-images', true, ['Chosen=yes', [APP]], ['!Chosen=yes', undefined]]]],
  ['may be set', { Ref: 'Dry' }, [['acme-images', true, ['', ['a DryRun that is not known']]]]],
  ['may be set', { 'Fn::ImportValue': 'Dry' }, [['acme-images', true, ['', ['a DryRun that is not known']]]]],
])('with DryRun it %s: %p', (_, DryRun, expected) => {
  expect(shown(facts({ DryRun }))).toEqual(expected);
});

test.each<[string, unknown, string]>([
  ['another stack exports', { 'Fn::ImportValue': 'Rule' }, 'the import of Rule'],
  ['is missing', { Ref: 'AWS::NoValue' }, 'a Rule that is not there'],
  ['is no text', { AllowedOrigins: [APP] }, 'a map where a text is expected (Resources.CorsRule.Properties.Rule)'],
])('a rule that %s is not known', (_, Rule, why) => {
  expect(shown(facts({ Rule }))).toEqual([['acme-images', true, ['', [why]]]]);
});

test('an origin in the rule may be a parameter; a rule that is no JSON is refused, as it is when it is deployed', () => {
  const rule = { 'Fn::Join': ['', ruleFor('|').split('|').flatMap((part, index) => index > 0 ? [{ Ref: 'Name' }, part] : [part])] };
  expect(shown(facts({ Rule: rule }))).toEqual([['acme-images', true, ['', ['${Name}']]]]);
  expect(() => facts({ Rule: '{' })).toThrow('stack.json');
});

test('the bucket may be a parameter; one that is not known may be any', () => {
  expect(shown(facts({ BucketName: { Ref: 'Name' } }))).toEqual([['${Name}', true, ['', [APP]]]]);
  expect(facts({ BucketName: { Ref: 'Name' } }).unknowns).toEqual([]);
  expect(facts({ BucketName: { 'Fn::ImportValue': 'Name' } }).unknowns.map(({ why }) => why)).toEqual(['the import of Name, which names the bucket that a CORS rule is merged into']);
});

describe('a bucket that a document makes', () => {
  const Images = { Type: 'AWS::S3::Bucket', Properties: { CorsConfiguration: { CorsRules: [ACME] } } };

  test('has the rule before its own', () => {
    expect(shown(facts({ BucketName: { Ref: 'Images' } }, { Images }))).toEqual([['${Images}', false, ['', [APP, 'https://acme.example']]]]);
  });

  test('has it when both are there', () => {
    const { CorsRule } = merging();
    const Properties = { ...CorsRule.Properties, BucketName: { Ref: 'Images' } };
    expect(shown(facts({}, { Images, CorsRule: { ...CorsRule, Condition: 'Prod', Properties } }))).toEqual([
      ['${Images}', false, ['Chosen=yes', [APP, 'https://acme.example']], ['!Chosen=yes', ['https://acme.example']]],
    ]);
  });

  test('may be made by Terraform', () => {
    const { CorsRule: _, ...without } = merging();
    const terraform = { name: 'cdk.tf.json', text: JSON.stringify({ resource: { aws_s3_bucket: { images: { bucket: 'acme-images' } } } }) };
    expect(shown(read([stack(without), terraform]))).toEqual([['acme-images', false, ['', undefined]]]);
    expect(shown(read([stack(merging()), terraform]))).toEqual([['acme-images', false, ['', [APP]]]]);
  });
});

describe('two that ask', () => {
  const two = (properties: object, more: object = {}, first: object = {}) => {
    const { CorsRule } = merging();
    return facts(first, { More: { ...CorsRule, Properties: { ...CorsRule.Properties, ...properties }, ...more } });
  };
  const SAME = ['which of several CORS rules with one RuleId the bucket keeps'];

  test('for one bucket both get theirs', () => {
    const read_ = two({ RuleId: 'hasty-cors-2', Rule: ruleFor('https://hasty.acme.example') });
    expect([shown(read_), read_.unknowns]).toEqual([[['acme-images', true, ['', ['https://hasty.acme.example', APP]]]], []]);
  });

  test.each<[string, object, object, object, string[]]>([
    ['for one bucket', {}, {}, {}, SAME],
    ['for two buckets', { BucketName: 'acme-archive' }, {}, {}, []],
    ['for one that may be the other', { BucketName: { Ref: 'Name' } }, {}, {}, SAME],
    ['for one, by an id that the stack has', { RuleId: { 'Fn::Sub': 'hasty-cors-${AWS::StackName}' } }, {}, { RuleId: { 'Fn::Sub': 'hasty-cors-${AWS::StackName}' } }, SAME],
    ['for one, of which one changes nothing', { DryRun: 'true' }, {}, {}, []],
    ['for one, never both', { BucketName: { 'Fn::If': ['Prod', 'acme-images', 'acme-archive'] } }, {}, { BucketName: { 'Fn::If': ['Prod', 'acme-archive', 'acme-images'] } }, []],
    ['for one, together or not', {}, { Condition: 'Prod' }, {}, SAME],
  ])('by one id, %s', (_, properties, more, first, expected) => {
    expect(two(properties, more, first).unknowns.map(({ why }) => why)).toEqual(expected);
  });
});
