import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketMount, HastyCors } from 'hasty-bucket-constructs/aws';

const app = new App();
const stack = new Stack(app, 'HastyImportedBucket');

// yours: a bucket of this account that was made by hand, or by another stack that sets no CORS rules
const archive = s3.Bucket.fromBucketName(stack, 'Archive', 'acme-images');

new BucketMount(stack, 'Images', {
  bucket: archive,
  externalId: '0d1f2a3b-1111-4222-8333-444455556666', // yours: on the bucket page of your Hasty workspace
  prefixes: ['street/'], // your folders; for all of the bucket write `wholeBucket: true` instead
  cors: HastyCors.merge(), // first look: HastyCors.merge({ dryRun: true })
});
