import { written } from '../../src/aws-terraform/written';
import { awsStack, ownBucket } from '../support/aws-terraform';

test('what is written has overrides in it, and the very tokens that were set', () => {
  const stack = awsStack();
  const name = ownBucket(stack).id;
  const bucket = ownBucket(new (stack.constructor as any)(stack.node.root, 'Other'), { bucket: name });
  expect(written(bucket).bucket).toBe(name);
  bucket.addOverride('bucket', 'acme-other');
  expect(written(bucket).bucket).toBe('acme-other');
});
