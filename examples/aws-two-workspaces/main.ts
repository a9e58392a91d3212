import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketMount } from 'hasty-bucket-constructs/aws';

const app = new App();
const stack = new Stack(app, 'HastyTwoWorkspaces');

// one bucket that two teams label, each in a Hasty workspace of its own
const archive = new s3.Bucket(stack, 'Archive', {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
});

// each workspace has its own ExternalId, so it gets its own role; the CORS rule is written once
new BucketMount(stack, 'Street', {
  bucket: archive,
  externalId: '0d1f2a3b-1111-4222-8333-444455556666', // that of the first workspace
  prefixes: ['street/'],
});

new BucketMount(stack, 'Aerial', {
  bucket: archive,
  externalId: '5c6d7e8f-2222-4333-8444-555566667777', // that of the second workspace
  prefixes: ['aerial/'],
});
