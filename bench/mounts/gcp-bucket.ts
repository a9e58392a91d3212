import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { synthesize } from './synthesize-terraform';
import { HastyBucket } from 'hasty-bucket-constructs/gcp';

synthesize(
  (stack) => new GoogleProvider(stack, 'Google', { project: 'acme-data' }),
  (stack, [number]) => new HastyBucket(stack, `Images${number}`, {
    name: `acme-images-${number}`,
    location: 'europe-west3',
    prefixes: ['street/2026/', 'harbour/'],
    accountId: `hasty-images-${number}`,
    roleId: `hasty_images_${number}`,
  }),
);
