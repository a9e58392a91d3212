import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketMount } from 'hasty-bucket-constructs/aws';

const app = new App();
const stack = new Stack(app, 'HastyExistingBucket');

// stands for the bucket that you have, with a CORS rule for your own viewer; the rule stays as it is
const archive = new s3.Bucket(stack, 'Archive', {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  cors: [{
    allowedOrigins: ['https://viewer.acme.example'],
    allowedMethods: [s3.HttpMethods.GET],
    allowedHeaders: ['Range'],
    maxAge: 600,
  }],
});

new BucketMount(stack, 'Images', {
  bucket: archive, // yours: any bucket of the app
  externalId: '0d1f2a3b-1111-4222-8333-444455556666', // yours: on the bucket page of your Hasty workspace
  prefixes: ['street/'], // your folders; for all of the bucket write `wholeBucket: true` instead
});
