import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { Construct } from 'constructs';
import { grantByHand, outputsByHand } from './gcp-by-hand';
import { synthesize } from './synthesize-terraform';

synthesize((stack) => new GoogleProvider(stack, 'Google', { project: 'acme-data' }), (stack, [number]) => {
  const scope = new Construct(stack, `Images${number}`);
  const { name } = new StorageBucket(scope, 'Bucket', {
    name: `acme-images-${number}`,
    location: 'europe-west3',
    uniformBucketLevelAccess: true,
    publicAccessPrevention: 'enforced',
    forceDestroy: false,
    versioning: { enabled: false },
    softDeletePolicy: { retentionDurationSeconds: 604_800 },
    lifecycleRule: [{ action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 7 } }],
    cors: [{ origin: ['https://app.hasty.ai'], method: ['GET'], responseHeader: ['Content-Type'], maxAgeSeconds: 3600 }],
    lifecycle: { preventDestroy: true },
  });
  const mounted = { number, path: `Images${number}`, bucket: name };
  outputsByHand(scope, mounted, grantByHand(new Construct(scope, 'Mount'), mounted));
});
