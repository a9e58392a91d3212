import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectReviewed } from './reviewed';
import { EXAMPLES, EXAMPLES_FOLDER, synthesize, Template } from './synthesize';
import { TERRAFORM_EXAMPLES } from './synthesize-terraform';

const folder = mkdtempSync(join(tmpdir(), 'hasty-examples-'));
const templates: Record<string, Template> = {};
beforeAll(async () => {
  await Promise.all(EXAMPLES.map(async (example) => { templates[example] = await synthesize(example, join(folder, example)); }));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('every example is tested, here or among those on Terraform', () => {
  const found = readdirSync(EXAMPLES_FOLDER).filter((name) => existsSync(join(EXAMPLES_FOLDER, name, 'main.ts')));
  expect(found.sort()).toEqual([...EXAMPLES, ...TERRAFORM_EXAMPLES].sort());
});

test.each(EXAMPLES)('%s gives the template that was reviewed', (example) => {
  expectReviewed(`${example}.template.json`, templates[example]);
});

// CloudFormation replaces a resource whose logical id changes, and scripts read outputs by theirs: a change here is a major version
test.each(Object.entries({
  'aws-new-bucket': [
    'ImagesBucket4B6DB8E1', 'ImagesBucketPolicyF5EB529F', 'ImagesMountRole8C04B2E6',
    'ImagesBucketName', 'ImagesRoleArn', 'ImagesExternalId', 'ImagesHastyScope', 'ImagesHastyRegistration',
  ],
  'aws-existing-bucket': [
    'ArchiveDA4CB258', 'ArchivePolicyC780D5C8', 'ImagesRole2C169755',
    'ImagesBucketName', 'ImagesRoleArn', 'ImagesExternalId', 'ImagesHastyScope', 'ImagesHastyRegistration',
  ],
  'aws-imported-bucket': [
    'ImagesRole2C169755', 'HastyCorsacmeimagesPolicyacmeimages294EF172', 'HastyCorsacmeimagesRuleacmeimagesAA026449',
    'HastyBucketCorsLog4A9ABDED', 'HastyBucketCorsRoleFE419B61', 'HastyBucketCorsFunction7ABFB073',
    'ImagesBucketName', 'ImagesRoleArn', 'ImagesExternalId', 'ImagesHastyScope', 'ImagesHastyRegistration', 'HastyCorsacmeimagesChange',
  ],
  'aws-two-workspaces': [
    'ArchiveDA4CB258', 'ArchivePolicyC780D5C8', 'StreetRoleE0C0FCB0', 'AerialRoleB18666C0',
    'StreetBucketName', 'StreetRoleArn', 'StreetExternalId', 'StreetHastyScope', 'StreetHastyRegistration',
    'AerialBucketName', 'AerialRoleArn', 'AerialExternalId', 'AerialHastyScope', 'AerialHastyRegistration',
  ],
  'aws-copy-24h': [
    'ArchiveDA4CB258', 'ArchivePolicyC780D5C8', 'ImagesRole2C169755',
    'ImagesBucketName', 'ImagesRoleArn', 'ImagesExternalId', 'ImagesHastyScope', 'ImagesHastyRegistration',
  ],
  'aws-kms-bucket': [
    'ArchiveKeyDC5BCBC1', 'ArchiveDA4CB258', 'ArchivePolicyC780D5C8', 'ImagesRole2C169755',
    'ImagesBucketName', 'ImagesRoleArn', 'ImagesExternalId', 'ImagesHastyScope', 'ImagesHastyRegistration',
  ],
  'aws-other-account': [
    'ImagesRole2C169755',
    'ImagesBucketName', 'ImagesRoleArn', 'ImagesExternalId', 'ImagesHastyScope', 'ImagesHastyRegistration', 'ImagesBucketPolicyStatements',
  ],
  'aws-many-buckets': [
    'HastyAFFDAEA8', 'Street1437A84B', 'StreetPolicy1B2EE2A3', 'Aerial52823C75', 'AerialPolicyCF4B3983', 'HarbourC7B60556', 'HarbourPolicy73A18213',
    'HastyRoleArn', 'HastyExternalId', 'HastyHastyRegistrations',
  ],
  'aws-organisation': [
    'ImagesBucket4B6DB8E1', 'ImagesBucketPolicyF5EB529F', 'ImagesMountRole8C04B2E6',
    'ImagesBucketName', 'ImagesRoleArn', 'ImagesExternalId', 'ImagesHastyScope', 'ImagesHastyRegistration',
  ],
}))('%s keeps its logical ids', (example, ids) => {
  const { Resources, Outputs } = templates[example];
  expect([...Object.keys(Resources), ...Object.keys(Outputs)]).toEqual(ids);
});
