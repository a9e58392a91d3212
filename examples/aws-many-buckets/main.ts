import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { HastyAccessRole } from 'hasty-bucket-constructs/aws';

const app = new App();
const stack = new Stack(app, 'HastyManyBuckets');

// yours: the buckets, and the folders of each that Hasty may read
const FOLDERS = {
  Street: ['2025/', '2026/'],
  Aerial: ['ortho/'],
  Harbour: ['crane/', 'quay/'],
};

// one workspace of Hasty reads all of them, so one role will do
const hasty = new HastyAccessRole(stack, 'Hasty', {
  externalId: '0d1f2a3b-1111-4222-8333-444455556666', // yours: on the bucket page of your Hasty workspace
});

for (const [id, prefixes] of Object.entries(FOLDERS)) {
  // stands for a bucket that you have
  const bucket = new s3.Bucket(stack, id, {
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
  });
  hasty.mount(bucket, { prefixes });
}
