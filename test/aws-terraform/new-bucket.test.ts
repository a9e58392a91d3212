import { newBucket } from '../../src/aws-terraform/new-bucket';
import { awsStack } from '../support/aws-terraform';

test.each(['acme-images', 'abc', 'acme.images.2026', '1-acme', 'a'.repeat(63)])('%s is the name of a new bucket', (name) => {
  expect(newBucket(awsStack(), name).bucket.bucketInput).toBe(name);
});

test.each([
  'ab', 'a'.repeat(64), 'Acme', 'acme_images', '-acme', 'acme-', 'acme..images', '192.168.1.4', 'xn--acme', 'sthree-acme', 'amzn-s3-demo-acme', 'acme-s3alias', 'acme--ol-s3', 'acme--x-s3',
  'acme--table-s3', 'acme.mrap', 'acme*', 'acme images', 'acme\n', '${file("/etc/passwd")}', '%{if}', '',
])('%j is none', (name) => {
  expect(() => newBucket(awsStack(), name)).toThrow('`bucketName` must be the name of a new bucket, 3 to 63 lower-case letters, digits, hyphens or dots, without a prefix or suffix that S3 keeps to itself, got: ');
});
