import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketMount } from 'hasty-bucket-constructs/aws';
import { ImportMode } from 'hasty-bucket-constructs/contract';

const app = new App();
const stack = new Stack(app, 'HastyCopy');

// given once, as in `cdk deploy --parameters AccessUntil=2026-12-01T00:00:00Z`; later deploys keep it
const accessUntil = new CfnParameter(stack, 'AccessUntil', {
  description: 'When the access of Hasty ends, in UTC, such as 2026-12-01T00:00:00Z',
});

// stands for the bucket that you have
const archive = new s3.Bucket(stack, 'Archive', {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
});

new BucketMount(stack, 'Images', {
  bucket: archive, // yours: any bucket of the app
  externalId: '0d1f2a3b-1111-4222-8333-444455556666', // yours: on the bucket page of your Hasty workspace
  prefixes: ['street/'], // your folders; for all of the bucket write `wholeBucket: true` instead
  importMode: ImportMode.COPY,
  accessUntil: accessUntil.valueAsString,
});
