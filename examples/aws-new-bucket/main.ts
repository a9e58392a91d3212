import { App, Stack } from 'aws-cdk-lib';
import { HastyBucket } from 'hasty-bucket-constructs/aws';

const app = new App();
const stack = new Stack(app, 'HastyNewBucket');

new HastyBucket(stack, 'Images', {
  externalId: '0d1f2a3b-1111-4222-8333-444455556666', // yours: on the bucket page of your Hasty workspace
  prefixes: ['street/'], // your folders; leave the line out to open the whole bucket
});
