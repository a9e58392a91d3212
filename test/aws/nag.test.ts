import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnParameter, Fn, NestedStack, Stack, Validations } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { AwsSolutionsChecks } from 'cdk-nag';
import { BucketMount, HastyAccessRole, HastyBucket, HastyBucketProps } from '../../src/aws';
import { ImportMode, ListingScope } from '../../src/contract';
import { ENV, EXTERNAL_ID } from '../support/stack';

const outdir = mkdtempSync(join(tmpdir(), 'hasty-nag-'));
beforeEach(() => jest.spyOn(console, 'error').mockImplementation()); // the findings once more, as a table
afterAll(() => rmSync(outdir, { recursive: true }));

/** What cdk-nag's pack AwsSolutions finds in an app: the rule and the construct. */
function findings(build: (stack: Stack) => void, context = {}): [rule: string, path: string][] {
  const app = new App({ analyticsReporting: false, treeMetadata: false, outdir, context: { ...context, '@aws-cdk/core:failSynthOnValidationErrors': false } });
  build(new Stack(app, 'Stack', { env: ENV }));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
  const { pluginReports } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  return pluginReports.filter(({ pluginName }: any) => pluginName === 'AwsSolutions').flatMap(({ violations }: any) =>
    violations.flatMap(({ ruleName, violatingConstructs }: any) => violatingConstructs.map(({ constructPath }: any) => [ruleName, constructPath])));
}
const newBucket = (props: Partial<HastyBucketProps> = {}) => (stack: Stack) => new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID, ...props });
const mount = (stack: Stack, bucket: Bucket | ReturnType<typeof Bucket.fromBucketName>, prefixes = ['street', 'aerial/2026']) =>
  new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, prefixes });

const ACCESS_LOGS = ['AwsSolutions-S1', 'Stack/Images/Bucket/Resource'];

describe('of a HastyBucket cdk-nag asks for access logs, which are the user\'s choice, and for nothing else', () => {
  test.each<[string, Partial<HastyBucketProps>]>([
    ['as a whole', {}],
    ['with folders', { prefixes: ['street', 'aerial/2026'] }],
    ['with folders whose names look like wildcards and variables', { prefixes: ['a*b?', '${aws:username}', '<Images.Arn>'] }],
    ['with the listing of folders', { prefixes: ['street'], listing: ListingScope.PREFIX }],
    ['with an end', { prefixes: ['street'], importMode: ImportMode.COPY, accessUntil: '2099-12-01T00:00:00Z' }],
    ['without the fence', { prefixes: ['street'], fence: false }],
    ['with a key', { prefixes: ['street'], bucketProps: { encryption: BucketEncryption.KMS } }],
  ])('%s', (_, props) => {
    expect(findings(newBucket(props))).toEqual([ACCESS_LOGS]);
  });

  test('and once there are access logs, for nothing', () => {
    expect(findings((stack) => newBucket({ bucketProps: { serverAccessLogsBucket: Bucket.fromBucketName(stack, 'Logs', 'acme-logs') } })(stack))).toEqual([]);
  });
});

