import { DataAwsS3Bucket } from '@cdktf/provider-aws/lib/data-aws-s3-bucket';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { bucketByName, bucketOfApp, ofType, settingsOf } from '../../src/aws-terraform/mounted-bucket';
import { resolved } from '../../src/terraform/rendered';
import { awsStack, ownBucket } from '../support/aws-terraform';
import { newTerraformStack, terraformWarnings } from '../support/terraform-stack';

describe('a bucket of the app', () => {
  test('is referred to, and its name is known where it is written', () => {
    const stack = newTerraformStack();
    const bucket = ownBucket(stack);
    const { name, literal, title, resource } = bucketOfApp(stack, bucket);
    expect([resolved(name, stack), literal, title, resource]).toEqual(['${aws_s3_bucket.Archive.bucket}', 'acme-archive', 'Stack/Archive', bucket]);
    expect(bucketOfApp(stack, new S3Bucket(stack, 'Unnamed')).literal).toBeUndefined();
  });

  test('must be an S3Bucket', () => {
    const stack = newTerraformStack();
    expect(() => bucketOfApp(stack, 'acme-images' as any)).toThrow(new Error(
      "`bucket` must be an S3Bucket, got: acme-images; for a bucket made elsewhere give its name as `bucketName`, or to mountByName('acme-images', ...)"));
    expect(() => bucketOfApp(stack, new DataAwsS3Bucket(stack, 'Data', { bucket: 'acme-images' }) as any)).toThrow('`bucket` must be an S3Bucket');
  });
});

describe('a bucket by its name', () => {
  test('is named', () => {
    expect(bucketByName(newTerraformStack(), 'acme-images')).toMatchObject({ name: 'acme-images', literal: 'acme-images', title: 'acme-images' });
  });

  test.each(['acme-*', 'a', 'acme images', '${file("x")}', '%{x}', 'acme"images', 'acme\nimages', 'acme-images-s3alias'])('must not be %j', (name) => {
    expect(() => bucketByName(newTerraformStack(), name)).toThrow(`a bucket must have the name of one bucket, without wildcards, and be no access point or directory bucket, got: '${name}'`);
  });

  test('must be a string', () => {
    expect(() => bucketByName(newTerraformStack(), ownBucket(newTerraformStack()) as any)).toThrow('`bucketName` must be a string');
  });

  test('that is a variable is checked when Terraform plans', () => {
    const stack = newTerraformStack();
    const { name, literal } = bucketByName(stack, new TerraformVariable(stack, 'bucket', { type: 'string' }).stringValue);
    expect([resolved(name, stack), literal]).toEqual(['${regex("^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$", var.bucket)}', undefined]);
  });
});

test.each<[string, (stack: TerraformStack) => void]>([
  ['by its name', (stack) => bucketByName(stack, 'acme.images')],
  ['of the app', (stack) => bucketOfApp(stack, ownBucket(stack, { bucket: 'acme.images' }))],
])('a bucket %s with a dot in it is warned of', (_, mount) => {
  const stack = awsStack();
  mount(stack);
  expect(terraformWarnings(stack).map(({ id }) => id)).toEqual(['hasty-bucket-constructs:bucketNameWithDot']);
});

describe('the CORS rules', () => {
  const rulesOf = (bucket: S3Bucket) => ofType(settingsOf(bucket, bucketOfApp(bucket, bucket)), S3BucketCorsConfiguration);
  const cors = (scope: TerraformStack, bucket: string) => new S3BucketCorsConfiguration(scope, 'Cors', { bucket, corsRule: [] });

  test.each<[string, (bucket: S3Bucket) => string]>([
    ['by a reference', (bucket) => bucket.bucket],
    ['by a reference to its id', (bucket) => bucket.id],
    ['by its name', () => 'acme-archive'],
  ])('are the bucket’s that they name %s', (_, name) => {
    const stack = newTerraformStack();
    const bucket = ownBucket(stack);
    expect(rulesOf(bucket)).toEqual([]);
    const rules = cors(stack, name(bucket));
    stack.node.validate();
    expect(rulesOf(bucket)).toEqual([rules]);
  });

  test('are not those of another bucket, nor of one with the same id in another stack', () => {
    const stack = newTerraformStack();
    cors(stack, 'acme-images');
    const other = new TerraformStack(stack.node.root, 'Other');
    cors(other, ownBucket(other, {}).bucket);
    expect(rulesOf(ownBucket(stack))).toEqual([]);
  });
});
