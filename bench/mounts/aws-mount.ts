import { Bucket } from 'aws-cdk-lib/aws-s3';
import { synthesize } from './synthesize-cdk';
import { BucketMount } from 'hasty-bucket-constructs/aws';

synthesize((stack, [number]) => new BucketMount(stack, `Images${number}`, {
  externalId: '0d1f2a3b-1111-4222-8333-444455556666',
  bucket: Bucket.fromBucketName(stack, `Archive${number}`, `acme-images-${number}`),
  prefixes: ['street/2026/', 'harbour/'],
}));
