import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketMount } from 'hasty-bucket-constructs/aws';

const app = new App();
const stack = new Stack(app, 'HastyKmsBucket', {
  env: { account: '111122223333', region: 'us-east-1' }, // yours: where the bucket and its keys are
});

// stands for the bucket that you have: today's objects are encrypted with this key of the app
const archive = new s3.Bucket(stack, 'Archive', {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  encryptionKey: new kms.Key(stack, 'ArchiveKey', { enableKeyRotation: true }),
  bucketKeyEnabled: true,
});

new BucketMount(stack, 'Images', {
  bucket: archive, // yours: its own key is used by itself
  externalId: '0d1f2a3b-1111-4222-8333-444455556666', // yours: on the bucket page of your Hasty workspace
  prefixes: ['street/'], // your folders
  // yours: the keys of older objects; an object keeps the key that it was written with
  encryptionKeys: [kms.Key.fromKeyArn(stack, 'KeyOfLastYear', 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab')],
});
