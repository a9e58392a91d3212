import { App, CfnOutput, FeatureFlags, NestedStack, PermissionsBoundary, Stack, StackProps, Stage, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { CodePipeline, CodePipelineSource, ShellStep } from 'aws-cdk-lib/pipelines';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { Construct } from 'constructs';
import { HastyBucket, HastyBucketProps } from '../../src/aws';
import { ENV, EXTERNAL_ID } from '../support/stack';
import { deployedText, outputsOf, resourceTypes, templateOf } from '../support/template';

const ROLE = 'ImagesMountRole8C04B2E6';
const BUCKET = 'ImagesBucket4B6DB8E1';
const newApp = (context: Record<string, unknown> = {}) => new App({ analyticsReporting: false, treeMetadata: false, context });

/** A bucket with two folders and a key, so that there is more than one of most things. */
function newImages(scope: Construct, props: Partial<HastyBucketProps> = {}): HastyBucket {
  return new HastyBucket(scope, 'Images', { externalId: EXTERNAL_ID, prefixes: ['street', 'aerial'], bucketProps: { encryption: BucketEncryption.KMS }, ...props });
}
function imagesStack(scope: Construct = newApp(), id = 'Stack', props?: StackProps): Stack {
  const stack = new Stack(scope, id, props);
  newImages(stack);
  return stack;
}
/** The resources without the key's description, which holds the path of the bucket. */
const resources = (stack: Stack): any => JSON.parse(JSON.stringify(templateOf(stack).Resources).replace(/Created by [^"]*/, ''));
const PLAIN = resources(imagesStack());
const OUTPUTS = ['ImagesBucketName', 'ImagesRoleArn', 'ImagesExternalId', 'ImagesHastyScope', 'ImagesHastyRegistration'];

describe('the feature flags of `cdk init`', () => {
  test('change nothing: not the role, not the bucket, not their policies', () => {
    const [bare, flagged] = [imagesStack(), imagesStack(newApp(flags))];
    const minimizes = (stack: Stack) => FeatureFlags.of(stack).isEnabled('@aws-cdk/aws-iam:minimizePolicies');
    expect([minimizes(bare), minimizes(flagged)]).toEqual([false, true]);
    expect(templateOf(flagged)).toEqual(templateOf(bare));
  });
});

describe('a permissions boundary', () => {
  const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':policy/acme-boundary']] };
  const acme = (stack: Stack) => iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'acme-boundary');

  test.each<[string, () => Stack]>([
    ['a context key of the app', () => imagesStack(newApp({ '@aws-cdk/core:permissionsBoundary': { name: 'acme-boundary' } }))],
    ['the stage', () => imagesStack(new Stage(newApp(), 'Prod', { permissionsBoundary: PermissionsBoundary.fromName('acme-boundary') }))],
    [
      'iam.PermissionsBoundary.of',
      () => {
        const stack = imagesStack();
        iam.PermissionsBoundary.of(stack).apply(acme(stack));
        return stack;
      },
    ],
    [
      'the property',
      () => {
        const stack = new Stack(newApp(), 'Stack');
        newImages(stack, { permissionsBoundary: acme(stack) });
        return stack;
      },
    ],
  ])('by %s is on the role, and is all that changes', (_, build) => {
    const { [ROLE]: { Properties: { PermissionsBoundary: boundary, ...role } }, ...others } = resources(build());
    expect(boundary).toEqual(arn);
    expect({ ...others, [ROLE]: { Type: 'AWS::IAM::Role', Properties: role } }).toEqual(PLAIN);
  });
});

test('tags reach the bucket and the role', () => {
  const stack = imagesStack();
  Tags.of(stack).add('team', 'street');
  expect([BUCKET, ROLE].map((id) => resources(stack)[id].Properties.Tags)).toEqual(Array(2).fill([{ Key: 'team', Value: 'street' }]));
});

describe('in stages', () => {
  class Images extends Stage {
    public readonly stack = new Stack(this, 'Stack');
    public readonly images = newImages(this.stack);
  }

  test('each has the same stack, but for the title at Hasty', () => {
    const app = newApp();
    const stacks = ['Test', 'Prod'].map((id) => new Images(app, id).stack);
    expect(stacks.map(resources)).toEqual([PLAIN, PLAIN]);
    const titles = stacks.map((stack) => JSON.parse(deployedText(outputsOf(stack).ImagesHastyRegistration, { [BUCKET]: '', [`${ROLE}.Arn`]: '' })).description);
    expect(titles).toEqual(['Test/Stack/Images/Bucket', 'Prod/Stack/Images/Bucket']);
  });

  test('of a pipeline it is deployed, and a later step gets its outputs', () => {
    const app = newApp(flags);
    const owner = new Stack(app, 'Pipeline', { env: ENV });
    const connectionArn = `arn:aws:codestar-connections:${ENV.region}:${ENV.account}:connection/acme`;
    const synth = new ShellStep('Synth', { input: CodePipelineSource.connection('acme/images', 'main', { connectionArn }), commands: ['npx cdk synth'] });
    const prod = new Images(owner, 'Prod', { env: ENV });
    const envFromCfnOutputs = { ROLE_ARN: prod.images.node.findChild('RoleArn') as CfnOutput };
    new CodePipeline(owner, 'Pipeline', { synth })
      .addStage(prod, { post: [new ShellStep('Register', { envFromCfnOutputs, commands: ['echo $ROLE_ARN'] })] });

    const pipelines = Object.values<any>(resources(owner)).filter(({ Type }) => Type === 'AWS::CodePipeline::Pipeline');
    const { Actions } = pipelines[0].Properties.Stages.at(-1);
    expect(Actions.map(({ Name }: any) => Name)).toEqual(['Stack.Prepare', 'Stack.Deploy', 'Register']);
    expect(JSON.stringify(Actions.at(-1).Configuration)).toContain('.ImagesRoleArn}');
    expect(Object.keys(resources(prod.stack))).toEqual(Object.keys(PLAIN));
  });
});

test('in a nested stack all is as in a stack of its own', () => {
  const parent = new Stack(newApp(), 'Parent');
  const nested = new NestedStack(parent, 'Nested');
  newImages(nested);
  expect(resources(nested)).toEqual(PLAIN);
  expect(Object.keys(outputsOf(nested))).toEqual(OUTPUTS);
  expect(Object.values(resourceTypes(parent))).toEqual(['AWS::CloudFormation::Stack']);
});

test('in several regions all is the same but for the region of the key', () => {
  const app = newApp();
  const regions = ['eu-central-1', 'us-east-1', 'ap-southeast-2'];
  const anyRegion = JSON.stringify({ 'Fn::Join': ['', ['s3.', { Ref: 'AWS::Region' }, '.amazonaws.com']] });
  expect(JSON.stringify(PLAIN).split(anyRegion)).toHaveLength(2);
  const stacks = regions.map((region) => imagesStack(app, `Images-${region}`, { env: { region } }));
  expect(stacks.map(resources)).toEqual(regions.map((region) => JSON.parse(JSON.stringify(PLAIN).replace(anyRegion, `"s3.${region}.amazonaws.com"`))));
});
