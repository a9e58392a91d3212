import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { TerraformVariable } from 'cdktf';
import { partitionOf, regionErrors, regionOf } from '../../src/aws-terraform/region';
import { awsStack, ownBucket } from '../support/aws-terraform';
import { newTerraformStack } from '../support/terraform-stack';

test('every region that CDK knows is in the partition that CDK says', () => {
  expect(RegionInfo.regions.length).toBeGreaterThan(30);
  expect(RegionInfo.regions.filter(({ name, partition }) => partition && partitionOf(name) !== partition).map(({ name }) => name)).toEqual([]);
  expect(partitionOf('eu-central-1')).toBe('aws');
});

test('a resource lies where it says, else where its provider does, else where the default one does', () => {
  const stack = awsStack();
  const elsewhere = new AwsProvider(stack, 'Elsewhere', { alias: 'elsewhere', region: 'us-east-1' });
  const bucket = ownBucket(stack);
  expect(regionOf(bucket)).toBe('eu-central-1');
  bucket.provider = elsewhere;
  expect(regionOf(bucket)).toBe('us-east-1');
  bucket.region = 'eu-west-1';
  expect(regionOf(bucket)).toBe('eu-west-1');
});

test('a region is not known without a provider, or as a variable', () => {
  expect(regionOf(ownBucket(newTerraformStack()))).toBeUndefined();
  const stack = newTerraformStack();
  new AwsProvider(stack, 'Aws', { region: new TerraformVariable(stack, 'region', { type: 'string' }).stringValue });
  expect(regionErrors('a bucket', new S3Bucket(stack, 'Bucket'))).toEqual([]);
});

test('a region of another partition is an error', () => {
  const stack = awsStack();
  expect(regionErrors('a bucket', ownBucket(stack))).toEqual([]);
  expect(regionErrors('a bucket', new S3Bucket(stack, 'Gov', { region: 'us-gov-west-1' }))).toEqual([
    expect.stringContaining("a bucket must be in the partition 'aws', where Hasty's account is, got region 'us-gov-west-1' of partition 'aws-us-gov'"),
  ]);
});
