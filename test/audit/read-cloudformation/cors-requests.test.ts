import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnParameter, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { partsOf, template } from './template';
import { documentsAt } from '../../../src/audit';
import { read } from '../../../src/audit/read';
import { readCloudFormation } from '../../../src/audit/read-cloudformation';
import { BucketMount, ExistingBucketCors, HastyCors } from '../../../src/aws';
import { merging } from '../../support/merged-cors';

const { CorsRule } = merging();
const ARN = { 'Fn::GetAtt': ['CorsFunction', 'Arn'] };
const whys = (more: object) => partsOf({ ...merging(), ...more }).unknowns.map(({ why }) => why);
const named = (type: string) => [`Other of type ${type}, which names the function that keeps CORS rules`];

test.each<[string, unknown]>([
  ['AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'a', Arn: ARN, Input: '{}' }] }],
  ['AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: { Ref: 'CorsFunction' }, Principal: '*' }],
  ['AWS::Lambda::Version', { FunctionName: { Ref: 'CorsFunction' } }],
  ['AWS::StepFunctions::StateMachine', { DefinitionString: { 'Fn::ToJsonString': { Resource: ARN } } }],
  ['AWS::StepFunctions::StateMachine', { DefinitionString: { 'Fn::Join': ['', ['x', { 'Fn::Base64': { 'Fn::Sub': '${CorsFunction.Arn}' } }]] } }],
  ['AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ARN }] } }],
  ['Acme::Grant::Access', { ...CorsRule.Properties, DryRun: 'x' }],
  ['Custom::Acme', { ...CorsRule.Properties, GiveTo: 'acme' }],
  ['Custom::HastyBucketCors', { ...CorsRule.Properties, ServiceToken: { 'Fn::Sub': '${CorsFunction.Arn}:7' } }],
  ['Custom::HastyBucketCors', { ...CorsRule.Properties, ServiceToken: { 'Fn::Sub': 'arn:aws:lambda:us-east-1:999999999999:function:${CorsFunction}' } }],
])('who else names the function is not understood: %s %j', (Type, Properties) => {
  expect(whys({ Other: { Type, Properties } })).toEqual(named(Type));
});

test('so is another stack that imports its name', () => {
  const Outputs = { Name: { Value: { Ref: 'CorsFunction' }, Export: { Name: 'cors-function' } } };
  const other = { Other: { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { 'Fn::ImportValue': 'cors-function' }, Principal: '*' } } };
  const { unknowns } = readCloudFormation([template({ Resources: merging(), Outputs }), template({ Resources: other }, 'other.json')], {});
  expect(unknowns.map(({ why }) => why)).toEqual(named('AWS::Lambda::Permission'));
});

test('what names another function, depends on it, or tells of it, does not call it', () => {
  const Other = {
    Type: 'AWS::Lambda::Permission',
    DependsOn: ['CorsFunction'],
    Metadata: { 'aws:cdk:path': 'Stack/CorsFunction' },
    Properties: { Action: 'lambda:InvokeFunction', FunctionName: { 'Fn::Sub': 'CorsFunction2' }, Principal: 's3.amazonaws.com' },
  };
  expect(whys({ Other })).toEqual([]);
  expect(partsOf({ ...merging(), Other }, { Outputs: { Name: { Value: ARN } } }).unknowns).toEqual([]);
});

test.each<[unknown, boolean]>([
  ['hasty-cors-1', true],
  [{ 'Fn::Sub': 'hasty-cors-1-${AWS::StackName}' }, true],
  [{ Ref: 'AWS::NoValue' }, false],
  ['', false],
  ['a', false],
  ['hasty-cors-', false],
  ['hasty-cors-1|hasty-cors-2', false],
  [{ Ref: 'Id' }, false],
  [{ 'Fn::Sub': 'hasty-cors-${Id}' }, false],
  [{ 'Fn::ImportValue': 'Id' }, false],
  [{ 'Fn::If': ['Prod', 'hasty-cors-1', 'a'] }, false],
  [{ 'Fn::If': ['Prod', 'hasty-cors-1', 'hasty-cors-2'] }, true],
])('the rule id must be one that the function takes: %j %s', (RuleId, known) => {
  const sections = { Parameters: { Id: { Type: 'String' } }, Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'Id' }, 'prod'] } } };
  const { unknowns } = partsOf({ ...merging(), CorsRule: { ...CorsRule, Properties: { ...CorsRule.Properties, RuleId } } }, sections);
  expect(unknowns.map(({ why }) => why)).toEqual(known ? [] : ['a RuleId that is not known to begin with hasty-cors- (CorsRule)']);
});

