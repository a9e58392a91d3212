import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketMount } from 'hasty-bucket-constructs/aws';

const app = new App();
const stack = new Stack(app, 'HastyOtherAccount', {
  env: { account: '111122223333', region: 'us-east-1' }, // yours: where the role is made
});

new BucketMount(stack, 'Images', {
  bucket: s3.Bucket.fromBucketAttributes(stack, 'Partner', {
    bucketName: 'acme-partner-images', // theirs
    account: '444455556666', // the account of its owner
    region: 'us-east-1',
  }),
  externalId: '0d1f2a3b-1111-4222-8333-444455556666', // yours: on the bucket page of your Hasty workspace
  prefixes: ['street/'], // your folders
  roleName: 'hasty-partner-images', // the owner's bucket policy names the role: keep its name
});