describe('of a BucketMount cdk-nag asks for nothing, on a bucket', () => {
  test.each<[string, (stack: Stack) => void]>([
    ['by its name', (stack) => mount(stack, Bucket.fromBucketName(stack, 'Own', 'acme-images'))],
    ['by its ARN', (stack) => mount(stack, Bucket.fromBucketArn(stack, 'Own', 'arn:aws:s3:::acme-images'))],
    ['by a parameter', (stack) => mount(stack, Bucket.fromBucketName(stack, 'Own', new CfnParameter(stack, 'Name').valueAsString))],
    ['by an export', (stack) => mount(stack, Bucket.fromBucketArn(stack, 'Own', Fn.importValue('AcmeImagesArn')))],
    ['with a folder by a parameter', (stack) => mount(stack, Bucket.fromBucketName(stack, 'Own', 'acme-images'), [new CfnParameter(stack, 'Folder').valueAsString])],
    [
      'among several of one role',
      (stack) => {
        const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
        role.mount(Bucket.fromBucketName(stack, 'Street', 'acme-street'), { prefixes: ['2026'] });
        role.mount(Bucket.fromBucketName(stack, 'Aerial', 'acme-aerial'), { wholeBucket: true });
      },
    ],
  ])('%s', (_, build) => {
    expect(findings(build)).toEqual([]);
    expect(findings(build, flags)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => [bucket: Stack, mount: Stack]]>([
    ['of the same stack', (stack) => [stack, stack]],
    ['of another stack', (stack) => [new Stack(stack.node.root as App, 'Buckets', { env: ENV }), stack]],
    ['of another region', (stack) => [new Stack(stack.node.root as App, 'Buckets', { env: { ...ENV, region: 'us-east-1' } }), stack]],
    ['of the parent of a nested stack', (stack) => [stack, new NestedStack(stack, 'Nested')]],
  ])('%s, beyond what it asks for without it', (_, stacks) => {
    const build = (mounted: boolean) => (stack: Stack) => {
      const [owner, user] = stacks(stack);
      const bucket = new Bucket(owner, 'Own', { bucketName: 'acme-images', enforceSSL: true });
      if (mounted) mount(user, bucket);
    };
    for (const context of [{}, flags]) {
      const paths = new Set(findings(build(true), context).map((finding) => finding.join()));
      expect(paths).toEqual(new Set(findings(build(false), context).map((finding) => finding.join())));
      expect([...paths]).toEqual([expect.stringMatching(/^AwsSolutions-S1,\w+\/Own\/Resource$/)]);
    }
  });
});

describe('what is added by hand is still found', () => {
  const street = (stack: Stack) => Bucket.fromBucketName(stack, 'Own', 'acme-images');
  const policy = 'Stack/Images/Role/Resource/DefaultPolicy/Resource';
  const resources = ['arn:aws:s3:::acme-images/street/*'];
  const found = 'AwsSolutions-IAM5[Resource::arn:aws:s3:::acme-images/street/*]';

  test('a grant of the whole bucket', () => {
    const grant = (stack: Stack) => {
      const bucket = street(stack);
      bucket.grantRead(mount(stack, bucket).role.role);
    };
    expect(findings(grant).sort()).toEqual([
      ['AwsSolutions-IAM5[Action::s3:GetBucket*]', policy],
      ['AwsSolutions-IAM5[Action::s3:GetObject*]', policy],
      ['AwsSolutions-IAM5[Action::s3:List*]', policy],
      ['AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::acme-images/*]', policy],
    ]);
  });

  test('another right on a mounted folder', () => {
    const statement = new PolicyStatement({ actions: ['s3:DeleteObject'], resources });
    expect(findings((stack) => mount(stack, street(stack)).role.role.addToPrincipalPolicy(statement))).toEqual([[found, policy]]);
  });

  test('another role\'s right on a mounted folder', () => {
    expect(findings((stack) => {
      mount(stack, street(stack));
      const role = new Role(stack, 'Other', { assumedBy: new AccountRootPrincipal() });
      role.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources }));
    })).toEqual([[found, 'Stack/Other/DefaultPolicy/Resource']]);
  });
});

test('the finding is acknowledged with the reason', () => {
  const stack = new Stack(new App({ analyticsReporting: false, treeMetadata: false }), 'Stack');
  mount(stack, Bucket.fromBucketName(stack, 'Own', 'acme-images'));
  (stack.node.root as App).synth();
  const acknowledged = stack.node.findAll().flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY).flatMap(({ data }) => Object.entries(data));
  const reason = 'Hasty reads every object under a mounted prefix, so the resource ends in a wildcard; it is scoped to the mount, and the fence denies the rest';
  expect(acknowledged).toEqual(['street', 'aerial/2026'].map((folder) =>
    [expect.stringMatching(new RegExp(`AwsSolutions-IAM5\\[Resource::arn:aws:s3:::acme-images/${folder}/\\*\\]$`)), reason]));
});