test.each<[unknown, string | undefined, boolean]>([
  [{ Ref: 'AWS::AccountId' }, undefined, true],
  [{ Ref: 'AWS::AccountId' }, '111122223333', true],
  ['111122223333', '111122223333', true],
  ['111122223333', undefined, true],
  ['999999999999', '111122223333', false],
  [{ Ref: 'AWS::NoValue' }, undefined, false],
  ['', undefined, false],
  [{ 'Fn::ImportValue': 'Account' }, undefined, false],
])('the owner must be the account of the stack: %j in %s %s', (ExpectedBucketOwner, account, known) => {
  const Resources = { ...merging(), CorsRule: { ...CorsRule, Properties: { ...CorsRule.Properties, ExpectedBucketOwner } } };
  const { unknowns } = readCloudFormation([template({ Resources }, 'stack.json', { account })], {});
  expect(unknowns.map(({ why }) => why)).toEqual(known ? [] : ['an ExpectedBucketOwner that is not known to be the account of the stack (CorsRule)']);
});

describe('what the constructs make is understood', () => {
  const unknownsOf = (make: (app: App) => unknown) => {
    const app = new App({ context: { 'aws:cdk:enable-asset-metadata': true } }); // as the CLI has it
    make(app);
    return read(documentsAt([app.synth().directory])).unknowns;
  };
  const mount = (scope: Construct, id: string, bucketName: string, options = {}) => new BucketMount(scope, id, {
    bucket: Bucket.fromBucketName(scope, `${id}Bucket`, bucketName),
    externalId: '0d1f2a3b-1111-4222-8333-444455556666',
    prefixes: ['street/'],
    cors: HastyCors.merge(options),
  });
  const env = { account: '111122223333', region: 'eu-central-1' };

  test.each<[string, (app: App) => unknown]>([
    ['a mount', (app) => mount(new Stack(app, 'Stack'), 'Mount', 'acme-images')],
    ['a mount where account and region are known', (app) => mount(new Stack(app, 'Stack', { env }), 'Mount', 'acme-images')],
    ['two mounts of one bucket in two stacks', (app) => ['One', 'Two'].map((id) => mount(new Stack(app, id), 'Mount', 'acme-images'))],
    ['a dry run, with a revision', (app) => mount(new Stack(app, 'Stack'), 'Mount', 'acme-images', { dryRun: true, revision: '2' })],
    ['a stack in a stage, twice', (app) => ['Dev', 'Prod'].map((id) => mount(new Stack(new Stage(app, id, { env }), 'Stack'), 'Mount', 'acme-images'))],
    ['a nested stack', (app) => mount(new NestedStack(new Stack(app, 'Stack'), 'Nested'), 'Mount', 'acme-images')],
  ])('%s', (_, make) => {
    expect(unknownsOf(make)).toEqual([]);
  });

  test('many rules, some of buckets that are named at deploy', () => {
    expect(unknownsOf((app) => {
      const stack = new Stack(app, 'Stack');
      const names = [...Array.from({ length: 30 }, (__, index) => `acme-images-${index}`), new CfnParameter(stack, 'Name').valueAsString, new CfnParameter(stack, 'Other').valueAsString];
      names.forEach((name, index) => new ExistingBucketCors(stack, `Cors${index}`, { bucket: Bucket.fromBucketName(stack, `Bucket${index}`, name) }));
    })).toEqual([]);
  });

  test('the example', () => {
    const name = 'aws-imported-bucket.template.json';
    expect(read([{ name, text: readFileSync(join(__dirname, '../../examples', name), 'utf8') }]).unknowns).toEqual([]);
  });
});
