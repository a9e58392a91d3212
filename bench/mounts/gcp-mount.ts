import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { synthesize } from './synthesize-terraform';
import { BucketMount } from 'hasty-bucket-constructs/gcp';

synthesize(
  (stack) => new GoogleProvider(stack, 'Google', { project: 'acme-data' }),
  (stack, [number]) => new BucketMount(stack, `Images${number}`, {
    bucketName: `acme-images-${number}`,
    uniformAccess: true,
    prefixes: ['street/2026/', 'harbour/'],
    accountId: `hasty-images-${number}`,
    roleId: `hasty_images_${number}`,
  }),
);
