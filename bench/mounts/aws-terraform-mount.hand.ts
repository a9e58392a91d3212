import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Construct } from 'constructs';
import { outputsByHand, roleByHand } from './aws-terraform-by-hand';
import { synthesize } from './synthesize-terraform';

synthesize((stack) => new AwsProvider(stack, 'Aws', { region: 'eu-central-1' }), (stack, [number]) => {
  const scope = new Construct(stack, `Images${number}`);
  const bucket = `acme-images-${number}`;
  outputsByHand(scope, bucket, bucket, roleByHand(new Construct(scope, 'Role'), [bucket], [`${bucket}/street/2026/`, `${bucket}/harbour/`]));
});
