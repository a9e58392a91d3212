import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { synthesize } from './synthesize-terraform';
import { BucketMount } from 'hasty-bucket-constructs/aws-terraform';

synthesize((stack) => new AwsProvider(stack, 'Aws', { region: 'eu-central-1' }), (stack, [number]) => new BucketMount(stack, `Images${number}`, {
  externalId: '0d1f2a3b-1111-4222-8333-444455556666',
  bucketName: `acme-images-${number}`,
  prefixes: ['street/2026/', 'harbour/'],
}));
