import { synthesize } from './synthesize-cdk';
import { HastyBucket } from 'hasty-bucket-constructs/aws';

synthesize((stack, [number]) => new HastyBucket(stack, `Images${number}`, {
  externalId: '0d1f2a3b-1111-4222-8333-444455556666',
  prefixes: ['street/2026/', 'harbour/'],
  bucketProps: { bucketName: `acme-images-${number}` },
}));
