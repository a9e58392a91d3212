import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Construct } from 'constructs';
import { roleByHand, roleOutputsByHand } from './aws-terraform-by-hand';
import { BUCKETS_PER_ROLE } from './buckets-per-role';
import { synthesize } from './synthesize-terraform';

synthesize((stack) => new AwsProvider(stack, 'Aws', { region: 'eu-central-1' }), (stack, numbers) => {
  const scope = new Construct(stack, `Images${numbers[0]}`);
  const buckets = numbers.map((number) => `acme-images-${number}`);
  roleOutputsByHand(scope, buckets, roleByHand(scope, buckets, buckets.map((bucket) => `${bucket}/street/2026/`)));
}, BUCKETS_PER_ROLE);
