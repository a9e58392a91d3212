import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { BUCKETS_PER_ROLE } from './buckets-per-role';
import { synthesize } from './synthesize-terraform';
import { HastyAccessRole } from 'hasty-bucket-constructs/aws-terraform';

synthesize((stack) => new AwsProvider(stack, 'Aws', { region: 'eu-central-1' }), (stack, numbers) => {
  const role = new HastyAccessRole(stack, `Images${numbers[0]}`, { externalId: '0d1f2a3b-1111-4222-8333-444455556666' });
  numbers.forEach((number) => role.mountByName(`acme-images-${number}`, { prefixes: ['street/2026/'] }));
}, BUCKETS_PER_ROLE);
