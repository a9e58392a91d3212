import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Construct } from 'constructs';
import { roleByHand, roleOutputsByHand } from './aws-by-hand';
import { synthesize } from './synthesize';

synthesize((stack) => new AwsProvider(stack, 'Aws', { region: 'eu-central-1' }), (stack, number) => {
  const scope = new Construct(stack, `Images${number}`);
  const buckets = [`acme-street-${number}`, `acme-harbour-${number}`];
  roleOutputsByHand(scope, buckets, roleByHand(scope, buckets, buckets.map((bucket) => `${bucket}/2026/`)));
});
