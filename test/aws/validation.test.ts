import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { BucketMount, HastyAccessRole, HastyBucket } from '../../src/aws';
import { ImportMode, ListingScope } from '../../src/contract';
import { ENV, EXTERNAL_ID } from '../support/stack';

// off in all other test files, where it would cost seconds; read at synth
beforeAll(() => { process.env.CDK_VALIDATION = 'true'; });
beforeEach(() => jest.spyOn(console, 'error').mockImplementation()); // the findings once more, as a table

/** What CDK's validator of CloudFormation templates finds: the rule, the construct and the reason. */
function findings(build: (app: App) => void): [rule: string, path: string, reason: string][] {
  const context = { ...flags, '@aws-cdk/core:failSynthOnValidationErrors': false };
  const app = new App({ analyticsReporting: false, treeMetadata: false, context });
  build(app);
  const { pluginReports } = JSON.parse(readFileSync(join(app.synth().directory, 'validation-report.json'), 'utf8'));
  return pluginReports.filter(({ pluginName }: any) => pluginName === 'CloudFormation Validate').flatMap(({ violations }: any) =>
    violations.flatMap(({ ruleName, description, violatingConstructs }: any) =>
      violatingConstructs.map(({ constructPath }: any) => [ruleName, constructPath, description])));
}

test('CDK\'s template validator finds nothing in what the constructs make', () => {
  expect(findings((app) => {
    const common = { externalId: EXTERNAL_ID, prefixes: ['street', 'aerial/2026'] };
    const stack = new Stack(app, 'Stack', { env: ENV });
    const bucketProps = { encryption: BucketEncryption.KMS, bucketName: 'acme-images' };
    new HastyBucket(stack, 'New', { ...common, bucketProps, roleName: 'Hasty', path: '/vendors/', maxSessionDuration: Duration.hours(12) });
    new BucketMount(stack, 'Old', { ...common, bucket: new CfnBucket(stack, 'Own'), listing: ListingScope.PREFIX, fence: false });
    const role = new HastyAccessRole(stack, 'Role', { externalId: new CfnParameter(stack, 'ExternalId').valueAsString });
    const accessUntil = new CfnParameter(stack, 'Until', { default: '2099-12-01T00:00:00Z' }).valueAsString;
    const prefixes = [new CfnParameter(stack, 'Folder', { default: 'street/' }).valueAsString, 'a*b?${c}'];
    role.mount(Bucket.fromBucketName(stack, 'Named', 'acme-other'), { prefixes, importMode: ImportMode.COPY, accessUntil });
    new HastyBucket(new Stack(app, 'AnyRegion'), 'Images', common);
  })).toEqual([]);
});

test('it finds what is wrong elsewhere', () => {
  expect(findings((app) => {
    const assumeRolePolicyDocument = { Version: '2012-10-17', Statement: [] };
    new CfnRole(new Stack(app, 'Stack'), 'Role', { assumeRolePolicyDocument, maxSessionDuration: 99_999 });
  })).toContainEqual(['F3034', 'Stack/Role', 'MaxSessionDuration: 99999 is greater than the maximum of 43200']);
});
