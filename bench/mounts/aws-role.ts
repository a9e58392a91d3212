import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BUCKETS_PER_ROLE } from './buckets-per-role';
import { synthesize } from './synthesize-cdk';
import { HastyAccessRole } from 'hasty-bucket-constructs/aws';

synthesize((stack, numbers) => {
  const role = new HastyAccessRole(stack, `Images${numbers[0]}`, { externalId: '0d1f2a3b-1111-4222-8333-444455556666' });
  numbers.forEach((number) => role.mount(Bucket.fromBucketName(stack, `Archive${number}`, `acme-images-${number}`), { prefixes: ['street/2026/'] }));
}, BUCKETS_PER_ROLE);
