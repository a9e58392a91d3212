import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { Construct } from 'constructs';
import { grantByHand, outputsByHand } from './gcp-by-hand';
import { synthesize } from './synthesize-terraform';

synthesize((stack) => new GoogleProvider(stack, 'Google', { project: 'acme-data' }), (stack, [number]) => {
  const scope = new Construct(stack, `Images${number}`);
  const mounted = { number, path: `Images${number}`, bucket: `acme-images-${number}` };
  outputsByHand(scope, mounted, grantByHand(scope, mounted));
});
